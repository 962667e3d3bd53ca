import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { AlertDialog } from './alert-dialog.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Drawer } from './drawer.tsx';
import { IconButton } from './icon-button.tsx';
import {
  Menu,
  MenuCheckboxItem,
  MenuGroup,
  MenuItem,
  MenuRadioGroup,
  MenuSeparator,
} from './menu.tsx';
import { Popover } from './popover.tsx';
import { dismissToast, notify } from './toast.tsx';
import { UiRoot } from './ui-root.tsx';

function Opened({
  kind,
  onConfirm,
  pending,
}: {
  kind: 'dialog' | 'alert' | 'drawer';
  onConfirm?: () => void;
  pending?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const shared = { open, onOpenChange: setOpen };
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Open
      </Button>
      {kind === 'dialog' ? (
        <Dialog
          {...shared}
          title="Edit profile"
          description="Seen by all"
          footer={<Button>Save</Button>}
        >
          <input aria-label="Name" />
        </Dialog>
      ) : null}
      {kind === 'alert' ? (
        <AlertDialog
          {...shared}
          title="Delete 3 tickets?"
          description="You can undo this for 10 seconds."
          confirm={{ label: 'Delete', pending, onConfirm: onConfirm ?? (() => undefined) }}
          error="The server did not answer."
        />
      ) : null}
      {kind === 'drawer' ? (
        <Drawer {...shared} title="Ana López">
          Details
        </Drawer>
      ) : null}
    </>
  );
}

test.each([
  ['dialog', 'dialog', 'Edit profile'],
  ['alert', 'alertdialog', 'Delete 3 tickets?'],
  ['drawer', 'dialog', 'Ana López'],
] as const)(
  '%s: is named, takes the focus in and gives it back on Escape',
  async (kind, role, name) => {
    render(<Opened kind={kind} />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    const popup = await screen.findByRole(role, { name });
    await waitFor(() => {
      expect(popup.contains(document.activeElement)).toBe(true);
    });
    expect(await axeProblems(popup)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole(role)).not.toBeInTheDocument();
    });
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  },
);

test('a question before deleting starts on the harmless answer and says why the last attempt failed', async () => {
  const confirm = vi.fn<(...args: unknown[]) => void>();
  render(<Opened kind="alert" onConfirm={confirm} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  });
  expect(screen.getByRole('alert')).toHaveTextContent('The server did not answer.');
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(confirm).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('alertdialog')).toBeVisible();
});

test('a menu opens by keyboard, moves by arrows, skips what is off, and acts on Enter', async () => {
  const edit = vi.fn<(...args: unknown[]) => void>();
  const priority = vi.fn<(...args: unknown[]) => void>();
  const column = vi.fn<(...args: unknown[]) => void>();
  render(
    <Menu trigger={<Button>More</Button>}>
      <MenuItem disabled>Off</MenuItem>
      <MenuItem icon={Pencil} shortcut="e" onSelect={edit}>
        Edit
      </MenuItem>
      <MenuSeparator />
      <MenuGroup label="Columns">
        <MenuCheckboxItem checked={false} onChange={column}>
          Customer
        </MenuCheckboxItem>
      </MenuGroup>
      <MenuRadioGroup
        label="Priority"
        value="low"
        onChange={priority}
        options={[
          { value: 'low', label: 'Low' },
          { value: 'high', label: 'High' },
        ]}
      />
    </Menu>,
  );
  const trigger = screen.getByRole('button', { name: 'More' });
  trigger.focus();
  await userEvent.keyboard('{Enter}');
  expect(await axeProblems(await screen.findByRole('menu'))).toEqual([]);
  await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Customer' }));
  expect(column).toHaveBeenCalledWith(true, expect.anything());
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'High' }));
  expect(priority).toHaveBeenCalledWith('high');
  await waitFor(() => {
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  });
  trigger.focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(await screen.findByRole('menuitem', { name: /Edit/u }));
  expect(edit).toHaveBeenCalledTimes(1);
});

test('a popover is named and closes on Escape', async () => {
  render(
    <Popover label="Filter" trigger={<Button>Filter</Button>}>
      <input aria-label="Tag" />
    </Popover>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Filter' }));
  expect(await screen.findByRole('dialog', { name: 'Filter' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

test('an icon button has a name; the tooltip shows it with its shortcut on keyboard focus and goes on Escape', async () => {
  render(
    <UiRoot>
      <IconButton icon={Pencil} label="Edit" shortcut="E" />
    </UiRoot>,
  );
  expect(screen.getByRole('button', { name: 'Edit' })).toBeVisible();
  expect(screen.queryByText('Edit')).not.toBeInTheDocument();
  await userEvent.tab();
  expect(await screen.findByText('Edit')).toHaveTextContent('EditE');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByText('Edit')).not.toBeInTheDocument();
  });
});

test('a tooltip comes with the pointer, stays while the pointer is on it, and leaves with it', async () => {
  render(
    <UiRoot>
      <IconButton icon={Pencil} label="Edit" />
      <p>elsewhere</p>
    </UiRoot>,
  );
  await userEvent.hover(screen.getByRole('button', { name: 'Edit' }));
  const tip = await screen.findByText('Edit');
  await userEvent.hover(tip);
  expect(tip).toBeVisible();
  await userEvent.hover(screen.getByText('elsewhere'));
  await waitFor(() => {
    expect(screen.queryByText('Edit')).not.toBeInTheDocument();
  });
});

test('a button whose popup is open shows no tooltip over it', () => {
  vi.useFakeTimers();
  const bell = (isOpen: boolean) => (
    <UiRoot>
      <IconButton icon={Pencil} label="News" aria-expanded={isOpen} />
    </UiRoot>
  );
  const point = () => {
    fireEvent.pointerOver(screen.getByRole('button', { name: 'News' }));
    act(() => {
      vi.advanceTimersByTime(1000);
    });
  };
  const { rerender } = render(bell(true));
  point();
  expect(screen.queryByText('News')).not.toBeInTheDocument();
  rerender(bell(false));
  point();
  expect(screen.getByText('News')).toBeVisible();
  vi.useRealTimers();
});

test('what is told before the page is there is shown once it is', async () => {
  notify({ title: 'Signed out', tone: 'success' });
  const early = notify({ title: 'Never mind' });
  dismissToast(early);
  render(<UiRoot>page</UiRoot>);
  expect(await screen.findByText('Signed out')).toBeVisible();
  expect(screen.queryByText('Never mind')).not.toBeInTheDocument();
});

test('an undo toast says what happened, and its button takes it back once and goes away', async () => {
  const undo = vi.fn<(...args: unknown[]) => void>();
  render(<UiRoot>page</UiRoot>);
  notify({
    title: 'Ticket deleted',
    description: '#1042',
    action: { label: 'Undo', onAction: undo },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledTimes(1);
  await waitFor(() => {
    expect(screen.queryByText('Ticket deleted')).not.toBeInTheDocument();
  });
});

test('a failure is told at once and stays until it is closed', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  render(<UiRoot>page</UiRoot>);
  const id = notify({ title: 'Could not save', tone: 'danger' });
  expect(await screen.findByRole('alert')).toHaveTextContent('Could not save');
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(screen.getAllByText('Could not save')).not.toHaveLength(0);
  act(() => {
    dismissToast(id);
  });
  await waitFor(() => {
    expect(screen.queryByText('Could not save')).not.toBeInTheDocument();
  });
  vi.useRealTimers();
});

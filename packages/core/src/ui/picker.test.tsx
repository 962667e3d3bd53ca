import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { Button } from './button.tsx';
import { MultiPicker, Picker } from './picker.tsx';

const options = [
  { value: 'ana', label: 'Ana' },
  { value: 'ben', label: 'Ben' },
  { value: 'cleo', label: 'Cleo', disabled: true },
] as const;

function People({ onChange }: { onChange: (value: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        By shortcut
      </Button>
      <Picker
        label="Assignee"
        trigger={<button type="button" aria-label="Assignee: Ana" />}
        open={isOpen}
        onOpenChange={setOpen}
        options={options}
        value="ana"
        onChange={onChange}
      />
    </>
  );
}

test('opens with its search field focused, also by a shortcut; typing and Enter choose', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const user = userEvent.setup();
  render(<People onChange={onChange} />);
  await user.click(screen.getByRole('button', { name: 'By shortcut' }));
  const field = await screen.findByRole('combobox', { name: 'Assignee' });
  await waitFor(() => {
    expect(field).toHaveFocus();
  });
  expect(await axeProblems()).toEqual([]);
  await user.keyboard('be{Enter}');
  expect(onChange).toHaveBeenCalledExactlyOnceWith('ben');
  await waitFor(() => {
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });
});

test('says when nothing is found, and marks what is chosen', async () => {
  const user = userEvent.setup();
  render(<People onChange={() => undefined} />);
  await user.click(screen.getByRole('combobox', { name: 'Assignee: Ana' }));
  expect(await screen.findByRole('option', { name: 'Ana', selected: true })).toBeVisible();
  await user.keyboard('zzz');
  expect(await screen.findByText('Nothing found')).toBeVisible();
});

test('neither what is chosen already nor what cannot be chosen is a change', async () => {
  const onChange = vi.fn<(value: string) => void>();
  const user = userEvent.setup();
  render(<People onChange={onChange} />);
  await user.click(screen.getByRole('combobox', { name: 'Assignee: Ana' }));
  await user.click(await screen.findByRole('option', { name: 'Cleo' }));
  await user.click(screen.getByRole('option', { name: 'Ana' }));
  expect(onChange).not.toHaveBeenCalled();
});

test('of many, any number can be chosen without opening it again', async () => {
  const onChange = vi.fn<(values: string[]) => void>();
  const user = userEvent.setup();
  render(
    <MultiPicker
      label="Tags"
      trigger={<button type="button" aria-label="Tags: Ana" />}
      options={options}
      values={['ana']}
      onChange={onChange}
    />,
  );
  await user.click(screen.getByRole('combobox', { name: 'Tags: Ana' }));
  await user.click(await screen.findByRole('option', { name: 'Ben' }));
  expect(onChange).toHaveBeenLastCalledWith(['ana', 'ben']);
  await user.click(screen.getByRole('option', { name: 'Ana' }));
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test('says that its options are on their way, or why they did not come, instead of that there are none', async () => {
  const user = userEvent.setup();
  const picker = (loading: { pending: boolean; error?: string }) => (
    <MultiPicker
      label="Tags"
      trigger={<button type="button" aria-label="Tags: none" />}
      loading={loading}
      options={[]}
      values={[]}
      onChange={() => undefined}
    />
  );
  const { rerender } = render(picker({ pending: true }));
  await user.click(screen.getByRole('combobox', { name: 'Tags: none' }));
  expect(await screen.findByText('Loading…')).toBeVisible();
  rerender(picker({ pending: false, error: 'The server cannot be reached.' }));
  expect(screen.getByText('The server cannot be reached.')).toBeVisible();
  rerender(picker({ pending: false }));
  expect(screen.getByText('Nothing found')).toBeVisible();
});

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { CommandPalette } from './command-palette.tsx';

function Palette({ run, onClose }: { run: (id: string) => void; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const item = (id: string, label: string, description?: string) => ({
    id,
    label,
    description,
    run: () => {
      run(id);
    },
  });
  return (
    <CommandPalette
      label="Commands"
      placeholder="Search…"
      query={query}
      onQueryChange={setQuery}
      onClose={onClose}
      groups={[
        { label: 'Ticket', items: [item('reply', 'Reply'), item('note', 'Write a note')] },
        { label: 'Tickets', items: [item('t1', '#1234 Dark display', 'Maya')] },
      ]}
    />
  );
}

test('finds by label or description in every group, and Enter runs the first that fits', async () => {
  const run = vi.fn<(id: string) => void>();
  const onClose = vi.fn<() => void>();
  const user = userEvent.setup();
  render(<Palette run={run} onClose={onClose} />);
  const dialog = await screen.findByRole('dialog', { name: 'Commands' });
  await waitFor(() => {
    expect(within(dialog).getByRole('combobox')).toHaveFocus();
  });
  expect(await axeProblems()).toEqual([]);
  await user.keyboard('maya');
  expect(within(dialog).getAllByRole('option')).toHaveLength(1);
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
  await waitFor(() => {
    expect(run).toHaveBeenCalledExactlyOnceWith('t1');
  });
});

test('Escape closes it and runs nothing', async () => {
  const run = vi.fn<(id: string) => void>();
  const onClose = vi.fn<() => void>();
  const user = userEvent.setup();
  render(<Palette run={run} onClose={onClose} />);
  await screen.findByRole('dialog', { name: 'Commands' });
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalled();
  expect(run).not.toHaveBeenCalled();
});

test('says when nothing fits', async () => {
  const user = userEvent.setup();
  render(<Palette run={() => undefined} onClose={() => undefined} />);
  const field = await screen.findByRole('combobox');
  await user.type(field, 'zzz');
  expect(await screen.findByText('Nothing found')).toBeVisible();
});

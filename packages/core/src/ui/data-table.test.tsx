import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import type { TableData, TableSort } from './table-types.ts';

interface Ticket {
  id: string;
  subject: string;
  replies: number;
}
const ROWS: readonly Ticket[] = [
  { id: '1', subject: 'Printer', replies: 2 },
  { id: '2', subject: 'Invoice', replies: 13 },
];

function Tickets({ data, sort }: { data: TableData<Ticket>; sort?: TableSort }) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(['other-page']));
  return (
    <>
      <DataTable
        caption="Tickets"
        columns={[
          {
            id: 'subject',
            header: 'Subject',
            card: 'title',
            sortable: true,
            cell: (row) => row.subject,
          },
          { id: 'replies', header: 'Replies', align: 'end', cell: (row) => row.replies },
        ]}
        data={data}
        rowId={(row) => row.id}
        rowName={(row) => row.subject}
        empty={<EmptyState title="No tickets yet" />}
        sort={sort}
        selection={{ ids, onChange: setIds }}
      />
      <output aria-label="chosen">{[...ids].toSorted().join(' ')}</output>
    </>
  );
}

const narrow = () => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
};

test('rows are chosen one by one and all at once; other pages keep theirs', async () => {
  render(<Tickets data={{ status: 'ready', rows: ROWS }} />);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Invoice' }));
  expect(screen.getByLabelText('chosen')).toHaveTextContent('2 other-page');
  const all = await screen.findByRole('checkbox', { name: 'Select all' });
  expect(all).toHaveAttribute('aria-checked', 'mixed');
  await userEvent.click(all);
  expect(screen.getByLabelText('chosen')).toHaveTextContent('1 2 other-page');
  await userEvent.click(all);
  expect(screen.getByLabelText('chosen')).toHaveTextContent(/^other-page$/u);
});

test('the sorted column says its direction, and pressing it turns it round', async () => {
  const onChange = vi.fn<(...args: unknown[]) => void>();
  const { rerender } = render(
    <Tickets
      data={{ status: 'ready', rows: ROWS }}
      sort={{ by: 'subject', direction: 'asc', onChange }}
    />,
  );
  expect(screen.getByRole('columnheader', { name: 'Subject' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Subject' }));
  expect(onChange).toHaveBeenLastCalledWith('subject', 'desc');
  rerender(
    <Tickets
      data={{ status: 'ready', rows: ROWS }}
      sort={{ by: 'replies', direction: 'asc', onChange }}
    />,
  );
  expect(screen.getByRole('columnheader', { name: 'Subject' })).not.toHaveAttribute('aria-sort');
  await userEvent.click(screen.getByRole('button', { name: 'Subject' }));
  expect(onChange).toHaveBeenLastCalledWith('subject', 'asc');
});

test('while loading, the headers stand and the table is busy', () => {
  render(<Tickets data={{ status: 'loading' }} />);
  expect(screen.getByRole('table', { name: /Tickets.*Loading/u })).toHaveAttribute(
    'aria-busy',
    'true',
  );
  expect(screen.getByRole('columnheader', { name: 'Subject' })).toBeVisible();
});

test('an empty list says what will stand there', () => {
  render(<Tickets data={{ status: 'ready', rows: [] }} />);
  expect(screen.getByText('No tickets yet')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('a failure says what happened and can be tried again', async () => {
  const onRetry = vi.fn<(...args: unknown[]) => void>();
  render(<Tickets data={{ status: 'error', message: 'The list could not be loaded.', onRetry }} />);
  expect(screen.getByRole('alert')).toHaveTextContent('The list could not be loaded.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledTimes(1);
});

test('on a phone rows are cards with every field named, and sorting is a select', async () => {
  narrow();
  const onChange = vi.fn<(...args: unknown[]) => void>();
  render(
    <Tickets
      data={{ status: 'ready', rows: ROWS }}
      sort={{ by: 'subject', direction: 'asc', onChange }}
    />,
  );
  const [first] = within(screen.getByRole('list', { name: 'Tickets' })).getAllByRole('listitem');
  expect(first).toHaveTextContent('PrinterReplies2');
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Printer' }));
  expect(screen.getByLabelText('chosen')).toHaveTextContent('1 other-page');
  await userEvent.click(await screen.findByRole('combobox', { name: 'Sort by' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Subject, descending' }));
  expect(onChange).toHaveBeenCalledWith('subject', 'desc');
});

/** The checkboxes and the choice of an order are chunks of their own. */
const lazyParts = () => act(() => vi.dynamicImportSettled());

test.each([
  ['ready', { status: 'ready', rows: ROWS }],
  ['loading', { status: 'loading' }],
  ['error', { status: 'error', message: 'No.' }],
  ['empty', { status: 'ready', rows: [] }],
] as const)('%s is accessible, wide and narrow', async (_name, data) => {
  const sort = { by: 'subject', direction: 'asc', onChange: () => undefined } as const;
  const { unmount } = render(<Tickets data={data} sort={sort} />);
  await lazyParts();
  expect(await axeProblems()).toEqual([]);
  unmount();
  narrow();
  render(<Tickets data={data} sort={sort} />);
  await lazyParts();
  expect(await axeProblems()).toEqual([]);
});

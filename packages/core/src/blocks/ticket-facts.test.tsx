import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { BlockLabelsProvider } from './block-labels.tsx';
import {
  enBlockLabels,
  enCustomerBlockLabels,
  type TicketPriority,
  type TicketStatus,
} from './labels.ts';
import { PersonChip } from './person-chip.tsx';
import { PriorityBadge } from './priority-badge.tsx';
import { StatusBadge } from './status-badge.tsx';
import { StatusTracker } from './status-tracker.tsx';
import { TicketNumber } from './ticket-number.tsx';

const STATUSES: readonly TicketStatus[] = [
  'new',
  'open',
  'in_progress',
  'waiting',
  'resolved',
  'closed',
];
const PRIORITIES: readonly TicketPriority[] = ['low', 'medium', 'high', 'urgent'];

test('no status and no priority is told by colour alone: each has a word and a mark of its own', () => {
  const { container } = render(
    <>
      {STATUSES.map((status) => (
        <StatusBadge key={status} status={status} />
      ))}
      {PRIORITIES.map((priority) => (
        <PriorityBadge key={priority} priority={priority} />
      ))}
    </>,
  );
  for (const status of STATUSES)
    expect(screen.getByText(enBlockLabels.status[status])).toBeVisible();
  for (const priority of PRIORITIES)
    expect(screen.getByText(enBlockLabels.priority[priority])).toBeVisible();
  const marks = [...container.querySelectorAll('svg')].map((mark) => mark.innerHTML);
  expect(marks).toHaveLength(10);
  expect(new Set(marks).size).toBe(10);
});

test('a team’s own word stands in the place of the status’s, and customers read theirs', () => {
  const { rerender } = render(<StatusBadge status="waiting" label="With the supplier" />);
  expect(screen.getByText('With the supplier')).toBeVisible();
  rerender(
    <BlockLabelsProvider labels={enCustomerBlockLabels}>
      <StatusBadge status="waiting" />
    </BlockLabelsProvider>,
  );
  expect(screen.getByText('Waiting for you')).toBeVisible();
});

describe('the tracker says where a request stands and what happens next', () => {
  test.each([
    ['new', 'Received'],
    ['open', 'Received'],
    ['in_progress', 'In progress'],
    ['waiting', 'Waiting for you'],
    ['resolved', 'Resolved'],
    ['closed', 'Closed'],
  ] as const)('%s: %s', async (status, step) => {
    const { container } = render(<StatusTracker status={status} />);
    expect(container.querySelector('[aria-current=step]')).toHaveTextContent(step);
    expect(container.querySelectorAll('[aria-current]')).toHaveLength(1);
    expect(screen.getByRole('status')).toHaveTextContent(enBlockLabels.tracker.next[status]);
    expect(await axeProblems()).toEqual([]);
  });
});

test('a number is read out as a ticket’s, and a person by name', async () => {
  render(
    <>
      <TicketNumber number={1042} />
      <PersonChip name="Ana López" detail="ana@example.com" />
    </>,
  );
  expect(screen.getByText('Ticket 1042')).toBeInTheDocument();
  expect(screen.getByText('Ana López')).toHaveAttribute('title', 'Ana López');
  expect(await axeProblems()).toEqual([]);
});

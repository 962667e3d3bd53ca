import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { messageEntry, timelinePage } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { connectsToTestProject, server, withTicket } from '../../test-setup.tsx';
import { open, reply } from './test-setup.ts';

connectsToTestProject();

const pageSize = 5;
const all = Array.from({ length: 18 }, (_, index) =>
  messageEntry({ seq: index + 1, body: `Word ${index + 1}.` }),
);

/** What each jump had come to: the words after the line. */
const jumps: (string | undefined)[] = [];

beforeEach(() => {
  jumps.length = 0;
  Element.prototype.scrollIntoView = function jump(this: Element) {
    const line = this.hasAttribute('data-new-from') ? this : undefined;
    const after = line?.closest('li')?.nextElementSibling ?? line?.nextElementSibling;
    jumps.push(/Word \d+\./.exec(after?.textContent ?? '')?.[0]);
  };
});

/** A conversation that comes in pages, of which the agent has read the first entries. */
function withPages(lastRead: number, refuses: () => boolean = () => false) {
  withTicket({ seq: all.length, last_read_seq: lastRead });
  server.use(
    rpc('ticket_timeline', ({ p_before, p_after_seq }) => {
      if (p_after_seq !== undefined) return timelinePage({ seq: all.length });
      if (p_before !== undefined && refuses()) return failure(429, 'too_many_requests');
      const older: TimelineEntry[] = all.filter(
        ({ created_at }) => typeof p_before !== 'string' || created_at < p_before,
      );
      return timelinePage({
        entries: older.slice(-pageSize),
        has_more: older.length > pageSize,
        seq: all.length,
      });
    }),
  );
}

test('the way to what is new goes through pages that are not loaded yet, to the first that is new', async () => {
  withPages(2);
  const { user } = open();
  await reply();
  expect(screen.queryByText('Word 3.')).not.toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'New messages above' }));
  expect(await screen.findByText('Word 3.')).toBeInTheDocument();
  await waitFor(() => {
    expect(jumps).toEqual(['Word 3.']);
  });
});

test('a page that does not come ends the way, and another press goes on', async () => {
  let isDown = true;
  withPages(9, () => isDown);
  const { user } = open();
  await reply();
  await user.keyboard('u');
  await waitFor(() => {
    expect(screen.queryByText('Word 13.')).not.toBeInTheDocument();
  });
  expect(jumps).toEqual([]);
  isDown = false;
  await user.keyboard('u');
  await waitFor(() => {
    expect(jumps).toEqual(['Word 10.']);
  });
});

test('what is new on the last page alone is a line in it, and asks for nothing older', async () => {
  withPages(16);
  const { user } = open();
  await reply();
  await screen.findByText('Word 17.');
  await user.keyboard('u');
  expect(jumps).toEqual(['Word 17.']);
  expect(screen.queryByText('Word 13.')).not.toBeInTheDocument();
});

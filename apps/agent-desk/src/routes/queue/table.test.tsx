import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { wide } from '../../lib/wide.ts';
import {
  connectsToTestProject,
  openDesk,
  queueItem,
  server,
  withQueue,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const maya = queueItem({ number: 1, subject: 'Dark display', customer_name: 'Maya Lindqvist' });
const ben = queueItem({ number: 2, subject: 'Loose cable', customer_name: 'Ben Carter' });

const head = (name: string) => screen.findByRole('columnheader', { name });
const subjects = () =>
  within(screen.getByRole('table', { name: 'Tickets' }))
    .getAllByRole('link')
    .map((link) => link.textContent);

beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  localStorage.setItem(
    'autocrm:agent-desk:display',
    JSON.stringify({
      live: { density: 'comfortable', columns: ['customer', 'status', 'opened', 'activity'] },
    }),
  );
  return () => {
    localStorage.clear();
    vi.unstubAllGlobals();
  };
});

describe('the queue as a table', () => {
  test('names its columns, and stands in the order of the one that says so', async () => {
    withQueue([maya, ben]);
    openDesk('/queue/live');
    expect(await head('Latest activity')).toHaveAttribute('aria-sort', 'descending');
    const table = screen.getByRole('table', { name: 'Tickets' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Select',
      'Number',
      'Priority',
      'Subject',
      'Customer',
      'Status',
      'Opened',
      'Latest activity',
    ]);
    const row = within(table).getByRole('row', { name: /Dark display/ });
    expect(within(row).getAllByRole('cell')).toHaveLength(8);
    expect(within(row).getByRole('cell', { name: 'Maya Lindqvist' })).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('a head sorts by its column, by keyboard, and keeps the focus and the rows until the answer', async () => {
    const asked: Record<string, unknown>[] = [];
    const answer = Promise.withResolvers<void>();
    server.use(
      rpc('list_tickets', async (args) => {
        asked.push(args);
        if (args['p_sort'] !== 'priority') return { tickets: [maya, ben], next_cursor: null };
        await answer.promise;
        return { tickets: [ben, maya], next_cursor: null };
      }),
    );
    const { user, router } = openDesk('/queue/live');
    const button = within(await head('Priority')).getByRole('button', { name: 'Priority' });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_sort: 'priority', p_descending: true });
    });
    expect(subjects()).toEqual(['Dark display', 'Loose cable']);
    answer.resolve();
    await waitFor(() => {
      expect(subjects()).toEqual(['Loose cable', 'Dark display']);
    });
    expect(button).toHaveFocus();
    expect(await head('Priority')).toHaveAttribute('aria-sort', 'descending');
    expect(await head('Latest activity')).not.toHaveAttribute('aria-sort');

    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(router.state.location.search).toBe('?sort=priority&order=asc');
    });
    expect(await head('Priority')).toHaveAttribute('aria-sort', 'ascending');
  });

  test('a press anywhere on a row opens its ticket, one on its box selects it', async () => {
    withQueue([maya, ben]);
    withTicket({ number: 2, subject: 'Loose cable' });
    const { user, router } = openDesk('/queue/live');
    await head('Status');
    await user.click(screen.getByRole('checkbox', { name: 'Select #1 Dark display' }));
    expect(await screen.findByText('1 selected')).toBeVisible();
    expect(router.state.location.pathname).toBe('/queue/live');
    await user.click(screen.getByRole('cell', { name: 'Ben Carter' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/live/tickets/2');
    });
  });
});

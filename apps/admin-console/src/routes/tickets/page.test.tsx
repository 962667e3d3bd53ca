import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  listItem,
  openConsole,
  server,
  support,
} from '../../test-setup.tsx';

connectsToTestProject();

/** The tickets of the organisation; each question is remembered. */
function withTickets(tickets: unknown[], next_cursor: string | null = null) {
  const asked: Record<string, unknown>[] = [];
  server.use(
    rpc('list_tickets', (args) => {
      asked.push(args);
      return {
        tickets: [...tickets],
        next_cursor: args['p_cursor'] === undefined ? next_cursor : null,
      };
    }),
  );
  return asked;
}

const table = () => screen.findByRole('table', { name: 'Tickets' });

describe('the table of tickets', () => {
  test('shows who asked what, how it stands, and who has it', async () => {
    withTickets([
      listItem({
        number: 1042,
        subject: 'Dark display',
        status: 'waiting',
        priority: 'urgent',
        customer_name: 'Maya Lindqvist',
        team_id: support.id,
        assignee_name: jonas.full_name,
        tags: [{ id: idOf(5), name: 'warranty', colour: 'orange' }],
      }),
    ]);
    openConsole('/tickets');
    const link = await screen.findByRole('link', { name: 'Dark display' });
    expect(link).toHaveAttribute('href', '/tickets/1042');
    const row = within(await table()).getAllByRole('row')[1];
    for (const text of ['Ticket 1042', 'Maya Lindqvist', 'Waiting', 'Urgent', 'Jonas Weber']) {
      expect(row).toHaveTextContent(text);
    }
    await waitFor(() => {
      expect(row).toHaveTextContent('Support');
    });
    expect(row).toHaveTextContent('warranty');
    expect(await axeProblems()).toEqual([]);
  });

  test('is about all tickets, the latest activity first', async () => {
    const asked = withTickets([listItem()]);
    openConsole('/tickets');
    await table();
    expect(asked[0]).toMatchObject({
      p_filters: { view: 'everything' },
      p_sort: 'activity',
      p_descending: true,
    });
  });

  test('narrows by what is chosen, and the address says so', async () => {
    const asked = withTickets([listItem()]);
    const { user, router } = openConsole('/tickets');
    await user.click(await screen.findByRole('combobox', { name: 'Filter by status: Any' }));
    await user.click(await screen.findByRole('option', { name: 'Open' }));
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('combobox', { name: /Filter by assignee/ }));
    await user.click(await screen.findByRole('option', { name: /Jonas Weber/ }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({
        p_filters: { status: ['open'], assignee: jonas.id },
      });
    });
    expect(router.state.location.search).toBe(`?status=open&assignee=${jonas.id}`);
    expect(screen.getByRole('combobox', { name: 'Filter by status: Open' })).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_filters: { view: 'everything' } });
    });
    expect(router.state.location.search).toBe('');
  });

  test('takes whole days of the reader, both included', async () => {
    const asked = withTickets([listItem()]);
    openConsole('/tickets?from=2026-11-01&to=2026-11-02');
    await table();
    expect(asked[0]?.['p_filters']).toMatchObject({
      created_after: new Date(2026, 10, 1).toISOString(),
      created_before: new Date(2026, 10, 3).toISOString(),
    });
  });

  test('shows deleted tickets where the address asks for them', async () => {
    const asked = withTickets([listItem()]);
    openConsole('/tickets?deleted=only');
    await table();
    expect(asked[0]?.['p_filters']).toMatchObject({ deleted: true });
  });

  test('opens whatever the address holds, even nonsense', async () => {
    const asked = withTickets([listItem()]);
    openConsole('/tickets?status=odd&team=x&from=never&sort=up&deleted=perhaps');
    await table();
    expect(asked[0]).toMatchObject({ p_filters: { view: 'everything' }, p_sort: 'activity' });
  });

  test('sorts by a column, and begins again at the first page', async () => {
    const asked = withTickets([listItem()]);
    const { user } = openConsole('/tickets?cursor=abc');
    await table();
    await user.click(screen.getByRole('button', { name: 'Priority' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_sort: 'priority', p_descending: false });
    });
    expect(asked.at(-1)).not.toHaveProperty('p_cursor');
  });

  test('turns pages by cursor, there and back', async () => {
    const asked = withTickets([listItem()], 'page-2');
    const { user } = openConsole('/tickets');
    expect(await screen.findByRole('button', { name: 'Previous' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_cursor: 'page-2' });
    });
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    });
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    expect(await screen.findByRole('button', { name: 'Previous' })).toBeDisabled();
  });
});

describe('a table without rows', () => {
  test('says what will stand there while there are no tickets at all', async () => {
    openConsole('/tickets');
    expect(await screen.findByText('No tickets yet')).toBeVisible();
  });

  test('offers to clear the filters that nothing fits', async () => {
    const { user } = openConsole('/tickets?status=closed');
    expect(await screen.findByText('Nothing matches')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] ?? document.body);
    expect(await screen.findByText('No tickets yet')).toBeVisible();
  });

  test('says what went wrong and tries again', async () => {
    server.use(rpc('list_tickets', () => failure(503, 'busy')));
    const { user } = openConsole('/tickets');
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
    withTickets([listItem({ subject: 'Dark display' })]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Dark display' })).toBeVisible();
  });

  test('goes to the first page when the open one is no longer where it was', async () => {
    server.use(
      rpc('list_tickets', ({ p_cursor }) =>
        p_cursor === undefined
          ? { tickets: [listItem({ subject: 'Dark display' })], next_cursor: null }
          : failure(422, 'cursor_invalid'),
      ),
    );
    const { user } = openConsole('/tickets?cursor=old');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Dark display' })).toBeVisible();
  });
});

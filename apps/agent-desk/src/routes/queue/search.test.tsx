import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  openDesk,
  queueItem,
  savedView,
  server,
  withQueue,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

/** A search that finds these, whatever is looked for. */
function withHits(...tickets: ReturnType<typeof staffTicketRow>[]) {
  const asked: Record<string, unknown>[] = [];
  server.use(
    rpc('search_tickets', (args) => {
      asked.push(args);
      return { tickets };
    }),
  );
  return asked;
}

const field = () => screen.findByRole('searchbox', { name: 'Search tickets' });

describe('words in the filter bar', () => {
  test('narrow any view, stand among the filters, and are taken off again', async () => {
    withQueue([queueItem({ subject: 'Loud fan' })]);
    const asked = withHits(staffTicketRow({ subject: 'Dark display' }));
    const { user, router } = openDesk('/queue/mine?priority=high');
    await screen.findByRole('link', { name: /Loud fan/ });
    await user.keyboard('{Shift>}F{/Shift}');
    await user.type(await screen.findByRole('textbox', { name: 'Words' }), 'dark{Enter}');
    expect(await screen.findByRole('link', { name: /Dark display/ })).toBeVisible();
    expect(screen.queryByRole('link', { name: /Loud fan/ })).not.toBeInTheDocument();
    expect(asked.at(-1)).toMatchObject({
      p_query: 'dark',
      p_filters: { view: 'mine', priority: ['high'] },
    });
    expect(router.state.location.search).toBe('?q=dark&priority=high');
    expect(screen.getByRole('textbox', { name: 'Words' })).toHaveFocus();
    expect(await axeProblems()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: 'Filter, 2 filters' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove the filter Words' }));
    expect(await screen.findByRole('link', { name: /Loud fan/ })).toBeVisible();
    expect(router.state.location.search).toBe('?priority=high');
  });

  test('leave a saved view as it was saved', async () => {
    server.use(table('saved_views', () => [savedView()]));
    withQueue([queueItem({ subject: 'Loud fan' })]);
    const asked = withHits(staffTicketRow({ subject: 'Dark display' }));
    const { user } = openDesk(`/queue/saved:${savedView().id}`);
    await screen.findByRole('link', { name: /Loud fan/ });
    await user.keyboard('{Shift>}F{/Shift}');
    await user.type(await screen.findByRole('textbox', { name: 'Words' }), 'dark{Enter}');
    expect(await screen.findByRole('link', { name: /Dark display/ })).toBeVisible();
    expect(asked.at(-1)).toMatchObject({
      p_query: 'dark',
      p_filters: { view: 'live', priority: ['urgent'] },
    });
    expect(screen.queryByText('Edited')).not.toBeInTheDocument();
  });
});

describe('the search', () => {
  test('opens by key with its field ready, and says what can be found', async () => {
    withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/mine');
    await screen.findByRole('list', { name: 'Tickets' });
    await user.keyboard('/');
    await waitFor(async () => {
      expect(await field()).toHaveFocus();
    });
    expect(router.state.location.pathname).toBe('/queue/search');
    expect(await screen.findByText('Search all tickets')).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('takes what is typed before its field is there', async () => {
    withQueue([queueItem()]);
    const asked = withHits(staffTicketRow({ subject: 'Zebra crossing' }));
    const { user } = openDesk('/queue/mine');
    await screen.findByRole('list', { name: 'Tickets' });
    await user.keyboard('/zebra');
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_query: 'zebra' });
    });
    expect(await field()).toHaveValue('zebra');
  });

  test('follows what is typed, stands in the address and marks what it found', async () => {
    const asked = withHits(
      staffTicketRow({ number: 1234, subject: 'The display stays dark' }),
      staffTicketRow({ number: 1235, subject: 'Something else' }),
    );
    const { user, router } = openDesk('/queue/search');
    await user.type(await field(), 'display');
    expect(await screen.findByRole('link', { name: /The display stays dark/ })).toBeVisible();
    expect(screen.getByText('display', { selector: 'mark' })).toBeVisible();
    expect(screen.getByRole('link', { name: /Something else/ })).toHaveTextContent(
      'In the conversation',
    );
    expect(asked.at(-1)).toMatchObject({ p_query: 'display', p_filters: {} });
    expect(router.state.location.search).toBe('?q=display');
  });

  test('keeps to the filters', async () => {
    const asked = withHits(staffTicketRow({ subject: 'Dark display' }));
    openDesk('/queue/search?q=dark&status=closed&assignee=me');
    await screen.findByRole('link', { name: /Dark display/ });
    expect(asked.at(-1)).toMatchObject({ p_filters: { status: ['closed'], assignee: 'me' } });
  });

  test('opens the best hit with Enter, also when it comes later, and any by arrows', async () => {
    withHits(
      staffTicketRow({ number: 1234, subject: 'Dark display' }),
      staffTicketRow({ number: 1235, subject: 'Dark room' }),
    );
    withTicket();
    const { user, router } = openDesk('/queue/search');
    await user.type(await field(), 'dark{Enter}');
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/search/tickets/1234');
    });
    expect(router.state.location.search).toBe('?q=dark');
    await user.click(await field());
    await user.keyboard('{ArrowDown}');
    await waitFor(() => {
      expect(document.activeElement).toHaveAttribute('data-ticket');
    });
  });

  test('that finds nothing says so', async () => {
    withHits();
    openDesk('/queue/search?q=nonsense');
    expect(await screen.findByText('Nothing found')).toBeVisible();
    expect(screen.getByText(/No ticket holds “nonsense”/)).toBeVisible();
  });

  test('that fails says why and tries again on request', async () => {
    server.use(rpc('search_tickets', () => failure(429, 'too_many_requests')));
    const { user } = openDesk('/queue/search?q=dark');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    withHits(staffTicketRow({ subject: 'Dark display' }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /Dark display/ })).toBeVisible();
  });
});

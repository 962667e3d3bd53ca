import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf, ticketSla } from '@autocrm/core/testing/factories.ts';
import { rpc, table } from '@autocrm/core/testing/network.ts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { wide } from '../../lib/wide.ts';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  server,
  withQueue,
} from '../../test-setup.tsx';

connectsToTestProject();
// The time stands still, far from a full minute, at which clocks tick by themselves.
beforeEach(() => {
  vi.setSystemTime('2026-11-21T09:00:10Z');
  return () => {
    vi.useRealTimers();
  };
});

const minute = 60_000;

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
const dueIn = (minutes: number) => ticketSla({ due_at: inMinutes(minutes) });
const paused = () => ticketSla({ due_clock: null, due_at: null, paused_at: inMinutes(-10) });

/** Has it be so many minutes later, and the clocks on screen notice. */
function passMinutes(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * minute);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

const row = (subject: string) => screen.findByRole('link', { name: new RegExp(subject) });

describe('a row of the queue', () => {
  test.each([
    ['on track', () => dueIn(130), '2h 10m', 'First response due in 2h 10m'],
    ['due soon', () => dueIn(45), '45m', 'First response due in 45m'],
    ['overdue', () => dueIn(-65), '−1h 5m', 'First response overdue by 1h 5m'],
    ['paused', paused, 'Paused', 'Resolution paused'],
  ])('says of what is %s how long, and which time it is', async (_state, sla, short, long) => {
    withQueue([queueItem({ subject: 'Dark display', sla: sla() })]);
    openDesk('/queue/live');
    expect(await within(await row('Dark display')).findByText(short)).toBeVisible();
    expect(await row('Dark display')).toHaveTextContent(long);
    expect(await axeProblems()).toEqual([]);
  });

  test('tells the exact time on hover', async () => {
    const sla = { ...dueIn(130), due_at: '2030-11-26T14:30:00Z' };
    withQueue([queueItem({ subject: 'Dark display', sla })]);
    openDesk('/queue/live');
    const line = within(await row('Dark display'));
    expect(await line.findByTitle(/^First response due Tue\b.*26/)).toBeVisible();
  });

  test('says nothing where nothing is promised, or nothing runs', async () => {
    const done = ticketSla({ due_clock: null, due_at: null });
    withQueue([
      queueItem({ subject: 'Without', sla: null }),
      queueItem({ subject: 'Done', sla: done }),
      queueItem({ subject: 'Running', sla: dueIn(45) }),
    ]);
    openDesk('/queue/live');
    await within(await row('Running')).findByText('45m');
    for (const subject of ['Without', 'Done']) {
      expect(await row(subject)).not.toHaveTextContent(/due|paused|overdue/i);
    }
  });

  test('counts down', async () => {
    withQueue([queueItem({ subject: 'Dark display', sla: dueIn(62) })]);
    openDesk('/queue/live');
    const line = within(await row('Dark display'));
    expect(await line.findByText('1h 2m')).toBeVisible();
    passMinutes(2);
    expect(line.getByText('1h')).toBeVisible();
    passMinutes(61);
    expect(line.getByText('−1m')).toBeVisible();
  });
});

describe('the list', () => {
  test('is narrowed by how tickets stand, in words and in the address', async () => {
    const { asked } = withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/live');
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    const states = await screen.findByRole('group', { name: 'Service level' });
    await user.click(within(states).getByRole('checkbox', { name: 'Overdue' }));
    await user.click(within(states).getByRole('checkbox', { name: 'Due soon' }));
    expect(router.state.location.search).toBe('?sla=overdue&sla=due_soon');
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_filters: { sla: ['overdue', 'due_soon'] } });
    });
    expect(await screen.findByText('Service level: Overdue, Due soon')).toBeVisible();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Remove the filter Service level' }));
    expect(router.state.location.search).toBe('');
  });

  test('lets go of what time put out of it, and fetches what it brought in', async () => {
    const [soon, later] = [
      queueItem({ subject: 'Soon late', sla: dueIn(1) }),
      queueItem({ subject: 'In an hour', sla: dueIn(61) }),
    ];
    const shown = [soon];
    vi.spyOn(Math, 'random').mockReturnValue(0);
    withQueue(shown);
    openDesk('/queue/live?sla=due_soon');
    await within(await row('Soon late')).findByText('1m');
    shown.splice(0, 1, later);
    passMinutes(2);
    expect(await row('In an hour')).toBeVisible();
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: /Soon late/ })).not.toBeInTheDocument();
    });
  });

  test('lets go of it before the server answers', async () => {
    const asked: unknown[] = [];
    server.use(
      rpc('list_tickets', async (args) => {
        asked.push(args);
        const tickets = [queueItem({ subject: 'Soon late', sla: dueIn(1) })];
        return asked.length === 1
          ? { tickets, next_cursor: null }
          : new Promise<Response>(() => undefined);
      }),
    );
    openDesk('/queue/live?sla=due_soon');
    await within(await row('Soon late')).findByText('1m');
    passMinutes(2);
    expect(await screen.findByText('Nothing matches')).toBeVisible();
  });

  test('stands in the order of what is due next, soonest first, by key', async () => {
    const { asked } = withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/live');
    await row('Subject');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'due next');
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(router.state.location.search).toBe('?sort=due&order=asc');
    });
    expect(asked.at(-1)).toMatchObject({ p_sort: 'due', p_descending: false });
    const button = screen.getByRole('button', { name: 'Order and display: Due next' });
    await user.click(button);
    await user.click(await screen.findByRole('menuitemradio', { name: 'Date opened' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_sort: 'created', p_descending: true });
    });
  });

  test.each(['resolved', 'deleted'])('of %s tickets has no such order', async (view) => {
    const { asked } = withQueue([queueItem({ subject: 'Over' })]);
    const { user } = openDesk(`/queue/${view}?sort=due&order=asc`, { ...jonas, role: 'admin' });
    await row('Over');
    expect(asked.at(-1)).toMatchObject({ p_sort: 'activity', p_descending: true });
    await user.click(screen.getByRole('button', { name: 'Order and display: Latest activity' }));
    await screen.findByRole('menuitemradio', { name: 'Date opened' });
    expect(screen.queryByRole('menuitemradio', { name: 'Due next' })).not.toBeInTheDocument();
  });

  test('is saved as a view with its state and order, and comes back so', async () => {
    const written: Record<string, unknown>[] = [];
    const id = idOf(660_001);
    server.use(
      table('saved_views', async (request) => {
        if (request.method === 'GET') return written;
        const body: unknown = await request.json();
        written.push({ id, position: 0, ...(typeof body === 'object' ? body : {}) });
        return written[0] ?? {};
      }),
    );
    const { asked } = withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/unassigned?sla=overdue&sort=due&order=asc');
    await user.click(await screen.findByRole('button', { name: 'Save as view…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Late{Enter}');
    await waitFor(() => {
      expect(router.state.location.pathname).toBe(`/queue/saved:${id}`);
    });
    expect(written[0]).toMatchObject({
      filters: { view: 'unassigned', sla: ['overdue'] },
      sort: 'due',
      descending: false,
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Late' })).toBeVisible();
    expect(await screen.findByText('Service level: Overdue')).toBeVisible();
    expect(router.state.location.search).toBe('');
    expect(asked.at(-1)).toMatchObject({
      p_filters: { view: 'unassigned', sla: ['overdue'] },
      p_sort: 'due',
      p_descending: false,
    });
  });
});

describe('the table', () => {
  test('has a column of what is due, whose head puts the soonest first', async () => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query === wide,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    localStorage.setItem(
      'autocrm:agent-desk:display',
      JSON.stringify({
        live: { density: 'compact', columns: ['due'] },
        resolved: { density: 'compact', columns: ['due'] },
      }),
    );
    const { asked } = withQueue([queueItem({ subject: 'Dark display', sla: dueIn(45) })]);
    const { user, router } = openDesk('/queue/live');
    const cell = await screen.findByRole('cell', { name: /First response due in 45m/ });
    expect(cell).toBeVisible();
    const head = await screen.findByRole('columnheader', { name: 'Due' });
    await user.click(within(head).getByRole('button', { name: 'Due' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_sort: 'due', p_descending: false });
    });
    expect(head).toHaveAttribute('aria-sort', 'ascending');
    await user.click(within(head).getByRole('button', { name: 'Due' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_sort: 'due', p_descending: true });
    });
    await act(async () => router.navigate('/queue/resolved'));
    const still = await screen.findByRole('columnheader', { name: 'Due' });
    expect(within(still).queryByRole('button')).not.toBeInTheDocument();
    localStorage.clear();
    vi.unstubAllGlobals();
  });
});

import { notification } from '@autocrm/core/testing/factories.ts';
import { cutOff, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openDesk, server, withTicket } from '../../test-setup.tsx';

connectsToTestProject();

const maya = { number: 1234, subject: 'Dark display', actor_name: 'Maya' };

/** Notifications as the table holds them; remembers what was marked as read. */
function withNotifications(rows: ReturnType<typeof notification>[]) {
  const marked: string[] = [];
  server.use(
    table('notifications', (request) => {
      if (request.method === 'PATCH') {
        marked.push(new URL(request.url).searchParams.get('id') ?? 'all');
        return [];
      }
      const isCount = new URL(request.url).searchParams.get('select') === 'id';
      return isCount ? rows.filter(({ read_at }) => read_at === null) : rows;
    }),
  );
  return marked;
}

async function openList() {
  const { user, router } = openDesk('/queue/mine');
  await user.click(await screen.findByRole('button', { name: /^Notifications, / }));
  const list = await screen.findByRole('dialog', { name: 'Notifications' });
  return { user, router, list };
}

describe('notifications', () => {
  test('say who did what on which ticket, and lead there', async () => {
    withTicket();
    const unread = notification({ payload: { ...maya, excerpt: 'Still dark.' }, count: 3 });
    const marked = withNotifications([unread]);
    const { user, router, list } = await openList();
    const item = await within(list).findByRole('link', { name: /Maya replied/ });
    expect(item).toHaveTextContent('3 times');
    expect(item).toHaveTextContent('#1234 Dark display');
    expect(item).toHaveTextContent('Still dark.');
    await user.click(item);
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/live/tickets/1234');
    });
    expect(marked).toEqual([`in.(${unread.id})`]);
  });

  test('name the status only where the status is the news', async () => {
    withNotifications([
      notification({ payload: { ...maya, status: 'open' } }),
      notification({ type: 'status', payload: { ...maya, status: 'resolved' } }),
    ]);
    const { list } = await openList();
    expect(await within(list).findByText('Maya replied')).toBeVisible();
    expect(within(list).getByText('Maya changed the status to Resolved')).toBeVisible();
  });

  test('say which time of a service level ran out, and are found together', async () => {
    const asked: (string | null)[] = [];
    const overdue = notification({
      type: 'sla_breached',
      actor_id: null,
      payload: {
        number: 1234,
        subject: 'Dark display',
        excerpt: 'Dark display',
        clock: 'first_response',
      },
    });
    server.use(
      table('notifications', (request) => {
        asked.push(new URL(request.url).searchParams.get('type'));
        return [overdue];
      }),
    );
    const { user, list } = await openList();
    const item = await within(list).findByRole('link', { name: /The first response is overdue/ });
    expect(item).toHaveTextContent(/Dark display$/);
    expect(within(item).getAllByText(/Dark display/)).toHaveLength(1);
    await user.click(within(list).getByRole('button', { name: 'Overdue' }));
    await waitFor(() => {
      expect(asked.at(-1)).toBe('eq.sla_breached');
    });
  });

  test('can all be marked as read at once', async () => {
    const marked = withNotifications([notification(), notification()]);
    const { user, list } = await openList();
    await user.click(await within(list).findByRole('button', { name: 'Mark all as read' }));
    expect(marked).toEqual(['all']);
    await waitFor(() => {
      expect(within(list).queryByText('Unread', { selector: 'li *' })).not.toBeInTheDocument();
    });
  });

  test('that cannot be loaded say so and can be asked for again', async () => {
    withNotifications([notification()]);
    const { user, router } = openDesk('/queue/mine');
    const bell = await screen.findByRole('button', { name: 'Notifications, 1 unread' });
    server.use(table('notifications', () => cutOff()));
    await user.click(bell);
    const list = await screen.findByRole('dialog', { name: 'Notifications' });
    expect(await within(list).findByRole('alert')).toHaveTextContent('cannot be reached');
    withNotifications([notification({ payload: maya })]);
    await user.click(within(list).getByRole('button', { name: 'Try again' }));
    expect(await within(list).findByText('Maya replied')).toBeVisible();
    expect(router.state.location.pathname).toBe('/queue/mine');
  });
});

import type { Notification } from '@autocrm/core/contracts/notification.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { notification, ticketDetail, timelinePage } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openPortal, server } from '../../test-setup.tsx';

connectsToTestProject();

/** A project with these notifications, which can be read. */
function withNews(rows: Notification[]) {
  const patches: string[] = [];
  let current = rows;
  server.use(
    table('notifications', (request) => {
      const { searchParams } = new URL(request.url);
      if (request.method === 'PATCH') {
        const ids = searchParams.get('id');
        patches.push(ids ?? 'all');
        current = current.map((row) =>
          ids === null || ids.includes(row.id) ? { ...row, read_at: row.created_at } : row,
        );
        return [];
      }
      return searchParams.has('read_at')
        ? current.filter(({ read_at }) => read_at === null).map(({ id }) => ({ id }))
        : current;
    }),
  );
  return patches;
}

const answered = () =>
  notification({
    payload: { number: 1234, subject: 'Dark display', actor_name: 'Jonas', excerpt: 'Try this' },
  });
const gathered = () =>
  notification({
    count: 3,
    payload: { number: 1200, subject: 'Wi-Fi', actor_name: 'Amara', status: 'open' },
  });

describe('the bell', () => {
  test('says how much is new, shows one row per ticket, and leads there', async () => {
    const first = answered();
    const patches = withNews([first, gathered()]);
    server.use(
      rpc('get_ticket', () => ticketDetail({ number: 1234, subject: 'Dark display' })),
      rpc('ticket_timeline', () => timelinePage()),
    );
    const { router, user } = openPortal('/');
    await user.click(await screen.findByRole('button', { name: 'Notifications, 2 new' }));
    const list = await screen.findByRole('dialog', { name: 'Notifications' });
    const items = await within(list).findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      expect.stringContaining('Jonas answered'),
      expect.stringContaining('3 updates, the latest from Amara'),
    ]);
    expect(items[0]).toHaveTextContent('#1234 Dark displayTry this');
    expect(await axeProblems()).toEqual([]);

    await user.click(within(list).getByRole('link', { name: /Jonas answered/ }));
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
    expect(router.state.location.pathname).toBe('/tickets/1234');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    expect(patches).toEqual([`in.(${first.id})`]);
    expect(await screen.findByRole('button', { name: 'Notifications, 1 new' })).toBeVisible();
  });

  test('is cleared at once by one button, and one by one', async () => {
    const first = answered();
    const patches = withNews([first, gathered()]);
    const { user } = openPortal('/');
    await user.click(await screen.findByRole('button', { name: 'Notifications, 2 new' }));
    const [button] = await screen.findAllByRole('button', { name: 'Mark as read' });
    if (button) await user.click(button);
    await waitFor(() => {
      expect(screen.getAllByRole('button', { name: 'Mark as read' })).toHaveLength(1);
    });
    await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: /Mark/ })).not.toBeInTheDocument();
    });
    expect(patches).toEqual([`in.(${first.id})`, 'all']);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Notifications' })).toHaveFocus();
    });
  });

  test('without news says what would stand there', async () => {
    const { user } = openPortal('/');
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    expect(await screen.findByText('When somebody answers you, it stands here.')).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('that could not be filled can be tried again', async () => {
    let fails = true;
    server.use(table('notifications', () => (fails ? failure(429, 'too_many_requests') : [])));
    const { user } = openPortal('/');
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    const retry = await screen.findByRole('button', { name: 'Try again' });
    fails = false;
    await user.click(retry);
    expect(await screen.findByText('Nothing new')).toBeVisible();
  });
});

import { putTicket } from '@autocrm/core/data/tickets/cache.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  server,
  teamId,
  withQueue,
} from '../../test-setup.tsx';

connectsToTestProject();

const list = () => screen.findByRole('list', { name: 'Tickets' });
const rows = async () =>
  within(await list())
    .getAllByRole('link')
    .map((row) => row.textContent);

describe('a view of the queue', () => {
  test('shows of each ticket who asks, what, how urgent, where it stands, and who has it', async () => {
    withQueue([
      queueItem({
        number: 1234,
        subject: 'Dark display',
        customer_name: 'Maya Lindqvist',
        priority: 'urgent',
        status: 'in_progress',
        assignee_name: 'Jonas Weber',
        tags: [{ id: idOf(1), name: 'warranty', colour: 'orange' }],
        unread: true,
      }),
    ]);
    openDesk('/queue/mine');
    const [row = ''] = await rows();
    for (const word of [
      'Unread',
      'Maya Lindqvist',
      'Urgent',
      'Dark display',
      '#1234',
      'In progress',
      'warranty',
      'Jonas Weber',
    ]) {
      expect(row).toContain(word);
    }
    expect(screen.getByRole('heading', { level: 1, name: 'My tickets' })).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('counts the tags for which there is no room, and names them where they are read out', async () => {
    const tags = Array.from({ length: 20 }, (_, index) => ({
      id: idOf(index + 1),
      name: `tag-${index + 1}`,
      colour: 'orange' as const,
    }));
    withQueue([
      queueItem({ subject: 'Many', tags }),
      queueItem({ subject: 'Two', tags: tags.slice(0, 2) }),
    ]);
    openDesk('/queue/mine');
    const many = within(await list()).getByRole('link', { name: /Many/ });
    expect(within(many).getByText('tag-1')).toBeVisible();
    expect(within(many).getByText('+19')).toBeVisible();
    expect(many).toHaveAccessibleName(/tag-20/);
    const two = within(await list()).getByRole('link', { name: /Two/ });
    expect(within(two).getByText('tag-2')).toBeVisible();
    expect(two).not.toHaveTextContent('+');
  });

  test('says in the tab how many notifications are unread', async () => {
    server.use(table('notifications', () => [{ id: idOf(1) }, { id: idOf(2) }]));
    openDesk('/queue/mine');
    await waitFor(() => {
      expect(document.title).toBe('(2) My tickets · Agent desk');
    });
  });

  test('counts the tickets of every view and of one’s own teams', async () => {
    openDesk('/queue/mine');
    const views = await screen.findByRole('navigation', { name: 'Views' });
    expect(await within(views).findByRole('link', { name: /^My tickets ?2$/ })).toBeVisible();
    expect(within(views).getByRole('link', { name: /^Support ?3$/ })).toHaveAttribute(
      'href',
      `/queue/team:${teamId}`,
    );
  });

  test('that is empty says so, and where there is something to do', async () => {
    openDesk('/queue/mine');
    expect(await screen.findByText('Nothing on your desk')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Look at unassigned tickets' })).toHaveAttribute(
      'href',
      '/queue/unassigned',
    );
  });

  test('that cannot be loaded says why and tries again on request', async () => {
    server.use(rpc('list_tickets', () => failure(429, 'too_many_requests')));
    const { user } = openDesk('/queue/live');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    withQueue([queueItem({ subject: 'There again' })]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('There again')).toBeVisible();
  });

  test('that does not exist is not found', async () => {
    openDesk('/queue/nonsense');
    expect(await screen.findByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  });
});

describe('filters and order', () => {
  test('come from the address, are shown, and can be taken off', async () => {
    const { asked } = withQueue([]);
    const { user, router } = openDesk('/queue/live?priority=high&tag=nonsense&sort=created');
    const chip = await screen.findByRole('button', { name: 'Remove the filter Priority' });
    expect(asked.at(-1)).toMatchObject({
      p_filters: { view: 'live', priority: ['high'] },
      p_sort: 'created',
    });
    await user.click(chip);
    expect(router.state.location.search).toBe('?sort=created');
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_filters: { view: 'live' } });
    });
  });

  test('that leave nothing offer to be cleared', async () => {
    withQueue([]);
    const { user, router } = openDesk('/queue/live?status=open');
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(router.state.location.search).toBe('');
  });

  test('are chosen in a popover and stand in the address', async () => {
    withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/live');
    await list();
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Waiting' }));
    await user.click(screen.getByRole('checkbox', { name: 'Urgent' }));
    expect(router.state.location.search).toBe('?status=waiting&priority=urgent');
  });

  test('a field that admins defined is asked for one of its values', async () => {
    server.use(
      table('custom_fields', () => [
        {
          id: idOf(880_001),
          key: 'plan',
          label: 'Plan',
          help: '',
          type: 'select',
          options: ['Solo', 'Team'],
          is_required: false,
          visible_to_customers: true,
          category_id: null,
          position: 1,
          is_active: true,
        },
      ]),
    );
    withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/live');
    await list();
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('combobox', { name: 'Custom field' }));
    await user.click(await screen.findByRole('option', { name: 'Plan' }));
    await user.click(await screen.findByRole('combobox', { name: 'Value of Plan' }));
    await user.click(await screen.findByRole('option', { name: 'Team' }));
    expect(new URLSearchParams(router.state.location.search).get('field')).toBe('plan:Team');
    expect(await screen.findByText(/Plan: Team/)).toBeInTheDocument();
  });
});

describe('while the list is open', () => {
  test('a ticket that comes in waits behind a count while the pointer is over the list', async () => {
    const old = queueItem({ subject: 'Old one', last_activity_at: '2026-11-02T09:00:00+00:00' });
    withQueue([old]);
    const { user, queryClient } = openDesk('/queue/live');
    await user.hover(await screen.findByText('Old one'));
    const { unread: _, ...row } = queueItem({
      subject: 'New one',
      last_activity_at: '2026-11-02T10:00:00+00:00',
    });
    act(() => {
      putTicket(queryClient, row, { me: jonas.id, now: Date.now() });
    });
    const pill = await screen.findByRole('button', { name: /1 new ticket/ });
    expect(screen.queryByText('New one')).not.toBeInTheDocument();
    await user.click(pill);
    expect(await screen.findByText('New one')).toBeVisible();
  });
});

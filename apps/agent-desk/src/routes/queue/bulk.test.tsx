import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  server,
  withQueue,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const operation = idOf(880_001);
const tickets = () => [
  queueItem({ number: 1001, subject: 'First' }),
  queueItem({ number: 1002, subject: 'Second' }),
  queueItem({ number: 1003, subject: 'Third' }),
];

type Outcome = Partial<{ outcome: string; code: string; hint: string }>;

/** A server that changes what it is asked to, but for the tickets it refuses. */
function withBulk(items: StaffTicketListItem[] = [], refused: Record<string, Outcome> = {}) {
  const asked: Record<string, unknown>[] = [];
  const undone: unknown[] = [];
  const resultsOf = (ids: unknown, outcome: string) =>
    (Array.isArray(ids) ? ids : []).map((ticket_id: unknown) => ({
      ticket_id,
      number: null,
      outcome,
      code: null,
      hint: null,
      ...refused[String(ticket_id)],
    }));
  server.use(
    rpc('bulk_update_tickets', (args) => {
      asked.push(args);
      for (const item of items) if (!refused[item.id]) Object.assign(item, args['p_patch']);
      return { operation_id: operation, results: resultsOf(args['p_ticket_ids'], 'changed') };
    }),
    rpc('undo_operation', (args) => {
      undone.push(args);
      return { results: resultsOf(asked.at(-1)?.['p_ticket_ids'], 'undone') };
    }),
  );
  return { asked, undone };
}

const idsOf = (...items: (StaffTicketListItem | undefined)[]) => items.map((item) => item?.id);
const box = (name: RegExp) => screen.findByRole('checkbox', { name });

describe('selecting tickets', () => {
  test('by their boxes, and everything in between with shift', async () => {
    withQueue(tickets());
    const { user } = openDesk('/queue/live');
    await user.click(await box(/First/));
    expect(await screen.findByText('1 selected')).toBeVisible();
    await user.keyboard('{Shift>}');
    await user.click(await box(/Third/));
    await user.keyboard('{/Shift}');
    expect(await screen.findByText('3 selected')).toBeVisible();
    expect(await box(/Second/)).toBeChecked();
    expect(await axeProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Clear the selection' }));
    expect(screen.queryByText('3 selected')).not.toBeInTheDocument();
  });

  test('by keys alone: one, up to another, all, none', async () => {
    withQueue(tickets());
    const { user } = openDesk('/queue/live');
    await box(/First/);
    await user.keyboard('jx');
    expect(await screen.findByText('1 selected')).toBeVisible();
    await user.keyboard('j{Shift>}X{/Shift}');
    expect(await screen.findByText('2 selected')).toBeVisible();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('3 selected')).toBeVisible();
    expect(screen.getByText('All in this view are selected')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('3 selected')).not.toBeInTheDocument();
  });

  test('all that the view holds, also what is not loaded', async () => {
    const page = tickets();
    const all = [...page.map(({ id }) => id), idOf(990_001), idOf(990_002)];
    server.use(
      rpc('list_tickets', ({ p_cursor }) =>
        p_cursor === undefined ? { tickets: page, next_cursor: 'more' } : failure(503, 'busy'),
      ),
      rpc('list_ticket_ids', ({ p_filters }) => {
        expect(p_filters).toEqual({ view: 'live', priority: ['high'] });
        return { ids: all, more: false };
      }),
    );
    const { asked } = withBulk();
    const { user } = openDesk('/queue/live?priority=high');
    await user.click(await box(/First/));
    await user.click(await screen.findByRole('button', { name: 'Select all in this view' }));
    expect(await screen.findByText('5 selected')).toBeVisible();
    await user.keyboard('{Escape}');
    await user.click(await box(/First/));
    await user.keyboard('e');
    await waitFor(() => {
      expect(asked).toHaveLength(1);
    });
  });

  test('ends with the view', async () => {
    withQueue(tickets());
    const { user } = openDesk('/queue/live');
    await user.click(await box(/First/));
    await screen.findByText('1 selected');
    await user.keyboard('gu');
    await screen.findByRole('heading', { level: 1, name: 'Unassigned' });
    await waitFor(() => {
      expect(screen.queryByText('1 selected')).not.toBeInTheDocument();
    });
  });
});

test('more than can be merged at once says so, by button and by key, and opens nothing', async () => {
  withQueue(
    Array.from({ length: 22 }, (_, index) =>
      queueItem({ number: 2000 + index, subject: `Double ${index}` }),
    ),
  );
  const { user } = openDesk('/queue/live', { ...jonas, permissions: ['tickets.merge'] });
  await user.click(await box(/Double 0/));
  await user.keyboard('{Control>}a{/Control}');
  expect(await screen.findByText('22 selected')).toBeVisible();
  const why = 'No more than 21 tickets can be merged at once';
  const button = screen.getByRole('button', { name: why });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.click(button);
  await user.keyboard('{Shift>}M{/Shift}');
  expect(await screen.findByText(why)).toBeVisible();
  expect(screen.queryByRole('dialog', { name: /^Merge/ })).not.toBeInTheDocument();
});

describe('changing selected tickets', () => {
  test('is one command, shown at once, and can be taken back', async () => {
    const items = tickets();
    withQueue(items);
    const { asked, undone } = withBulk();
    const { user } = openDesk('/queue/live');
    await user.click(await box(/First/));
    await user.click(await box(/Second/));
    await user.keyboard('p');
    await user.click(await screen.findByRole('option', { name: 'Urgent' }));
    expect(await screen.findByText('2 tickets changed')).toBeVisible();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      p_ticket_ids: idsOf(items[0], items[1]),
      p_patch: { priority: 'urgent' },
    });
    expect(screen.getByRole('link', { name: /First/ })).toHaveTextContent('Urgent');
    expect(screen.getByRole('link', { name: /Third/ })).not.toHaveTextContent('Urgent');
    expect(screen.queryByText('2 selected')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('2 tickets are as before')).toBeVisible();
    expect(undone).toEqual([{ p_operation_id: operation }]);
  });

  test('says of each that could not be changed why, and keeps it selected as it was', async () => {
    const items = tickets();
    withQueue(items);
    withBulk(items, {
      [items[1]?.id ?? '']: {
        outcome: 'failed',
        code: 'transition_not_allowed',
        hint: 'A resolved ticket cannot wait.',
      },
    });
    const { user } = openDesk('/queue/live');
    await box(/First/);
    await user.keyboard('{Control>}a{/Control}s');
    await user.click(await screen.findByRole('option', { name: 'Waiting' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('2 tickets changed, 1 not');
    expect(screen.getByText('1 selected')).toBeVisible();
    expect(await box(/Second/)).toBeChecked();
    expect(screen.getByRole('link', { name: /First/ })).toHaveTextContent('Waiting');
    expect(screen.getByRole('link', { name: /Second/ })).not.toHaveTextContent('Waiting');
    await user.click(screen.getByRole('button', { name: 'Show why' }));
    const link = await screen.findByRole('link', { name: '#1002' });
    expect(link).toHaveAttribute('href', '/queue/live/tickets/1002');
    expect(screen.getByText('A resolved ticket cannot wait.')).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('names also those that left the list on the way', async () => {
    const items = tickets();
    withQueue(items);
    withBulk([], {
      [items[1]?.id ?? '']: { outcome: 'failed', code: 'ticket_not_found', hint: 'Not here.' },
    });
    const { user } = openDesk('/queue/live');
    await box(/First/);
    await user.keyboard('{Control>}a{/Control}s');
    const option = await screen.findByRole('option', { name: 'Waiting' });
    // The list is asked for again after the command, and holds it no longer.
    items.splice(1, 1);
    await user.click(option);
    await user.click(await screen.findByRole('button', { name: 'Show why' }));
    await waitFor(() => {
      expect(screen.queryByRole('checkbox', { name: /Second/ })).not.toBeInTheDocument();
    });
    expect(screen.getByRole('link', { name: '#1002' })).toBeVisible();
  });

  test('by key concerns them and not the ticket that is open', async () => {
    const items = tickets();
    withQueue(items);
    withTicket({ assigned_agent_id: jonas.id });
    const { asked } = withBulk();
    const { user } = openDesk('/queue/live/tickets/1234');
    await screen.findByRole('textbox', { name: 'Reply' });
    await user.click(await box(/First/));
    await user.click(await box(/Third/));
    await user.keyboard('{Shift>}T{/Shift}');
    await user.click(await screen.findByRole('option', { name: 'Billing' }));
    await user.click(await box(/First/));
    await user.keyboard('{Shift>}C{/Shift}');
    await user.click(await screen.findByRole('option', { name: 'No category' }));
    await waitFor(() => {
      expect(asked).toMatchObject([
        { p_ticket_ids: idsOf(items[0], items[2]), p_patch: { team_id: idOf(700_002) } },
        { p_ticket_ids: idsOf(items[0]), p_patch: { category_id: null } },
      ]);
    });
  });

  test('that the server refuses as a whole leaves everything as it was', async () => {
    withQueue(tickets());
    server.use(rpc('bulk_update_tickets', () => failure(403, 'not_allowed')));
    const { user } = openDesk('/queue/live');
    await user.click(await box(/First/));
    await user.keyboard('e');
    expect((await screen.findAllByText('Hint of not_allowed.'))[0]).toBeVisible();
    expect(await screen.findByRole('link', { name: /First/ })).not.toHaveTextContent('Resolved');
    expect(screen.getByText('1 selected')).toBeVisible();
  });

  test('adds some tags and takes others off with one command', async () => {
    const items = tickets();
    withQueue(items);
    const { asked } = withBulk();
    const { user } = openDesk('/queue/live');
    await user.click(await box(/First/));
    await user.keyboard('t');
    await user.click(await screen.findByRole('option', { name: /bug/ }));
    expect(await screen.findByText('Will be added')).toBeVisible();
    expect(asked).toEqual([]);
    await user.keyboard('{Escape}');
    await screen.findByText('1 ticket changed');
    expect(asked[0]).toMatchObject({ p_patch: { add_tag_ids: [idOf(700_021)] } });
  });

  test('deletes after one question, with the permission alone', async () => {
    const items = tickets();
    withQueue(items);
    const { asked } = withBulk();
    const { user } = openDesk('/queue/live', { ...jonas, permissions: ['tickets.delete'] });
    await user.click(await box(/First/));
    await user.keyboard('#');
    const question = await screen.findByRole('alertdialog', { name: 'Delete 1 ticket?' });
    expect(asked).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('1 ticket deleted')).toBeVisible();
    expect(asked[0]).toMatchObject({ p_patch: { deleted: true } });
  });

  test('brings back what was deleted, for admins', async () => {
    const { asked } = withBulk();
    const view = withQueue([
      queueItem({ subject: 'Gone', deleted_at: '2026-11-02T09:00:00+00:00' }),
    ]);
    const { user } = openDesk('/queue/deleted', { ...jonas, role: 'admin' });
    await user.click(await box(/Gone/));
    expect(view.asked.at(-1)).toMatchObject({ p_filters: { deleted: true } });
    await user.click(await screen.findByRole('button', { name: 'Bring back' }));
    expect(await screen.findByText('1 ticket brought back')).toBeVisible();
    expect(asked[0]).toMatchObject({ p_patch: { deleted: false } });
  });

  test('offers nothing else for what is deleted, by key or by the command bar', async () => {
    const { asked } = withBulk();
    withQueue([queueItem({ subject: 'Gone', deleted_at: '2026-11-02T09:00:00+00:00' })]);
    const { user } = openDesk('/queue/deleted', { ...jonas, role: 'admin' });
    await user.click(await box(/Gone/));
    await user.keyboard('ei#');
    await user.keyboard('{Control>}k{/Control}');
    const bar = await screen.findByRole('dialog', { name: 'Commands' });
    const restore = await within(bar).findByRole('option', { name: /^Bring back/ });
    expect(
      within(bar).queryByRole('option', { name: /^(Resolve|Take the|Set |Delete…)/ }),
    ).not.toBeInTheDocument();
    await user.click(restore);
    expect(await screen.findByText('1 ticket brought back')).toBeVisible();
    expect(asked).toMatchObject([{ p_patch: { deleted: false } }]);
  });
});

import { idOf, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  amina,
  connectsToTestProject,
  jonas,
  server,
  teamId,
  withTicket,
} from '../../test-setup.tsx';
import { changing, field, open, reply } from './test-setup.ts';

connectsToTestProject();

describe('changing a ticket', () => {
  test('shows the new state at once and sends what was seen', async () => {
    const ticket = withTicket({ status: 'open', next_statuses: ['waiting', 'resolved'] });
    const changes = changing(ticket);
    const { user } = open();
    await user.click(await field(/^Status: Open/));
    expect(await screen.findByRole('option', { name: 'Resolved' })).toBeVisible();
    expect(screen.queryByRole('option', { name: 'In progress' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('option', { name: 'Waiting' }));
    await waitFor(() => {
      expect(changes).toMatchObject([
        { p_patch: { status: 'waiting' }, p_expected: { status: 'open' } },
      ]);
    });
  });

  test('that somebody else changed says who did and what it is now, and goes back', async () => {
    const ticket = withTicket({ priority: 'low' });
    const row = staffTicketRow({ id: ticket.id, number: 1234, priority: 'high' });
    changing(ticket, () =>
      failure(409, 'ticket_changed', {
        field: 'priority',
        current: { priority: 'high' },
        changed_by: 'Sofia Marchetti',
        ticket: row,
      }),
    );
    const { user } = open();
    await user.click(await field(/^Priority: Low/));
    await user.click(await screen.findByRole('option', { name: 'Urgent' }));
    const told = await screen.findAllByText(
      'Sofia Marchetti changed the priority to High a moment ago. Yours was not saved.',
    );
    expect(told.length).toBeGreaterThan(0);
    expect(screen.queryByRole('combobox', { name: /Urgent/ })).not.toBeInTheDocument();
  });

  test('of tags that somebody else changed too keeps what both did', async () => {
    const tag = (number: number, name: string) => ({
      id: idOf(number),
      name,
      colour: 'red' as const,
    });
    const [bug, old, theirs] = [tag(700_021, 'bug'), tag(700_022, 'old'), tag(700_023, 'theirs')];
    server.use(table('tags', () => [bug, old, theirs]));
    const ticket = withTicket({ tags: [old] });
    const row = staffTicketRow({ id: ticket.id, number: 1234, tags: [theirs] });
    let isFirst = true;
    const changes = changing(ticket, () => {
      const answer = isFirst
        ? failure(409, 'ticket_changed', {
            field: 'tag_ids',
            current: { tag_ids: [theirs.id] },
            changed_by: 'Sofia Marchetti',
            ticket: row,
          })
        : Response.json({ ticket: { ...row, tags: [theirs, bug] }, readable: true });
      if (!isFirst) ticket.tags = [theirs, bug];
      isFirst = false;
      return answer;
    });
    const { user } = open();
    await user.click(await field(/^Tags: old/));
    await user.click(await screen.findByRole('option', { name: 'bug' }));
    expect(await field(/^Tags: theirs, bug/)).toBeVisible();
    expect(changes).toMatchObject([
      { p_patch: { tag_ids: [old.id, bug.id] }, p_expected: { tag_ids: [old.id] } },
      { p_patch: { tag_ids: [theirs.id, bug.id] }, p_expected: { tag_ids: [theirs.id] } },
    ]);
    expect(screen.queryByText(/Yours was not saved/)).not.toBeInTheDocument();
  });

  test('that somebody was faster to take says so', async () => {
    const ticket = withTicket({ assigned_agent_id: null });
    changing(ticket, () =>
      failure(409, 'ticket_changed', {
        field: 'assigned_agent_id',
        current: { assigned_agent_id: amina.id },
        changed_by: 'Amina Diallo',
      }),
    );
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Take' }));
    expect(
      (await screen.findAllByText('Amina Diallo was faster: the ticket is theirs.')).length,
    ).toBeGreaterThan(0);
  });

  test('leaves its page when it goes to a team whose tickets one does not see', async () => {
    const ticket = withTicket({ team_id: teamId });
    server.use(
      rpc('update_ticket', () => ({
        ticket: { ...staffTicketRow(), id: ticket.id, team_id: idOf(700_002) },
        readable: false,
      })),
    );
    const { user, router } = open();
    await user.click(await field(/^Team: Support/));
    await user.click(await screen.findByRole('option', { name: 'Billing' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/live');
    });
  });

  test('resolves in one press and offers to undo', async () => {
    const ticket = withTicket({ status: 'in_progress' });
    const changes = changing(ticket);
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Resolve' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(changes).toMatchObject([
        { p_patch: { status: 'resolved' } },
        { p_patch: { status: 'in_progress' } },
      ]);
    });
  });

  test('snoozes until a time within the coming year, and until no other', async () => {
    const ticket = withTicket();
    const changes = changing(ticket);
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Snooze' }));
    const time = await screen.findByLabelText('Another time');
    await user.clear(time);
    await user.type(time, '2020-01-01T09:00');
    const form = time.closest('form') ?? document.body;
    await user.click(within(form).getByRole('button', { name: 'Snooze' }));
    expect(await screen.findByText('Choose a time within the coming year.')).toBeVisible();
    expect(changes).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Tomorrow morning/ }));
    await waitFor(() => {
      expect(changes).toHaveLength(1);
    });
  });
});

test('of many tags the header names two and says how many others there are', async () => {
  const tags = Array.from({ length: 20 }, (_, index) => ({
    id: idOf(index + 1),
    name: `tag-${index + 1}`,
    colour: 'orange' as const,
  }));
  withTicket({ tags });
  open();
  const field = await screen.findByRole('combobox', { name: /^Tags: tag-1, .*tag-20$/ });
  expect(field).toHaveTextContent('tag-1tag-2+18');
});

describe('what an agent may do', () => {
  test('without permission to assign: take, not give', async () => {
    withTicket({ assigned_agent_id: null });
    const { user } = open();
    await user.click(await field(/^Assignee/));
    expect(await screen.findByRole('option', { name: 'Jonas Weber' })).toBeVisible();
    expect(screen.queryByRole('option', { name: 'Amina Diallo' })).not.toBeInTheDocument();
  });

  test('with permission to assign: give it to anybody', async () => {
    const ticket = withTicket({ assigned_agent_id: null });
    const changes = changing(ticket);
    const { user } = open({ ...jonas, permissions: ['tickets.assign'] });
    await user.click(await field(/^Assignee/));
    await user.click(await screen.findByRole('option', { name: 'Amina Diallo' }));
    await waitFor(() => {
      expect(changes).toMatchObject([{ p_patch: { assigned_agent_id: amina.id } }]);
    });
  });

  test('somebody else’s ticket stays theirs, with its team', async () => {
    withTicket({ assigned_agent_id: amina.id, assignee_name: amina.full_name, team_id: teamId });
    open();
    expect(await screen.findByRole('button', { name: 'Assignee: Amina Diallo' })).toBeDisabled();
    expect(await screen.findByRole('button', { name: 'Team: Support' })).toBeDisabled();
  });

  test('deleting needs its permission, and asks first', async () => {
    const ticket = withTicket();
    const deleted: unknown[] = [];
    server.use(
      rpc('bulk_update_tickets', (args) => {
        deleted.push(args['p_patch']);
        const result = { ticket_id: ticket.id, number: 1234, code: null, hint: null };
        return { operation_id: idOf(1), results: [{ ...result, outcome: 'changed' }] };
      }),
    );
    const { user, router } = open({ ...jonas, permissions: ['tickets.delete'] });
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    const question = await screen.findByRole('alertdialog');
    expect(question).toHaveTextContent('You can undo this for a moment.');
    expect(deleted).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/live');
    });
    expect(deleted).toEqual([{ deleted: true }]);
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible();
  });

  test('no button deletes without the permission', async () => {
    withTicket();
    open();
    await reply();
    expect(screen.queryByRole('button', { name: 'Delete' })).not.toBeInTheDocument();
  });
});

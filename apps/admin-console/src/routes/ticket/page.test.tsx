import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  activityEntry,
  customField,
  idOf,
  messageEntry,
  noteEntry,
  staffTicketRow,
  ticketDetail,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  amina,
  connectsToTestProject,
  jonas,
  openConsole,
  server,
  support,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const field = (name: RegExp) => screen.findByRole('combobox', { name });

/** Takes changes in and makes them; remembers them. @param refuse answers some of them instead */
function changing(ticket: StaffTicketDetail, refuse?: (turn: number) => Response | undefined) {
  const changes: Record<string, unknown>[] = [];
  const current = { ...ticket };
  server.use(
    rpc('update_ticket', (args) => {
      changes.push(args);
      const refusal = refuse?.(changes.length);
      if (refusal) return refusal;
      Object.assign(current, args['p_patch'], { assignee_name: jonas.full_name });
      return { ticket: current, readable: true };
    }),
    rpc('get_ticket', () => current),
  );
  return changes;
}

describe('a ticket', () => {
  test('shows the conversation, internal notes, the history, the customer and the facts', async () => {
    withTicket(
      {
        description: 'It **was** fine.',
        customer_display_name: 'Maya Lindqvist',
        customer_id: idOf(9),
        rating: { rating: 4, comment: 'Quick.' },
        custom_fields: { serial: 'RD4-1', urgent_visit: true },
        followers: [{ id: amina.id, full_name: amina.full_name }],
      },
      [
        messageEntry({ seq: 1, body: 'Which room?' }),
        noteEntry({ seq: 1, body: 'Third time this week.' }),
        activityEntry({ seq: 2 }),
      ],
    );
    server.use(
      table('custom_fields', () => [customField({ key: 'serial', label: 'Serial number' })]),
    );
    openConsole('/tickets/1234');
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
    expect(await screen.findByText('Which room?')).toBeVisible();
    expect(screen.getByText('Third time this week.').closest('article')).toHaveTextContent(
      'Internal note',
    );
    expect(screen.getByText(/changed the status from New to Open/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open profile' })).toHaveAttribute(
      'href',
      `/people/${idOf(9)}`,
    );
    const facts = within(screen.getByRole('complementary', { name: 'Facts' }));
    expect(facts.getByText('Portal')).toBeVisible();
    expect(facts.getByText('Amina Diallo')).toBeVisible();
    expect(facts.getByText('4 of 5')).toHaveTextContent('Quick.');
    expect(await facts.findByText('Serial number')).toBeVisible();
    expect(facts.getByText('RD4-1')).toBeVisible();
    expect(facts.getByText('Yes')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open in the agent desk' })).toHaveAttribute(
      'href',
      'http://desk.test/tickets/1234',
    );
    expect(document.title).toBe('#1234 Dark display · Admin console');
    expect(await axeProblems()).toEqual([]);
  });

  test('keeps focus on its heading from the outline to the ticket', async () => {
    const arrival = Promise.withResolvers<undefined>();
    const ticket = withTicket();
    server.use(
      rpc('get_ticket', async () => {
        await arrival.promise;
        return ticket;
      }),
    );
    const { router } = openConsole('/tags');
    await screen.findByRole('heading', { level: 1, name: 'Tags' });
    await act(async () => router.navigate('/tickets/1234'));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ticket #1234' })).toHaveFocus();
    arrival.resolve(undefined);
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toHaveFocus();
  });

  test('that is not there says so, and has focus then', async () => {
    const arrival = Promise.withResolvers<undefined>();
    server.use(
      rpc('get_ticket', async () => {
        await arrival.promise;
        return failure(404, 'ticket_not_found');
      }),
    );
    const { router } = openConsole('/tags');
    await screen.findByRole('heading', { level: 1, name: 'Tags' });
    await act(async () => router.navigate('/tickets/9999'));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ticket #9999' })).toHaveFocus();
    arrival.resolve(undefined);
    const heading = await screen.findByRole('heading', { level: 1, name: 'There is nothing here' });
    expect(heading).toBeVisible();
    expect(heading).toHaveFocus();
  });

  test('that cannot be loaded says why and tries again', async () => {
    server.use(rpc('get_ticket', () => failure(503, 'busy')));
    const { user } = openConsole('/tickets/1234');
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
    withTicket();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
  });

  test('that the admin asked themselves shows nothing of the staff’s side', async () => {
    server.use(
      rpc('get_ticket', () => ticketDetail({ number: 1234, subject: 'My chair' })),
      rpc('ticket_timeline', () => ({ entries: [], has_more: false, seq: 0 })),
    );
    openConsole('/tickets/1234');
    expect(await screen.findByText(/You asked this yourself/)).toBeVisible();
    expect(screen.queryByRole('combobox', { name: /Change/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete ticket' })).not.toBeInTheDocument();
  });
});

describe('overruling a ticket', () => {
  test('reassigns it: shown at once, and sent with what was seen', async () => {
    const ticket = withTicket();
    const changes = changing(ticket);
    const { user } = openConsole('/tickets/1234');
    await user.click(await field(/Change assignee: Unassigned/));
    await user.click(await screen.findByRole('option', { name: /Jonas Weber/ }));
    expect(await field(/Change assignee: Jonas Weber/)).toBeVisible();
    expect(changes).toEqual([
      {
        p_ticket_id: ticket.id,
        p_patch: { assigned_agent_id: jonas.id },
        p_expected: { assigned_agent_id: null },
      },
    ]);
  });

  test.each([
    [/Change priority/, 'Urgent', { priority: 'urgent' }],
    [/Change status/, 'Resolved', { status: 'resolved' }],
    [/Change team/, 'Support', { team_id: support.id }],
    [/Change tags/, 'bug', { tag_ids: [idOf(700_031)] }],
  ] as const)('%s to %s is saved at once', async (name, option, patch) => {
    const ticket = withTicket();
    const changes = changing(ticket);
    const { user } = openConsole('/tickets/1234');
    await user.click(await field(name));
    await user.click(await screen.findByRole('option', { name: option }));
    await waitFor(() => {
      expect(changes[0]?.['p_patch']).toEqual(patch);
    });
  });

  test('offers only the states that may follow', async () => {
    withTicket({ status: 'open', next_statuses: ['waiting'] });
    const { user } = openConsole('/tickets/1234');
    await user.click(await field(/Change status/));
    await screen.findByRole('option', { name: 'Waiting' });
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Open',
      'Waiting',
    ]);
  });

  test('is told who was faster and what it is now, and may insist', async () => {
    const ticket = withTicket({ priority: 'medium' });
    const changes = changing(ticket, (turn) =>
      turn === 1
        ? failure(409, 'ticket_changed', {
            field: 'priority',
            current: { priority: 'high' },
            changed_by: 'Jonas Weber',
            ticket: { ...staffTicketRow(), id: ticket.id, number: 1234, priority: 'high' },
          })
        : undefined,
    );
    server.use(
      rpc('get_ticket', () => ({ ...ticket, priority: changes.length > 0 ? 'high' : 'medium' })),
    );
    const { user } = openConsole('/tickets/1234');
    await user.click(await field(/Change priority: Medium/));
    await user.click(await screen.findByRole('option', { name: 'Urgent' }));
    expect((await screen.findAllByText('Jonas Weber changed this a moment ago'))[0]).toBeVisible();
    expect(
      screen.getAllByText('Priority is now “High”. Your change was not saved.')[0],
    ).toBeVisible();
    expect(await field(/Change priority: High/)).toBeVisible();

    await user.click(screen.getByText('Change it anyway'));
    await waitFor(() => {
      expect(changes[1]).toMatchObject({
        p_patch: { priority: 'urgent' },
        p_expected: { priority: 'high' },
      });
    });
  });

  test('puts back what was refused and says why', async () => {
    const ticket = withTicket({ status: 'open' });
    changing(ticket, () => failure(422, 'transition_not_allowed'));
    const { user } = openConsole('/tickets/1234');
    await user.click(await field(/Change status/));
    await user.click(await screen.findByRole('option', { name: 'Resolved' }));
    expect((await screen.findAllByText('Hint of transition_not_allowed.'))[0]).toBeVisible();
    expect(await field(/Change status: Open/)).toBeVisible();
  });
});

describe('deleting a ticket', () => {
  test('asks once, and can be undone', async () => {
    const ticket = { ...withTicket() };
    server.use(
      rpc('get_ticket', () => ticket),
      rpc('delete_ticket', () => {
        ticket.deleted_at = '2026-11-02T09:00:00+00:00';
        return { ticket };
      }),
      rpc('restore_ticket', () => {
        ticket.deleted_at = null;
        return { ticket };
      }),
    );
    const { user } = openConsole('/tickets/1234');
    await user.click(await screen.findByRole('button', { name: 'Delete ticket' }));
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(await screen.findByText(/This ticket is deleted/)).toBeVisible();
    expect(await field(/Change status/)).toBeDisabled();

    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Delete ticket' })).toBeVisible();
    expect(screen.queryByText(/This ticket is deleted/)).not.toBeInTheDocument();
  });

  test('says in the question itself why it failed', async () => {
    withTicket();
    server.use(rpc('delete_ticket', () => failure(409, 'ticket_merged')));
    const { user } = openConsole('/tickets/1234');
    await user.click(await screen.findByRole('button', { name: 'Delete ticket' }));
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This ticket was merged');
  });
});

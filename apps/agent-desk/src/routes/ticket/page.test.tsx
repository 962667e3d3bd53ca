import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { readLocalDraft } from '@autocrm/core/data/drafts/local-draft.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  activityEntry,
  idOf,
  messageEntry,
  noteEntry,
  staffTicketRow,
  ticketDetail,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  amina,
  connectsToTestProject,
  jonas,
  openDesk,
  server,
  teamId,
  withQueue,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const open = (me = jonas) => openDesk('/queue/live/tickets/1234', me);
const reply = () => screen.findByRole('textbox', { name: 'Reply' });
const field = (name: RegExp) => screen.findByRole('combobox', { name });
const justNow = () => new Date().toISOString().replace('Z', '+00:00');

/** Takes changes in; remembers them. */
function changing(ticket: StaffTicketDetail, answer?: () => Response) {
  const changes: Record<string, unknown>[] = [];
  server.use(
    rpc('update_ticket', (args) => {
      changes.push(args);
      if (answer) return answer();
      const row = { ...staffTicketRow(), id: ticket.id, number: ticket.number };
      return { ticket: row, readable: true };
    }),
  );
  return changes;
}

/** Takes replies in; remembers them. */
function answering(ticket: StaffTicketDetail, entries: TimelineEntry[]) {
  const sent: Record<string, unknown>[] = [];
  server.use(
    rpc('reply_to_ticket', (args) => {
      sent.push(args);
      const message = messageEntry({
        seq: entries.length + 1,
        client_id: String(args['p_client_id']),
        body: String(args['p_body']),
        author_id: jonas.id,
      });
      entries.push(message);
      return { outcome: 'sent', message, ticket: { ...staffTicketRow(), id: ticket.id } };
    }),
  );
  return sent;
}

describe('a ticket', () => {
  test('shows what was asked, the answers, and notes that are plainly internal', async () => {
    withTicket({ description: 'It **was** fine.', customer_name: 'Maya' }, [
      messageEntry({ seq: 1, body: 'Which room?' }),
      noteEntry({ seq: 1, body: 'Third time this week.' }),
    ]);
    open();
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
    expect(await screen.findByText('was')).toBeVisible();
    expect(screen.getByText('Which room?')).toBeVisible();
    const note = screen.getByText('Third time this week.').closest('article');
    expect(note).toHaveTextContent('Internal note');
    expect(note).toHaveTextContent('Only your team sees this');
    expect(document.title).toBe('#1234 Dark display · Agent desk');
    expect(await axeProblems()).toEqual([]);
  });

  test('that is not there, or not theirs, says so beside the list', async () => {
    server.use(rpc('get_ticket', () => failure(404, 'ticket_not_found')));
    open();
    expect(await screen.findByText('This ticket is not here')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Back to the list' })).toHaveAttribute(
      'href',
      '/queue/live',
    );
  });

  test('that cannot be loaded says why and tries again on request', async () => {
    server.use(rpc('get_ticket', () => failure(429, 'too_many_requests')));
    const { user } = open();
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    withTicket();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
  });

  test('from a mail opens beside all live tickets', async () => {
    withTicket();
    const { router } = openDesk('/tickets/1234');
    await reply();
    expect(router.state.location.pathname).toBe('/queue/live/tickets/1234');
  });

  test('counts as read in both feeds once it is on screen', async () => {
    const read: unknown[] = [];
    withTicket({ seq: 4, staff_seq: 2 }, [messageEntry({ seq: 1 })]);
    server.use(
      rpc('mark_ticket_read', ({ p_seq, p_staff_seq }) => {
        read.push([p_seq, p_staff_seq]);
        return null;
      }),
    );
    open();
    await waitFor(() => {
      expect(read).toEqual([[4, 2]]);
    });
  });

  test('marks what came since the last visit, in either feed', async () => {
    withTicket({ last_read_seq: 1, last_read_staff_seq: 0 }, [
      messageEntry({ seq: 1, body: 'Seen' }),
      noteEntry({ seq: 1, body: 'Unseen' }),
    ]);
    open();
    const unseen = await screen.findByText('Unseen');
    const divider = screen.getByText('New');
    expect(divider.compareDocumentPosition(unseen)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.getByText('Seen').compareDocumentPosition(divider)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  test('tells who asks and what else they asked', async () => {
    withTicket({ customer_id: idOf(900_001), customer_email: 'maya@example.com' });
    withQueue([{ ...staffTicketRow({ subject: 'An older one' }), unread: false }]);
    open();
    const details = await screen.findByRole('complementary', { name: 'Details' });
    expect(within(details).getByRole('link', { name: 'maya@example.com' })).toBeVisible();
    expect(await within(details).findByRole('link', { name: /An older one/ })).toBeVisible();
  });

  test('that one asked oneself shows nothing of the team’s side', async () => {
    withTicket();
    server.use(rpc('get_ticket', () => ticketDetail({ number: 1234, customer_id: jonas.id })));
    open();
    expect(await screen.findByText(/This is your own request/)).toBeVisible();
    await reply();
    expect(screen.queryByRole('radio', { name: 'Internal note' })).not.toBeInTheDocument();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  });
});

describe('changing a ticket', () => {
  test('shows the new state at once and sends what was seen', async () => {
    const ticket = withTicket({ status: 'open', next_statuses: ['waiting', 'resolved'] });
    const changes = changing(ticket);
    const { user } = open();
    await user.click(await field(/^State: Open/));
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

describe('writing', () => {
  test('a reply waits for its undo, which brings the words back', async () => {
    const entries: TimelineEntry[] = [];
    const sent = answering(withTicket({}, entries), entries);
    const { user } = open();
    await user.type(await reply(), 'Too early');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await reply()).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await reply()).toHaveValue('Too early');
    expect(sent).toEqual([]);
  });

  test('a note that failed and was discarded is no draft any more, and comes back on request', async () => {
    const ticket = withTicket();
    server.use(rpc('add_note', () => failure(429, 'too_many_requests')));
    const { user } = open();
    await user.click(await screen.findByRole('radio', { name: 'Internal note' }));
    await user.type(await screen.findByRole('textbox', { name: 'Internal note' }), 'Ask Amina');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    const kept = () => readLocalDraft(jonas.id, draftKeys.note(ticket.id))?.payload ?? null;
    const discard = await screen.findByRole('button', { name: 'Discard' });
    expect(kept()).toMatchObject({ body: 'Ask Amina' });
    await user.click(discard);
    await waitFor(() => {
      expect(kept()).toBeNull();
    });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Send again' })).toBeVisible();
    expect(screen.getByText('Ask Amina')).toBeVisible();
  });

  test('a reply can set the state with it', async () => {
    const entries: TimelineEntry[] = [];
    const sent = answering(withTicket({ next_statuses: ['waiting'] }, entries), entries);
    const { user } = open();
    await user.type(await reply(), 'Which one?');
    await user.click(screen.getByRole('button', { name: 'More ways to send' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Send and wait' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Which one?', p_status: 'waiting' }]);
    });
    expect(await screen.findByText('Which one?')).toBeVisible();
  });

  test('a reply that crosses another is kept, and goes out on a second word', async () => {
    const entries: TimelineEntry[] = [messageEntry({ seq: 1, body: 'First' })];
    withTicket({ seq: 1 }, entries);
    const crossing = messageEntry({ seq: 2, body: 'Wait!', author_name: 'Maya Lindqvist' });
    const sent: Record<string, unknown>[] = [];
    server.use(
      rpc('reply_to_ticket', (args) => {
        sent.push(args);
        if (args['p_send_anyway'] !== true) {
          return { outcome: 'stale', seq: 2, entries: [crossing] };
        }
        const message = messageEntry({ seq: 3, client_id: String(args['p_client_id']) });
        return { outcome: 'sent', message, ticket: staffTicketRow() };
      }),
    );
    const { user } = open();
    await user.type(await reply(), 'My answer');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    expect(await screen.findByText(/Maya Lindqvist has written since/)).toBeVisible();
    expect(await screen.findByText('Wait!')).toBeVisible();
    expect(await reply()).toHaveValue('My answer');
    expect(sent[0]).toMatchObject({ p_last_seen_seq: 1 });
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => {
      expect(sent).toHaveLength(2);
    });
    expect(sent[1]).toMatchObject({ p_body: 'My answer', p_send_anyway: true });
  });

  test('reply and note each keep their own words', async () => {
    withTicket();
    const saved: unknown[] = [];
    server.use(
      rpc('save_draft', (args) => {
        saved.push(args['p_key']);
        return { revision: saved.length, conflict: null };
      }),
    );
    const { user } = open();
    await user.type(await reply(), 'To the customer');
    await user.click(screen.getByRole('radio', { name: 'Internal note' }));
    const note = screen.getByRole('textbox', { name: 'Internal note' });
    expect(note).toHaveValue('');
    expect(screen.getByText('Only your team will see this note.')).toBeVisible();
    await user.type(note, 'To us');
    await user.click(screen.getByRole('radio', { name: 'Reply' }));
    expect(await reply()).toHaveValue('To the customer');
    await waitFor(() => {
      expect(saved.map((key) => String(key).split(':')[0])).toEqual(
        expect.arrayContaining(['reply', 'note']),
      );
    });
  });

  test('what was written before a reload is there again', async () => {
    const ticket = withTicket();
    server.use(
      table('drafts', (request) =>
        request.url.includes('reply')
          ? [
              {
                key: `reply:${ticket.id}`,
                revision: 1,
                payload: { client_id: idOf(5), body: 'Half a sentence', attachments: [] },
                history: [],
                updated_at: '2026-11-02T09:00:00+00:00',
              },
            ]
          : [],
      ),
    );
    open();
    expect(await reply()).toHaveValue('Half a sentence');
  });

  test('a closed ticket takes notes alone and says why', async () => {
    withTicket({ status: 'closed' });
    open();
    expect(await screen.findByRole('textbox', { name: 'Internal note' })).toBeVisible();
    expect(screen.getByText(/This ticket is closed/)).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Reply' })).not.toBeInTheDocument();
  });

  test('one’s own fresh note can be changed; older ones and those of others cannot', async () => {
    const own = { author_id: jonas.id, author_name: jonas.full_name };
    const fresh = noteEntry({ seq: 3, body: 'Fresh', created_at: justNow(), ...own });
    withTicket({}, [
      noteEntry({ seq: 1, body: 'Old', ...own }),
      noteEntry({ seq: 2, body: 'Of another', created_at: justNow() }),
      fresh,
    ]);
    server.use(
      rpc('edit_note', ({ p_body }) => ({
        note: { ...fresh, body: p_body, edited_at: justNow() },
      })),
    );
    const { user } = open();
    await screen.findByText('Fresh');
    await user.click(screen.getByRole('button', { name: 'Edit note' }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit note' });
    const text = within(dialog).getByRole('textbox');
    await user.clear(text);
    await user.type(text, 'Fresher');
    await user.click(within(dialog).getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText('Fresher')).toBeVisible();
    expect(screen.getByText(/edited/)).toBeVisible();
  });

  test('changes in a row are folded', async () => {
    withTicket({}, [
      activityEntry({ seq: 1 }),
      activityEntry({ seq: 2 }),
      activityEntry({ seq: 3 }),
    ]);
    open();
    expect(await screen.findByText('3 changes by Aaron Agent')).toBeVisible();
  });
});

import type { CustomerTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { readLocalDraft } from '@autocrm/core/data/drafts/local-draft.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  activityEntry,
  attachment,
  idOf,
  messageEntry,
  ticketDetail,
  ticketRow,
  timelinePage,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draftRow, maya, openPortal, server, connectsToTestProject } from '../../test-setup.tsx';

connectsToTestProject();

const jonas = {
  author_id: idOf(900_002),
  author_name: 'Jonas Weber',
  author_role: 'agent',
} as const;

/** A ticket with its conversation, which grows by what is put into `entries`. */
function withTicket(over: Partial<CustomerTicketDetail> = {}, entries: TimelineEntry[] = []) {
  const ticket = ticketDetail({
    number: 1234,
    subject: 'Dark display',
    customer_id: maya.id,
    customer_display_name: maya.full_name,
    seq: entries.length,
    ...over,
  });
  server.use(
    rpc('get_ticket', () => ticket),
    rpc('ticket_timeline', ({ p_after_seq }) =>
      timelinePage({
        entries: entries.filter(({ seq }) => seq > Number(p_after_seq ?? 0)),
        seq: entries.length,
      }),
    ),
  );
  return ticket;
}

/** Takes replies in; remembers them. */
function answering(ticket: CustomerTicketDetail, entries: TimelineEntry[]) {
  const sent: Record<string, unknown>[] = [];
  server.use(
    rpc('reply_to_ticket', (args) => {
      sent.push(args);
      const message = messageEntry({
        seq: entries.length + 1,
        client_id: String(args['p_client_id']),
        body: String(args['p_body']),
        author_id: maya.id,
        author_name: maya.full_name,
      });
      entries.push(message);
      return {
        outcome: 'sent',
        message,
        ticket: { ...ticketRow(), id: ticket.id, seq: message.seq },
      };
    }),
  );
  return sent;
}

const box = () => screen.findByRole('textbox', { name: 'Your message' });
const send = () => screen.getByRole('button', { name: 'Send' });

describe('a ticket', () => {
  test('says where it stands, what happens next, what was asked and what was answered', async () => {
    withTicket(
      {
        status: 'waiting',
        description: 'It **was** fine.',
        attachments: [attachment({ file_name: 'log.zip', file_type: 'application/zip' })],
      },
      [
        activityEntry({
          seq: 1,
          activity: {
            type: 'status_change',
            old_value: { status: 'open' },
            new_value: { status: 'waiting' },
          },
        }),
        messageEntry({ seq: 2, body: 'Which room is it?', ...jonas }),
      ],
    );
    openPortal('/tickets/1234');
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
    expect(document.title).toBe('#1234 Dark display · Support');
    expect(screen.getByText(/Your next message brings it back to us/)).toBeVisible();
    expect(await screen.findByText('was')).toBeVisible();
    expect(screen.getByRole('button', { name: /Download log.zip/ })).toBeVisible();
    expect(await screen.findByText('Which room is it?')).toBeVisible();
    expect(screen.getByText(/changed the status from Open to Waiting for you/)).toBeVisible();
    expect(await axeProblems()).toEqual([]);
  });

  test('focus comes to its heading, and stays there when the ticket takes the place of its outline', async () => {
    const arrival = Promise.withResolvers<undefined>();
    const ticket = withTicket();
    server.use(
      rpc('list_tickets', () => ({
        tickets: [{ ...ticketRow({ number: 1234, subject: 'In the list' }), unread: false }],
        next_cursor: null,
      })),
      rpc('get_ticket', async () => {
        await arrival.promise;
        return ticket;
      }),
    );
    const { user } = openPortal('/tickets');
    await user.click(await screen.findByRole('link', { name: 'In the list' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ticket #1234' })).toHaveFocus();
    arrival.resolve(undefined);
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toHaveFocus();
  });

  test('one that is not there, or not theirs, is not found; focus goes from the outline to that', async () => {
    const arrival = Promise.withResolvers<undefined>();
    server.use(
      rpc('list_tickets', () => ({
        tickets: [{ ...ticketRow({ number: 9, subject: 'Gone by now' }), unread: false }],
        next_cursor: null,
      })),
      rpc('get_ticket', async () => {
        await arrival.promise;
        return failure(404, 'ticket_not_found');
      }),
    );
    const { user } = openPortal('/tickets');
    await user.click(await screen.findByRole('link', { name: 'Gone by now' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ticket #9' })).toHaveFocus();
    arrival.resolve(undefined);
    const heading = await screen.findByRole('heading', { level: 1, name: 'There is nothing here' });
    expect(heading).toBeVisible();
    expect(heading).toHaveFocus();
  });

  test('its history calls priorities what the admins call them', async () => {
    withTicket({}, [
      activityEntry({
        seq: 1,
        activity: {
          type: 'priority_change',
          old_value: { priority: 'low' },
          new_value: { priority: 'urgent' },
        },
      }),
    ]);
    openPortal('/tickets/1234');
    expect(
      await screen.findByText(/changed the priority from When you have time to All stands still/),
    ).toBeVisible();
  });

  test('when it cannot be loaded, says why and tries again on request', async () => {
    server.use(rpc('get_ticket', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/tickets/1234');
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    withTicket();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
  });

  test('what is on screen counts as read', async () => {
    const read: unknown[] = [];
    withTicket({}, [messageEntry({ seq: 1, ...jonas })]);
    server.use(
      rpc('mark_ticket_read', (args) => {
        read.push(args['p_seq']);
        return null;
      }),
    );
    openPortal('/tickets/1234');
    await box();
    await waitFor(() => {
      expect(read).toEqual([1]);
    });
  });

  test('what came since the last visit is marked', async () => {
    withTicket({ last_read_seq: 1 }, [
      messageEntry({ seq: 1, body: 'Seen', ...jonas }),
      messageEntry({ seq: 2, body: 'Unseen', ...jonas }),
    ]);
    openPortal('/tickets/1234');
    const unseen = await screen.findByText('Unseen');
    const divider = screen.getByText('New');
    expect(divider.compareDocumentPosition(unseen)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(screen.getByText('Seen').compareDocumentPosition(divider)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });
});

describe('a reply', () => {
  test('shows at once, empties the box, and forgets its draft when it has arrived', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    const sent = answering(ticket, entries);
    let deleted = 0;
    server.use(
      table('drafts', (request) => {
        if (request.method === 'DELETE') deleted += 1;
        return [];
      }),
    );
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Room Nordic');
    await user.click(send());
    expect(await box()).toHaveValue('');
    expect(await screen.findByText('Room Nordic')).toBeVisible();
    await waitFor(() => {
      expect(deleted).toBe(1);
    });
    expect(sent).toHaveLength(1);
  });

  test('goes out with Ctrl and Enter', async () => {
    const entries: TimelineEntry[] = [];
    const sent = answering(withTicket({}, entries), entries);
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Room Nordic{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(sent).toHaveLength(1);
    });
  });

  test('that did not arrive stays in the conversation with its reason, and can be sent again', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    server.use(rpc('reply_to_ticket', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Room Nordic');
    await user.click(send());
    expect(await screen.findByText(/Not sent\. That was very fast/)).toBeVisible();

    const sent = answering(ticket, entries);
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => {
      expect(screen.queryByText(/Not sent/)).not.toBeInTheDocument();
    });
    expect(screen.getByText('Room Nordic')).toBeVisible();
    expect(sent).toHaveLength(1);
  });

  test('that was discarded is gone from the drafts too, and comes back on request', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    let deleted = 0;
    server.use(
      rpc('reply_to_ticket', () => failure(429, 'too_many_requests')),
      table('drafts', (request) => {
        if (request.method === 'DELETE') deleted += 1;
        return [];
      }),
    );
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Room Nordic');
    await user.click(send());
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(screen.queryByText('Room Nordic')).not.toBeInTheDocument();
    await waitFor(() => {
      expect(deleted).toBe(1);
    });
    expect(readLocalDraft(maya.id, `reply:${ticket.id}`)?.payload ?? null).toBeNull();

    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/Not sent\. That was very fast/)).toBeVisible();
    const sent = answering(ticket, entries);
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Room Nordic' }]);
    });
  });

  test('that crosses a new answer waits for a second look, with its text kept', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    const news = messageEntry({ seq: 1, body: 'I come tomorrow.', ...jonas });
    server.use(rpc('reply_to_ticket', () => ({ outcome: 'stale', seq: 1, entries: [news] })));
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Are you there?');
    await user.click(send());
    expect(await screen.findByText(/Jonas Weber has written since/)).toBeVisible();
    expect(screen.getByText('I come tomorrow.')).toBeVisible();
    expect(await box()).toHaveValue('Are you there?');

    entries.push(news);
    const sent = answering(ticket, entries);
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    expect(await screen.findByText('Are you there?', { selector: 'p' })).toBeVisible();
    expect(sent[0]).toMatchObject({ p_body: 'Are you there?', p_send_anyway: true });
  });

  test('to a closed ticket opens a new one and leads there', async () => {
    withTicket({ status: 'closed', next_statuses: [] });
    server.use(
      rpc('reply_to_ticket', () => ({
        outcome: 'follow_up',
        ticket: ticketRow({ number: 1300, subject: 'Dark display' }),
      })),
    );
    const { router, user } = openPortal('/tickets/1234');
    expect(await screen.findByText(/opens a new ticket that is linked/)).toBeVisible();
    await user.type(await box(), 'Dark again');
    await user.click(send());
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/tickets/1300');
    });
  });

  test('begun on another device is in the box', async () => {
    const ticket = withTicket();
    const key = `reply:${ticket.id}`;
    server.use(table('drafts', () => [draftRow(key, { client_id: idOf(5), body: 'Half a th' })]));
    openPortal('/tickets/1234');
    expect(await box()).toHaveValue('Half a th');
  });

  test('that was sent before the page was reloaded is not offered a second time', async () => {
    const entries = [
      messageEntry({ seq: 1, client_id: idOf(5), body: 'Sent already', author_id: maya.id }),
    ];
    const ticket = withTicket({}, entries);
    const key = `reply:${ticket.id}`;
    server.use(
      table('drafts', () => [draftRow(key, { client_id: idOf(5), body: 'Sent already' })]),
    );
    openPortal('/tickets/1234');
    expect(await screen.findByText('Sent already', { selector: 'p' })).toBeVisible();
    await waitFor(async () => {
      expect(await box()).toHaveValue('');
    });
  });
});

describe('what a customer can do with a ticket', () => {
  const updating = (status: 'open' | 'resolved') => {
    const patches: unknown[] = [];
    server.use(
      rpc('update_ticket', (args) => {
        patches.push(args['p_patch']);
        return { ticket: { ...ticketRow(), id: args['p_ticket_id'], status }, readable: true };
      }),
    );
    return patches;
  };
  const button = async (name: string) => {
    // The same actions stand above the conversation on a phone and beside it on a desk.
    const [found] = await screen.findAllByRole('button', { name });
    if (!found) throw new Error(`There is no button "${name}".`);
    return found;
  };

  test('an open one can be told solved', async () => {
    withTicket({ status: 'open', next_statuses: ['resolved'] });
    const patches = updating('resolved');
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('This is solved'));
    expect(await screen.findByText(/Marked as solved/)).toBeVisible();
    expect(patches).toEqual([{ status: 'resolved' }]);
  });

  test('a resolved one can be opened again, a waiting one need not be', async () => {
    withTicket({ status: 'resolved', next_statuses: ['open'] });
    const patches = updating('open');
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('Open again'));
    expect(await screen.findByText('Your ticket is open again.')).toBeVisible();
    expect(patches).toEqual([{ status: 'open' }]);
  });

  test('a refusal puts the state back and says why', async () => {
    withTicket({ status: 'open', next_statuses: ['resolved'] });
    server.use(rpc('update_ticket', () => failure(429, 'too_many_requests')));
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('This is solved'));
    // In the toast, and in the words that are read out.
    expect(await screen.findAllByText(/That was very fast/)).not.toEqual([]);
    expect(await button('This is solved')).toBeVisible();
  });

  test('a new one can be corrected; only what changed is sent', async () => {
    withTicket({ status: 'new', next_statuses: ['resolved'], description: 'It is dark.' });
    const patches = updating('open');
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('Edit'));
    const dialog = await screen.findByRole('dialog', { name: 'Edit your ticket' });
    const subject = within(dialog).getByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.type(subject, 'Dark display in Nordic');
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    await waitFor(() => {
      expect(dialog).not.toBeInTheDocument();
    });
    expect(patches).toEqual([{ subject: 'Dark display in Nordic' }]);
  });

  test('a correction that comes too late says so, with the text kept', async () => {
    withTicket({ status: 'new', next_statuses: ['resolved'] });
    server.use(rpc('update_ticket', () => failure(409, 'ticket_in_work')));
    const { user } = openPortal('/tickets/1234');
    await user.click(await button('Edit'));
    const dialog = await screen.findByRole('dialog', { name: 'Edit your ticket' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Subject' }), '!');
    await user.click(within(dialog).getByRole('button', { name: 'Save changes' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('already working on it');
    expect(within(dialog).getByRole('textbox', { name: 'Subject' })).toHaveValue('Dark display!');
  });

  test('one that somebody works on cannot be edited', async () => {
    withTicket({ status: 'open', next_statuses: ['resolved'] });
    openPortal('/tickets/1234');
    await button('This is solved');
    expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  });
});

import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  activityEntry,
  attachment,
  messageEntry,
  ticketRow,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openPortal, server, connectsToTestProject } from '../../test-setup.tsx';
import { box, jonas, withTicket } from './test-setup.ts';

connectsToTestProject();

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

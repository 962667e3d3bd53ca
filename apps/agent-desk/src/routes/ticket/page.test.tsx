import { axeProblems } from '@autocrm/core/testing/axe.ts';
import {
  idOf,
  messageEntry,
  noteEntry,
  staffTicketRow,
  ticketDetail,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  server,
  withQueue,
  withTicket,
} from '../../test-setup.tsx';
import { open, reply } from './test-setup.ts';

connectsToTestProject();

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

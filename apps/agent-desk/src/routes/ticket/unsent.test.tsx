import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { readLocalDraft } from '@autocrm/core/data/drafts/local-draft.ts';
import { keepUnsent } from '@autocrm/core/data/tickets/unsent.ts';
import { appError } from '@autocrm/core/db/to-app-error.ts';
import { idOf, messageEntry, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { connectsToTestProject, jonas, server, withTicket } from '../../test-setup.tsx';
import { answering, open, reply } from './test-setup.ts';

connectsToTestProject();
afterEach(() => {
  localStorage.clear();
});

/** Refuses the first reply as crossed by another, and takes in what is sent all the same. */
function crossing(entries: TimelineEntry[]) {
  const sent: Record<string, unknown>[] = [];
  const theirs = messageEntry({ seq: 2, body: 'Wait!', author_name: 'Maya Lindqvist' });
  server.use(
    rpc('reply_to_ticket', (args) => {
      sent.push(args);
      if (args['p_send_anyway'] !== true) return { outcome: 'stale', seq: 2, entries: [theirs] };
      const message = messageEntry({
        seq: 3,
        client_id: String(args['p_client_id']),
        body: String(args['p_body']),
      });
      entries.push(theirs, message);
      return { outcome: 'sent', message, ticket: staffTicketRow() };
    }),
  );
  return sent;
}

describe('a reply that the server refused', () => {
  test('is in the box again with the reason, and goes out once it is changed', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    server.use(rpc('reply_to_ticket', () => failure(422, 'body_too_long')));
    const { user } = open();
    await user.type(await reply(), 'Far too long');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    expect(await screen.findByText('Not sent. Shorten this to 20,000 characters.')).toBeVisible();
    expect(await reply()).toHaveValue('Far too long');
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();

    const sent = answering(ticket, entries);
    await user.clear(await reply());
    await user.type(await reply(), 'Short');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(screen.queryByText(/^Not sent/)).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Short' }]);
    });
    await waitFor(() => {
      expect(readLocalDraft(jonas.id, draftKeys.reply(ticket.id))?.payload ?? null).toBeNull();
    });
  });

  test('stays in the conversation when another text has taken its place', async () => {
    withTicket();
    server.use(rpc('reply_to_ticket', () => failure(403, 'not_allowed')));
    const { user } = open();
    await user.type(await reply(), 'Refused');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.type(await reply(), 'The next one');
    expect(await screen.findByRole('button', { name: 'Send again' })).toBeVisible();
    expect(await reply()).toHaveValue('The next one');
  });

  test('is not sent again by a reload: a note is in its box, with the reason', async () => {
    const ticket = withTicket();
    const client_id = idOf(5);
    const key = draftKeys.note(ticket.id);
    const asked: unknown[] = [];
    server.use(
      rpc('add_note', (args) => {
        asked.push(args);
        return failure(403, 'not_allowed');
      }),
      table('drafts', (request) =>
        request.url.includes('note')
          ? [
              {
                key,
                revision: 1,
                payload: { client_id, body: 'Ask Amina', attachments: [] },
                history: [],
                updated_at: '2026-11-02T09:00:00+00:00',
              },
            ]
          : [],
      ),
    );
    const { id, full_name, role } = jonas;
    const author = { id, full_name, role };
    const created_at = '2026-11-02T09:00:00+00:00';
    const sending = { kind: 'note', client_id, body: 'Ask Amina', author, created_at } as const;
    keepUnsent(ticket.id, sending, appError('forbidden', 'not_allowed'));

    open();
    expect(await screen.findByRole('textbox', { name: 'Internal note' })).toHaveValue('Ask Amina');
    expect(await screen.findByText(/^Not sent\. /)).toBeVisible();
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
    });
    expect(asked).toEqual([]);
  });
});

describe('a reply that crossed another', () => {
  test('goes out as it was changed after the second look', async () => {
    const entries: TimelineEntry[] = [messageEntry({ seq: 1 })];
    withTicket({ seq: 1 }, entries);
    const sent = crossing(entries);
    const { user } = open();
    await user.type(await reply(), 'My answer');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await screen.findByText(/Maya Lindqvist has written since/);
    await user.type(await reply(), ', with more');
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => {
      expect(sent.at(1)).toMatchObject({ p_body: 'My answer, with more', p_send_anyway: true });
    });
  });

  test('does not take the place of the next one that is being written', async () => {
    const entries: TimelineEntry[] = [messageEntry({ seq: 1 })];
    withTicket({ seq: 1 }, entries);
    const sent = crossing(entries);
    const { user } = open();
    await user.type(await reply(), 'My answer');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.type(await reply(), 'The next one');
    expect(await screen.findByText(/Somebody has written since/)).toBeVisible();
    expect(await reply()).toHaveValue('The next one');
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => {
      expect(sent.at(1)).toMatchObject({ p_body: 'My answer', p_send_anyway: true });
    });
    expect(await reply()).toHaveValue('The next one');
  });
});

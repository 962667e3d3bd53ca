import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { readLocalDraft } from '@autocrm/core/data/drafts/local-draft.ts';
import {
  activityEntry,
  idOf,
  messageEntry,
  noteEntry,
  staffTicketRow,
} from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, jonas, server, withTicket } from '../../test-setup.tsx';
import { answering, justNow, open, reply } from './test-setup.ts';

connectsToTestProject();

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

  test('a reply can set the status with it', async () => {
    const entries: TimelineEntry[] = [];
    const sent = answering(withTicket({ next_statuses: ['waiting'] }, entries), entries);
    const { user } = open();
    await user.type(await reply(), 'Which one?');
    await user.click(screen.getByRole('button', { name: 'More ways to send' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Send and wait/ }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Which one?', p_status: 'waiting' }]);
    });
    expect(await screen.findByText('Which one?')).toBeVisible();
  });

  test.each([
    ['{Control>}{Shift>}{Enter}{/Shift}{/Control}', 'resolved'],
    ['{Control>}{Alt>}{Enter}{/Alt}{/Control}', 'waiting'],
  ])('keys alone send it with a status: %s', async (keys, status) => {
    const entries: TimelineEntry[] = [];
    const next_statuses = ['waiting', 'resolved'] as const;
    const sent = answering(withTicket({ next_statuses: [...next_statuses] }, entries), entries);
    const { user } = open();
    await user.type(await reply(), 'By key');
    await user.keyboard(keys);
    expect(await reply()).toHaveValue('');
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'By key', p_status: status }]);
    });
  });

  test('keys alone take it back, from the box that it was sent from', async () => {
    const entries: TimelineEntry[] = [];
    const sent = answering(withTicket({}, entries), entries);
    const { user } = open();
    await user.type(await reply(), 'Too early');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await reply()).toHaveValue('');
    await user.keyboard('{Control>}{Shift>}{Backspace}{/Shift}{/Control}');
    expect(await reply()).toHaveValue('Too early');
    expect(sent).toEqual([]);
  });

  test('the command bar sends it, with or without a status, once there is something to send', async () => {
    const entries: TimelineEntry[] = [];
    const sent = answering(withTicket({ next_statuses: ['resolved'] }, entries), entries);
    const { user } = open();
    const box = await reply();
    await user.keyboard('{Control>}k{/Control}');
    const bar = await screen.findByRole('dialog', { name: 'Commands' });
    await within(bar).findByRole('option', { name: /^Reply/ });
    expect(within(bar).queryByRole('option', { name: /^Send/ })).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    await user.type(box, 'From the bar');
    await user.keyboard('{Control>}k{/Control}');
    await user.click(await screen.findByRole('option', { name: /^Send and resolve/ }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'From the bar', p_status: 'resolved' }]);
    });
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

import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { readLocalDraft } from '@autocrm/core/data/drafts/local-draft.ts';
import { idOf, messageEntry, ticketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { leaveScreen } from '@autocrm/core/testing/render.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draftRow, maya, openPortal, server, connectsToTestProject } from '../../test-setup.tsx';
import { answering, box, jonas, send, withTicket } from './test-setup.ts';

connectsToTestProject();

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

  test('that crosses an answer goes out as it was changed after the second look', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    const news = messageEntry({ seq: 1, body: 'I come tomorrow.', ...jonas });
    server.use(rpc('reply_to_ticket', () => ({ outcome: 'stale', seq: 1, entries: [news] })));
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Are you there');
    await user.click(send());
    await screen.findByText(/Jonas Weber has written since/);
    entries.push(news);
    const sent = answering(ticket, entries);
    await user.clear(await box());
    expect(screen.getByRole('button', { name: 'Send anyway' })).toBeDisabled();
    await user.type(await box(), 'Are you there tomorrow?');
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Are you there tomorrow?', p_send_anyway: true }]);
    });
  });

  test('that crosses an answer does not take the place of the next one', async () => {
    const news = messageEntry({ seq: 1, body: 'I come tomorrow.', ...jonas });
    const answer = Promise.withResolvers<object>();
    withTicket({}, []);
    server.use(rpc('reply_to_ticket', () => answer.promise));
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Are you there?');
    await user.click(send());
    await user.type(await box(), 'One more thing');
    answer.resolve({ outcome: 'stale', seq: 1, entries: [news] });
    expect(await screen.findByText(/Somebody has written since/)).toBeVisible();
    expect(await box()).toHaveValue('One more thing');
  });

  test('that was refused is in the box again with the reason, also after a reload', async () => {
    const entries: TimelineEntry[] = [];
    const ticket = withTicket({}, entries);
    const asked: string[] = [];
    server.use(
      rpc('reply_to_ticket', (args) => {
        asked.push(String(args['p_client_id']));
        return failure(422, 'body_too_long');
      }),
    );
    const { user } = openPortal('/tickets/1234');
    await user.type(await box(), 'Far too long');
    await user.click(send());
    expect(await screen.findByText('Not sent. Shorten this to 20,000 characters.')).toBeVisible();
    expect(await box()).toHaveValue('Far too long');
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
    await leaveScreen();

    const [client_id = ''] = asked;
    const draft = draftRow(`reply:${ticket.id}`, { client_id, body: 'Far too long' });
    server.use(table('drafts', () => [draft]));
    openPortal('/tickets/1234');
    expect(await box()).toHaveValue('Far too long');
    expect(asked).toHaveLength(1);
    const sent = answering(ticket, entries);
    await user.click(send());
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Far too long' }]);
    });
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

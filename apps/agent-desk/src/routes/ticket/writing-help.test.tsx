import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf, messageEntry, noteEntry, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  amina,
  connectsToTestProject,
  jonas,
  openDesk,
  responseTemplate,
  server,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const open = (me = jonas) => openDesk('/queue/live/tickets/1234', me);
const reply = () => screen.findByRole('textbox', { name: 'Reply' }, { timeout: 10_000 });

const candidate = (id: string, full_name: string, can_read = true) => ({
  id,
  full_name,
  avatar_path: null,
  role: 'agent',
  availability: 'online',
  can_read,
});

/** Takes replies in; remembers them. */
function answering(entries: TimelineEntry[]) {
  const sent: Record<string, unknown>[] = [];
  server.use(
    rpc('reply_to_ticket', (args) => {
      sent.push(args);
      const message = messageEntry({ seq: 1, client_id: String(args['p_client_id']) });
      entries.push(message);
      return { outcome: 'sent', message, ticket: staffTicketRow() };
    }),
  );
  return sent;
}

const refund = responseTemplate({
  title: 'Refund',
  shortcut: 'refund',
  body: 'Dear {{customer.first_name}}',
  actions: { status: 'waiting', add_tag_ids: [idOf(700_021)] },
});

/** The desk's templates, filled in as the database does. */
function withTemplates() {
  const used: unknown[] = [];
  server.use(
    table('response_templates', () => [refund, responseTemplate({ title: 'Restart a display' })]),
    rpc('render_template', ({ p_template_id }) =>
      p_template_id === refund.id
        ? { body: 'Dear Carla', actions: refund.actions, unknown: [] }
        : { body: 'Hold the button of {{team.name}}.', actions: {}, unknown: ['team.name'] },
    ),
    rpc('template_used', ({ p_template_id }) => {
      used.push(p_template_id);
      return null;
    }),
  );
  return used;
}

describe('templates while one writes', () => {
  test('a slash shows them, filled in; Enter takes one with what it does', async () => {
    const entries: TimelineEntry[] = [];
    withTicket({ status: 'open', next_statuses: ['waiting'] }, entries);
    const used = withTemplates();
    const sent = answering(entries);
    const { user } = open();
    const field = await reply();
    await user.type(field, '/');
    const list = await screen.findByRole('listbox', { name: 'Templates' });
    expect(await within(list).findByRole('option', { name: /Refund/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await screen.findByText('Dear Carla')).toBeVisible();
    expect(field).toHaveAttribute(
      'aria-activedescendant',
      within(list).getByRole('option', { name: /Refund/ }).id,
    );
    expect(await axeProblems()).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(field).toHaveValue('Dear Carla');
    });
    expect(screen.queryByRole('listbox', { name: 'Templates' })).not.toBeInTheDocument();
    const chips = screen.getByRole('list', { name: 'What sending does besides' });
    expect(chips).toHaveTextContent('Sets Waiting');
    await user.click(within(chips).getByRole('button', { name: 'Do not: Sets Waiting' }));
    expect(chips).not.toHaveTextContent('Sets Waiting');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([
        { p_body: 'Dear Carla', p_patch: { add_tag_ids: [idOf(700_021)] } },
      ]);
    });
    expect(sent[0]).not.toHaveProperty('p_status');
    expect(used).toEqual([refund.id]);
  });

  test('a shortcut and Tab bring the text at once', async () => {
    withTicket({ next_statuses: ['waiting'] });
    withTemplates();
    const { user } = open();
    const field = await reply();
    await user.type(field, 'Hello{Enter}/refund');
    await user.keyboard('{Tab}');
    await waitFor(() => {
      expect(field).toHaveValue('Hello\nDear Carla');
    });
    expect(field).toHaveFocus();
  });

  test('the button opens them where the text cursor stands, and Escape leaves no trace', async () => {
    withTicket();
    withTemplates();
    const { user } = open();
    const field = await reply();
    await user.type(field, 'Hello');
    await user.click(screen.getByRole('button', { name: 'Insert a template' }));
    expect(await screen.findByRole('listbox', { name: 'Templates' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('Hello');
    expect(screen.queryByRole('listbox', { name: 'Templates' })).not.toBeInTheDocument();
  });

  test('variables that nothing is known for are named before one inserts them', async () => {
    withTicket();
    withTemplates();
    const { user } = open();
    await user.type(await reply(), '/restart');
    expect(await screen.findByText('Nothing is known for {{team.name}}.')).toBeVisible();
  });

  test('that cannot be loaded, or are not there, say so; the slash is text then', async () => {
    withTicket();
    server.use(table('response_templates', () => failure(429, 'too_many_requests')));
    const { user } = open();
    const field = await reply();
    await user.type(field, '/x');
    expect(await screen.findByText('The templates could not be loaded.')).toBeVisible();
    await user.keyboard('{Escape} y');
    expect(field).toHaveValue('/x y');
  });
});

describe('mentions in a note', () => {
  test('are chosen by name and told with the note; in a reply there are none', async () => {
    withTicket();
    const sent: Record<string, unknown>[] = [];
    server.use(
      rpc('mention_candidates', () => [
        candidate(amina.id, amina.full_name),
        candidate(idOf(5), 'Diego Fuentes', false),
      ]),
      rpc('add_note', (args) => {
        sent.push(args);
        return { note: noteEntry({ seq: 1, client_id: String(args['p_client_id']) }) };
      }),
    );
    const { user } = open();
    await user.type(await reply(), '@');
    expect(screen.queryByRole('listbox', { name: 'Colleagues' })).not.toBeInTheDocument();
    await user.clear(await reply());
    await user.click(screen.getByRole('radio', { name: 'Internal note' }));
    const note = screen.getByRole('textbox', { name: 'Internal note' });
    await user.type(note, 'Look @d');
    const list = await screen.findByRole('listbox', { name: 'Colleagues' });
    const outsider = await within(list).findByRole('option', { name: /Diego Fuentes/ });
    expect(outsider).toHaveAttribute('aria-disabled', 'true');
    expect(outsider).toHaveTextContent('Cannot see this ticket');
    await user.click(outsider);
    expect(note).toHaveValue('Look @d');
    await user.keyboard('{Enter}');
    expect(note).toHaveValue('Look @Amina Diallo ');
    await user.keyboard('please');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Look @Amina Diallo please', p_mentions: [amina.id] }]);
    });
  });

  test('whose name was taken out again are told of nothing', async () => {
    withTicket();
    const sent: Record<string, unknown>[] = [];
    server.use(
      rpc('mention_candidates', () => [candidate(amina.id, amina.full_name)]),
      rpc('add_note', (args) => {
        sent.push(args);
        return { note: noteEntry({ seq: 1, client_id: String(args['p_client_id']) }) };
      }),
    );
    const { user } = open();
    await reply();
    await user.click(screen.getByRole('radio', { name: 'Internal note' }));
    await user.click(screen.getByRole('button', { name: 'Mention a colleague' }));
    const note = screen.getByRole('textbox', { name: 'Internal note' });
    await screen.findByRole('option', { name: /Amina/ });
    await user.keyboard('{Enter}');
    expect(note).toHaveValue('@Amina Diallo ');
    await user.clear(note);
    await user.type(note, 'Never mind');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toMatchObject([{ p_body: 'Never mind', p_mentions: [] }]);
    });
  });

  test('stand out in the note for whoever reads it', async () => {
    withTicket({}, [
      noteEntry({ seq: 1, body: 'Over to @Amina Diallo now', mentions: [amina.id] }),
    ]);
    open();
    await reply();
    await waitFor(() => {
      expect(screen.getByText('@Amina Diallo')).toHaveAttribute('data-mention');
    });
  });
});

describe('a message', () => {
  test('of the customer becomes a ticket of its own on request', async () => {
    const message = messageEntry({ seq: 1, body: 'Also, **the clock** is wrong.' });
    withTicket({}, [message, messageEntry({ seq: 2, body: 'Ours', author_role: 'agent' })]);
    const made: Record<string, unknown>[] = [];
    server.use(
      rpc('split_ticket', (args) => {
        made.push(args);
        return { ticket: staffTicketRow({ number: 1300 }) };
      }),
    );
    const { user } = open();
    await reply();
    await user.click(screen.getByRole('button', { name: /^More to do with this message/ }));
    await user.click(await screen.findByRole('menuitem', { name: /New ticket from this message/ }));
    const dialog = await screen.findByRole('dialog', { name: 'New ticket from this message' });
    expect(within(dialog).getByLabelText('Subject')).toHaveValue('Also, the clock is wrong.');
    await user.click(within(dialog).getByRole('button', { name: 'Create ticket' }));
    expect((await screen.findAllByText('Ticket #1300 was made.')).length).toBeGreaterThan(0);
    expect(made).toMatchObject([
      { p_message_id: message.id, p_subject: 'Also, the clock is wrong.' },
    ]);
  });

  test('that came by a merge names the ticket it was written on', async () => {
    const origin = { ticket_id: idOf(77), number: 1042 };
    withTicket({}, [messageEntry({ seq: 1, body: 'From elsewhere', origin })]);
    open();
    await reply();
    const entry = screen.getByText('From elsewhere').closest('article') ?? document.body;
    expect(entry).toHaveTextContent('from #1042');
    expect(within(entry).getByRole('link', { name: '#1042' })).toHaveAttribute(
      'href',
      '/queue/live/tickets/1042',
    );
  });
});

import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { idOf, noteEntry, staffTicketRow } from '@autocrm/core/testing/factories.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  openDesk,
  responseTemplate,
  server,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const vip = idOf(700_022);
const bug = idOf(700_021);
const escalate = responseTemplate({
  title: 'Escalate',
  shortcut: 'escalate',
  body: 'For the second line.',
  actions: { priority: 'urgent', add_tag_ids: [bug] },
});

/** A ticket with a tag, to which notes are added; what is asked to be changed besides is remembered. */
function withNotes(answer: (args: Record<string, unknown>) => unknown) {
  const entries: TimelineEntry[] = [];
  const ticket = withTicket(
    { tags: [{ id: vip, name: 'vip', colour: 'red' }], priority: 'low' },
    entries,
  );
  const changes: Record<string, unknown>[] = [];
  server.use(
    table('response_templates', () => [escalate]),
    rpc('render_template', () => ({
      body: escalate.body,
      actions: escalate.actions,
      unknown: [],
    })),
    rpc('add_note', (args) => {
      const note = noteEntry({
        seq: 1,
        client_id: String(args['p_client_id']),
        body: String(args['p_body']),
      });
      entries.push(note);
      return { note };
    }),
    rpc('update_ticket', (args) => {
      changes.push(args);
      return answer(args) ?? { ticket: { ...staffTicketRow(), id: ticket.id }, readable: true };
    }),
  );
  return changes;
}

/** Writes a note by the template, up to the chips of what it does. */
async function writeByTemplate() {
  const { user } = openDesk('/queue/live/tickets/1234');
  await user.click(await screen.findByRole('radio', { name: 'Internal note' }));
  await user.type(screen.getByRole('textbox', { name: 'Internal note' }), '/escalate');
  await screen.findByRole('option', { name: /Escalate/ });
  await user.keyboard('{Enter}');
  const chips = await screen.findByRole('list', { name: 'What sending does besides' });
  const add = async () => {
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
  };
  return { user, chips, add };
}

describe('a template in a note', () => {
  test('changes the ticket once the note is added, but for what was taken out', async () => {
    const changes = withNotes(() => undefined);
    const { user, chips, add } = await writeByTemplate();
    await waitFor(() => {
      expect(chips).toHaveTextContent('Adds tag bug');
    });
    await user.click(within(chips).getByRole('button', { name: 'Do not: Sets priority Urgent' }));
    await add();
    expect(await screen.findByText('For the second line.')).toBeVisible();
    await waitFor(() => {
      expect(changes).toMatchObject([
        { p_patch: { tag_ids: [vip, bug] }, p_expected: { tag_ids: [vip] } },
      ]);
    });
    expect(changes[0]?.['p_patch']).not.toHaveProperty('priority');
  });

  test('a refused change leaves the note, and says why the ticket is as it was', async () => {
    withNotes(() => failure(403, 'not_allowed'));
    const { add } = await writeByTemplate();
    await add();
    expect(await screen.findByText('For the second line.')).toBeVisible();
    // Toasts are said as well as shown.
    const [toast] = await screen.findAllByText(
      'The note is added. The ticket was not changed with it.',
    );
    expect(toast).toBeVisible();
    expect(screen.getAllByText('Hint of not_allowed.')[0]).toBeVisible();
  });
});

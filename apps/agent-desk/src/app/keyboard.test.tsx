import { messageEntry } from '@autocrm/core/testing/factories.ts';
import { rpc, table } from '@autocrm/core/testing/network.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { t } from '../lib/messages.ts';
import { shortcuts } from '../lib/shortcuts.ts';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  server,
  withQueue,
  withTicket,
} from '../test-setup.tsx';

connectsToTestProject();

/** The command bar, ready for typing. */
async function openBar() {
  const bar = await screen.findByRole('dialog', { name: 'Commands' });
  await waitFor(() => {
    expect(within(bar).getByRole('combobox')).toHaveFocus();
  });
  return bar;
}

const row = (name: RegExp) => screen.findByRole('link', { name });

describe('without a mouse', () => {
  test('an agent goes to the unassigned tickets, opens the second, takes it and answers it', async () => {
    const [first, second] = [
      queueItem({ number: 1233, subject: 'Broken chair' }),
      queueItem({ number: 1234, subject: 'Dark display' }),
    ];
    withQueue([first, second]);
    const ticket = withTicket({ id: second.id, status: 'new' });
    const taken: unknown[] = [];
    const sent: unknown[] = [];
    server.use(
      rpc('update_ticket', (args) => {
        taken.push(args);
        return { ticket: { ...second, assigned_agent_id: 'x' }, readable: true };
      }),
      rpc('reply_to_ticket', (args) => {
        sent.push(args['p_body']);
        const message = messageEntry({ seq: 1, client_id: String(args['p_client_id']) });
        return { outcome: 'sent', message, ticket: second };
      }),
    );
    const { user, router } = openDesk('/queue/mine');
    await row(/Broken chair/);

    await user.keyboard('gu');
    await screen.findByRole('heading', { level: 1, name: 'Unassigned' });
    await row(/Dark display/);
    await user.keyboard('j');
    expect(await row(/Broken chair/)).toHaveFocus();
    await user.keyboard('jj');
    expect(await row(/Dark display/)).toHaveFocus();
    await user.keyboard('k');
    expect(await row(/Broken chair/)).toHaveFocus();
    await user.keyboard('j{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: /Dark display/ })).toBeVisible();
    expect(router.state.location.pathname).toBe('/queue/unassigned/tickets/1234');

    await screen.findByRole('textbox', { name: 'Reply' });
    await user.keyboard('i');
    await waitFor(() => {
      expect(taken).toHaveLength(1);
    });
    expect(taken[0]).toMatchObject({
      p_ticket_id: ticket.id,
      p_expected: { assigned_agent_id: null },
    });

    await user.keyboard('r');
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveFocus();
    await user.keyboard('I look at it.{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    await waitFor(() => {
      expect(sent).toEqual(['I look at it.']);
    });
  });

  test.each([
    ['{Shift>}F{/Shift}', 'dialog', 'Filter'],
    ['{Shift>}D{/Shift}', 'menu', /Order and display/],
    ['gn', 'dialog', 'Notifications'],
  ] as const)('%s opens what its button opens', async (keys, role, name) => {
    withQueue([queueItem({ number: 1234, subject: 'Dark display' })]);
    const { user } = openDesk('/queue/mine');
    await row(/Dark display/);
    await user.keyboard(keys);
    const popup = await screen.findByRole(role, { name });
    await waitFor(() => {
      expect(popup.contains(document.activeElement)).toBe(true);
    });
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(popup).not.toBeInTheDocument();
    });
  });

  test('the command bar of an open ticket, with an answer written, has every command of the table', async () => {
    const entries = [1, 2].map((seq) => messageEntry({ seq, body: `Message ${seq}` }));
    withQueue([queueItem({ number: 1234, subject: 'Dark display' })]);
    withTicket({ last_read_seq: 1, next_statuses: ['waiting', 'resolved'] }, entries);
    const permissions = ['tickets.assign', 'tickets.merge', 'tickets.delete'] as const;
    const { user } = openDesk('/queue/mine/tickets/1234', {
      ...jonas,
      permissions: [...permissions],
    });
    await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Done.');
    await user.keyboard('{Control>}k{/Control}');
    const bar = await openBar();
    const options = await within(bar).findAllByRole('option');
    const offered = options.map((option) => option.textContent);
    const missing = shortcuts
      .map(({ id }) => id)
      .filter((id) => !offered.some((text) => text.startsWith(t.commands.names[id])));
    // The bar itself; and what there is only after a change of many, and while something is sent.
    expect(missing).toEqual(['queue.undo', 'composer.undo', 'app.commands']);
  });

  test('g and p lead to the preferences', async () => {
    server.use(table('notification_preferences', () => []));
    const { user, router } = openDesk('/queue/mine');
    await screen.findByRole('heading', { level: 1, name: 'My tickets' });
    await user.keyboard('gp');
    expect(await screen.findByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/preferences');
  });

  test('keys are letters while one types', async () => {
    withQueue([queueItem({ number: 1234, subject: 'Dark display' })]);
    withTicket();
    const { user, router } = openDesk('/queue/mine/tickets/1234');
    const field = await screen.findByRole('textbox', { name: 'Reply' });
    await user.click(field);
    await user.keyboard('gu enjoy');
    expect(field).toHaveValue('gu enjoy');
    expect(router.state.location.pathname).toBe('/queue/mine/tickets/1234');
    await user.keyboard('{Escape}n');
    expect(screen.getByRole('textbox', { name: 'Internal note' })).toHaveFocus();
  });

  test('the command bar finds a command, a view, and a ticket by its number', async () => {
    withQueue([queueItem({ number: 1234, subject: 'Dark display' })]);
    withTicket();
    const { user, router } = openDesk('/queue/mine');
    await row(/Dark display/);
    await user.keyboard('{Control>}k{/Control}');
    const bar = await openBar();
    await user.keyboard('snoozed');
    await user.click(await within(bar).findByRole('option', { name: 'Snoozed' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/snoozed');
    });
    await user.keyboard('{Control>}k{/Control}');
    await openBar();
    await user.keyboard('#4711');
    await screen.findByRole('option', { name: 'Open ticket #4711' });
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/snoozed/tickets/4711');
    });
  });

  test('what is typed before the command bar is there counts, and is no shortcut', async () => {
    withQueue([queueItem({ number: 1234, subject: 'Dark display' })]);
    const { user, router } = openDesk('/queue/mine');
    await row(/Dark display/);
    fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
    for (const key of 'gux') fireEvent.keyDown(document.body, { key });
    fireEvent.keyDown(document.body, { key: 'Backspace' });
    const bar = await openBar();
    expect(within(bar).getByRole('combobox')).toHaveValue('gu');
    await user.keyboard('nter');
    expect(within(bar).getByRole('combobox')).toHaveValue('gunter');
    expect(router.state.location.pathname).toBe('/queue/mine');
  });

  test('the list of keys opens with a question mark', async () => {
    const { user } = openDesk('/queue/mine');
    await screen.findByText('Nothing on your desk');
    await user.keyboard('?');
    const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(help).getByText('Write an internal note')).toBeVisible();
  });
});

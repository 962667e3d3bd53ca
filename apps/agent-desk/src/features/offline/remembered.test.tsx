import { messageEntry, noteEntry, notification } from '@autocrm/core/testing/factories.ts';
import { rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { justNow } from '../../routes/ticket/test-setup.ts';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  savedView,
  server,
  withQueue,
  withTicket,
} from '../../test-setup.tsx';

connectsToTestProject();

const { id } = savedView();
const at = Date.parse('2026-11-20T09:30:00Z');

function withOwnView(): void {
  server.use(
    table('saved_views', () => [savedView()]),
    rpc('saved_view_counts', () => ({ [id]: 1 })),
  );
  withQueue([queueItem({ subject: 'Dark display' })]);
}

describe('what the device remembers', () => {
  test('offers no way to save, change or delete a view, by button or command', async () => {
    withOwnView();
    const { user } = openDesk(`/queue/saved:${id}`, jonas, at);
    await user.click(await screen.findByRole('button', { name: 'Remove the filter Priority' }));
    expect(await screen.findByText('Edited')).toBeVisible();
    for (const name of ['View actions', 'Save changes', 'Save as view…']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
    await user.keyboard('{Control>}k{/Control}');
    const bar = await screen.findByRole('dialog', { name: 'Commands' });
    expect(await within(bar).findByRole('option', { name: 'Hot ones' })).toBeVisible();
    expect(within(bar).queryByRole('option', { name: /view…$/ })).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    // What is only looked at otherwise is no change.
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('button', { name: 'Remove the filter Priority' })).toBeVisible();
  });

  test('shows how available one is, without a way to say otherwise', async () => {
    withOwnView();
    const { user } = openDesk('/queue/mine', jonas, at);
    await user.click(await screen.findByRole('button', { name: /^Your account, / }));
    const away = await screen.findByRole('menuitemradio', { name: /^Away/ });
    expect(away).toHaveAttribute('aria-disabled', 'true');
    expect(await screen.findByRole('menuitem', { name: /^Sign out/ })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  test('lets notes, messages, notifications and templates be read, not changed', async () => {
    const entries = [
      noteEntry({ seq: 1, author_id: jonas.id, body: 'Ask Amina', created_at: justNow() }),
      messageEntry({ seq: 2, author_role: 'customer', body: 'Two things' }),
    ];
    withTicket({ seq: 2 }, entries);
    server.use(table('notifications', () => [notification()]));
    const { user, router } = openDesk('/queue/live/tickets/1234', jonas, at);
    expect(await screen.findByText('Two things')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Edit note' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^More to do with/ })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: /^Notifications/ }));
    expect(await screen.findByRole('button', { name: 'Unread' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /as read$/ })).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    await router.navigate('/templates');
    expect(await screen.findByText('No templates yet')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New template' })).not.toBeInTheDocument();
  });
});

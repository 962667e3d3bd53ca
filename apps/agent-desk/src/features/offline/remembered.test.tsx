import { idOf } from '@autocrm/core/testing/factories.ts';
import { rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  server,
  withQueue,
} from '../../test-setup.tsx';

connectsToTestProject();

const id = idOf(670_001);
const at = Date.parse('2026-11-20T09:30:00Z');

function withOwnView(): void {
  const view = {
    id,
    name: 'Hot ones',
    owner_id: jonas.id,
    team_id: null,
    filters: { view: 'live', priority: ['urgent'] },
    sort: 'created',
    descending: false,
    columns: [],
    density: 'comfortable',
    position: 0,
  };
  server.use(
    table('saved_views', () => [view]),
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
});

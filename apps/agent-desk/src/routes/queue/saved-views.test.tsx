import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { failure, rpc, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  jonas,
  openDesk,
  queueItem,
  savedView,
  server,
  teamId,
  withQueue,
} from '../../test-setup.tsx';

connectsToTestProject();

const { id } = savedView();
const path = `/queue/saved:${id}`;

/** The views as the server has them, and what was written to it. */
function withViews(...views: Record<string, unknown>[]) {
  const written: { method: string; body: unknown }[] = [];
  server.use(
    table('saved_views', async (request) => {
      if (request.method === 'GET') return views;
      const body: unknown = request.method === 'DELETE' ? null : await request.json();
      written.push({ method: request.method, body });
      return { ...savedView(), ...(typeof body === 'object' ? body : {}) };
    }),
    rpc('saved_view_counts', () => ({ [id]: 7 })),
  );
  return written;
}

describe('a saved view', () => {
  test('stands among the views with its count, and lists what was saved', async () => {
    withViews(savedView());
    const { asked } = withQueue([queueItem({ subject: 'Dark display' })]);
    openDesk(path);
    expect(await screen.findByText('Dark display')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'Hot ones' })).toBeVisible();
    const views = screen.getByRole('navigation', { name: 'Views' });
    expect(await within(views).findByRole('link', { name: /^Hot ones ?7$/ })).toBeVisible();
    expect(asked.at(-1)).toMatchObject({
      p_filters: { view: 'live', priority: ['urgent'] },
      p_sort: 'created',
      p_descending: false,
    });
    expect(screen.queryByRole('button', { name: 'Save changes' })).not.toBeInTheDocument();
    expect(await axeProblems()).toEqual([]);
  });

  test('shown otherwise can be saved so, or shown as it was', async () => {
    const written = withViews(savedView());
    const { asked } = withQueue([queueItem()]);
    const { user, router } = openDesk(path);
    await user.click(await screen.findByRole('button', { name: 'Remove the filter Priority' }));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ p_filters: { view: 'live' }, p_sort: 'created' });
    });
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('button', { name: 'Remove the filter Priority' })).toBeVisible();
    expect(router.state.location.search).toBe('');
    await user.click(screen.getByRole('button', { name: 'Remove the filter Priority' }));
    await user.click(await screen.findByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('View “Hot ones” is changed.')).toBeVisible();
    expect(written).toEqual([
      {
        method: 'PATCH',
        body: {
          filters: { view: 'live' },
          sort: 'created',
          descending: false,
          columns: [],
          density: 'comfortable',
        },
      },
    ]);
  });

  test('of everybody’s is not an agent’s to change, but to copy', async () => {
    withViews(savedView({ owner_id: null }));
    withQueue([queueItem()]);
    const { user } = openDesk(path);
    await user.click(await screen.findByRole('button', { name: 'Remove the filter Priority' }));
    expect(await screen.findByRole('button', { name: 'Save as view…' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save changes' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'View actions' }));
    expect(await screen.findByRole('menuitem', { name: 'Save as another view…' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Delete view…' })).not.toBeInTheDocument();
  });

  test('is deleted after one question', async () => {
    const written = withViews(savedView());
    withQueue([queueItem()]);
    const { user, router } = openDesk(path);
    await user.click(await screen.findByRole('button', { name: 'View actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete view…' }));
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/queue/mine');
    });
    expect(written).toEqual([{ method: 'DELETE', body: null }]);
  });

  test('that is gone says so', async () => {
    openDesk(path);
    expect(await screen.findByText('This view is not here')).toBeVisible();
  });

  test('that cannot be loaded says why and tries again on request', async () => {
    server.use(table('saved_views', () => failure(429, 'too_many_requests')));
    const { user } = openDesk(path);
    expect(await screen.findByRole('alert')).toHaveTextContent('That was very fast');
    withViews(savedView());
    withQueue([queueItem({ subject: 'There again' })]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('There again')).toBeVisible();
  });
});

describe('saving what is shown', () => {
  test('asks for a name and goes to the new view', async () => {
    const written = withViews();
    withQueue([queueItem()]);
    const { user, router } = openDesk('/queue/unassigned?priority=urgent');
    await user.click(await screen.findByRole('button', { name: 'Save as view…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save as view' });
    await user.click(within(dialog).getByRole('button', { name: 'Save view' }));
    expect(await within(dialog).findByText('Give the view a name.')).toBeVisible();
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Free and hot{Enter}');
    await waitFor(() => {
      expect(router.state.location.pathname).toBe(path);
    });
    expect(written[0]?.body).toMatchObject({
      name: 'Free and hot',
      owner_id: jonas.id,
      team_id: null,
      filters: { view: 'unassigned', priority: ['urgent'] },
    });
  });

  test('can be for a team that one leads', async () => {
    const written = withViews();
    withQueue([queueItem()]);
    const lead = { ...jonas, teams: [{ id: teamId, name: 'Support', is_lead: true }] };
    const { user } = openDesk('/queue/live?priority=urgent', lead);
    await user.click(await screen.findByRole('button', { name: 'Save as view…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Ours');
    await user.click(screen.getByRole('combobox', { name: 'Who sees it' }));
    await user.click(await screen.findByRole('option', { name: 'Team Support' }));
    await user.click(screen.getByRole('button', { name: 'Save view' }));
    await waitFor(() => {
      expect(written[0]?.body).toMatchObject({ owner_id: null, team_id: teamId });
    });
  });
});

describe('how a list is drawn', () => {
  test('is chosen for each view and kept', async () => {
    withQueue([queueItem({ number: 1234, subject: 'Dark display' })]);
    const { user } = openDesk('/queue/live');
    await user.click(await screen.findByRole('button', { name: /Order and display/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Compact' }));
    expect(localStorage.getItem('autocrm:agent-desk:display')).toBe(
      JSON.stringify({ live: { density: 'compact', columns: [] } }),
    );
    localStorage.clear();
  });
});

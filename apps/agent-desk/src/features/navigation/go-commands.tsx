import { useMe, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { savedViewQueries } from '@autocrm/core/data/saved-views/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { type Choice, useChoices, useCommand } from '../../lib/commands.tsx';
import { beginSearch } from '../../lib/typed-ahead.ts';
import { type QueueView, sharedViews, viewName } from '../../lib/views.ts';

const withKey: ReadonlySet<QueueView> = new Set(['mine', 'unassigned', 'live']);

/** The ways to the views, by key and by the command bar. */
export function GoCommands() {
  const me = useMe();
  const navigate = useNavigate();
  useCommand('go.mine', () => void navigate(paths.queue('mine')));
  useCommand('go.unassigned', () => void navigate(paths.queue('unassigned')));
  useCommand('go.live', () => void navigate(paths.queue('live')));
  useCommand('go.templates', () => void navigate(paths.templates));
  useCommand('go.preferences', () => void navigate(paths.preferences));
  const isRecalled = useRecalledAt() !== null;
  useCommand('app.new_ticket', isRecalled ? undefined : () => void navigate(paths.newTicket));
  useFind();
  const { teams } = me;
  const { data: saved = [] } = useQuery(savedViewQueries.list());
  const views: QueueView[] = [
    ...sharedViews.filter((view) => !withKey.has(view)),
    ...(me.role === 'admin' ? (['deleted'] as const) : []),
    ...teams.map(({ id }) => `team:${id}` as const),
  ];
  const line = (view: QueueView, label: string): Choice => ({
    id: `go.${view}`,
    group: 'go',
    label,
    run: () => void navigate(paths.queue(view)),
  });
  useChoices([
    ...views.map((view) => line(view, viewName(view, teams))),
    ...saved.map(({ id, name }) => line(`saved:${id}`, name)),
  ]);
  return null;
}

/** The key for searching: to the search, or to its field where one is there already. */
function useFind(): void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useCommand('app.find', () => {
    const isThere = pathname.startsWith(paths.queue('search'));
    beginSearch();
    // The field takes the focus when it sees this.
    void navigate(isThere ? `${pathname}${search}` : paths.queue('search'), {
      state: 'search',
      replace: isThere,
    });
  });
}

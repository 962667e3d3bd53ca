import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useChoices, useCommand } from '../../lib/commands.tsx';
import { type QueueView, sharedViews, viewName } from '../../lib/views.ts';

const withKey: ReadonlySet<QueueView> = new Set(['mine', 'unassigned', 'live']);

/** The ways to the views, by key and by the command bar. */
export function GoCommands() {
  const me = useMe();
  const navigate = useNavigate();
  useCommand('go.mine', () => void navigate(paths.queue('mine')));
  useCommand('go.unassigned', () => void navigate(paths.queue('unassigned')));
  useCommand('go.live', () => void navigate(paths.queue('live')));
  const { teams } = me;
  const views: QueueView[] = [
    ...sharedViews.filter((view) => !withKey.has(view)),
    ...teams.map(({ id }) => `team:${id}` as const),
  ];
  useChoices(
    views.map((view) => ({
      id: `go.${view}`,
      group: 'go',
      label: viewName(view, teams),
      run: () => void navigate(paths.queue(view)),
    })),
  );
  return null;
}

import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { NavItem, NavSection } from '@autocrm/core/ui/app-shell.tsx';
import { useQuery } from '@tanstack/react-query';
import {
  AlarmClock,
  CircleCheck,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  UsersRound,
} from 'lucide-react';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import type { SharedView } from '../../lib/views.ts';

const icons: Readonly<Record<SharedView, LucideIcon>> = {
  mine: Inbox,
  unassigned: CircleDashed,
  live: Layers,
  waiting: Hourglass,
  snoozed: AlarmClock,
  resolved: CircleCheck,
};

/** The views with how many tickets stand in each. */
export function ViewNav({ onNavigate }: { onNavigate?: () => void }) {
  const me = useMe();
  const { data: counts = {} } = useQuery(ticketQueries.counts());
  const item = (view: SharedView) => (
    <NavItem
      key={view}
      to={paths.queue(view)}
      icon={icons[view]}
      count={counts[view]}
      onNavigate={onNavigate}
    >
      {t.views[view]}
    </NavItem>
  );
  return (
    <nav aria-label={t.nav.label} className="grid grid-cols-1 gap-1">
      <NavSection label={t.nav.inbox}>
        {(['mine', 'unassigned', 'live'] as const).map(item)}
      </NavSection>
      {me.teams.length > 0 ? (
        <NavSection label={t.nav.teams}>
          {me.teams.map(({ id, name }) => (
            <NavItem
              key={id}
              to={paths.queue(`team:${id}`)}
              icon={UsersRound}
              count={counts[`team:${id}`]}
              onNavigate={onNavigate}
            >
              {name}
            </NavItem>
          ))}
        </NavSection>
      ) : null}
      <NavSection label={t.nav.later}>
        {(['waiting', 'snoozed', 'resolved'] as const).map(item)}
      </NavSection>
    </nav>
  );
}

import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { savedViewQueries } from '@autocrm/core/data/saved-views/queries.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { NavItem, NavSection } from '@autocrm/core/ui/app-shell.tsx';
import { useQuery } from '@tanstack/react-query';
import {
  AlarmClock,
  Bookmark,
  CircleCheck,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  MessageSquareText,
  Search,
  Trash2,
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
        <NavItem to={paths.queue('search')} icon={Search} onNavigate={onNavigate}>
          {t.views.search}
        </NavItem>
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
        {me.role === 'admin' ? (
          <NavItem to={paths.queue('deleted')} icon={Trash2} onNavigate={onNavigate}>
            {t.views.deleted}
          </NavItem>
        ) : null}
      </NavSection>
      <SavedViews onNavigate={onNavigate} />
      <div className="border-border mt-3 border-t pt-2">
        <NavItem to={paths.templates} icon={MessageSquareText} onNavigate={onNavigate}>
          {t.nav.templates}
        </NavItem>
      </div>
    </nav>
  );
}

/** Views that people saved: one's own, those of one's teams, and everybody's. */
function SavedViews({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  const { data: views = [] } = useQuery(savedViewQueries.list());
  const { data: counts = {} } = useQuery({
    ...savedViewQueries.counts(),
    enabled: views.length > 0,
  });
  if (views.length === 0) return null;
  return (
    <NavSection label={t.nav.saved}>
      {views.map(({ id, name }) => (
        <NavItem
          key={id}
          to={paths.queue(`saved:${id}`)}
          icon={Bookmark}
          count={counts[id]}
          onNavigate={onNavigate}
        >
          {name}
        </NavItem>
      ))}
    </NavSection>
  );
}

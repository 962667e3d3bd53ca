import { NavItem, NavSection } from '@autocrm/core/ui/app-shell.tsx';
import {
  CalendarClock,
  ChartNoAxesColumnIncreasing,
  FolderTree,
  type LucideIcon,
  ScrollText,
  Settings,
  Tags,
  Ticket,
  Timer,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

interface Destination {
  to: string;
  label: string;
  icon: LucideIcon;
}

const sections: readonly { label: string; items: readonly Destination[] }[] = [
  {
    label: t.nav.work,
    items: [{ to: paths.tickets, label: t.tickets.title, icon: Ticket }],
  },
  {
    label: t.nav.organisation,
    items: [
      { to: paths.people, label: t.people.title, icon: UserRound },
      { to: paths.teams, label: t.teams.title, icon: UsersRound },
    ],
  },
  {
    label: t.nav.catalog,
    items: [
      { to: paths.categories, label: t.categories.title, icon: FolderTree },
      { to: paths.tags, label: t.tags.title, icon: Tags },
      { to: paths.priorities, label: t.priorities.title, icon: ChartNoAxesColumnIncreasing },
    ],
  },
  {
    label: t.nav.promises,
    items: [
      { to: paths.serviceLevels, label: t.serviceLevels.title, icon: Timer },
      { to: paths.schedules, label: t.schedules.title, icon: CalendarClock },
    ],
  },
  {
    label: t.nav.system,
    items: [
      { to: paths.settings, label: t.settings.title, icon: Settings },
      { to: paths.auditLog, label: t.audit.title, icon: ScrollText },
    ],
  },
];

/** Where one can go in the console. @param onNavigate closes the drawer that holds it on small screens */
export function ConsoleNav({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  return (
    <nav aria-label={t.nav.label} className="grid grid-cols-1 gap-1">
      {sections.map((section) => (
        <NavSection key={section.label} label={section.label}>
          {section.items.map(({ to, label, icon }) => (
            <NavItem key={to} to={to} icon={icon} onNavigate={onNavigate}>
              {label}
            </NavItem>
          ))}
        </NavSection>
      ))}
    </nav>
  );
}

import type { Schedule } from '@autocrm/core/contracts/sla.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { shortDate } from '../../lib/dates.ts';
import { t } from '../../lib/messages.ts';
import { hoursLines, nextDayOff, timezoneName } from '../../lib/schedule-words.ts';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';
import { ScheduleActions } from './schedule-actions.tsx';

/** All schedules by name. @param create the button for the first one */
export function ScheduleTable({ create }: { create: ReactNode }) {
  const query = useQuery(catalogQueries.schedules());
  return (
    <TableCard>
      <DataTable
        caption={t.schedules.caption}
        columns={columns}
        data={tableDataOf(query, (schedules) => schedules)}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        empty={
          <EmptyState
            icon={CalendarClock}
            title={t.schedules.empty_title}
            description={t.schedules.empty}
            action={create}
          />
        }
      />
    </TableCard>
  );
}

const columns: readonly Column<Schedule>[] = [
  {
    id: 'name',
    header: t.schedules.name,
    card: 'title',
    className: 'sm:w-full sm:max-w-0',
    cell: ({ id, name }) => (
      <Link
        to={paths.schedule(id)}
        title={name}
        className={linkVariants({ variant: 'title', className: 'block truncate py-1' })}
      >
        {name}
      </Link>
    ),
  },
  {
    id: 'hours',
    header: t.schedules.hours,
    className: 'sm:whitespace-nowrap',
    cell: (schedule) => (
      <span className="block py-1 tabular-nums">
        {hoursLines(schedule).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </span>
    ),
  },
  {
    id: 'timezone',
    header: t.schedules.timezone,
    className: 'sm:whitespace-nowrap',
    cell: ({ timezone }) => timezoneName(timezone),
  },
  {
    id: 'day_off',
    header: t.schedules.day_off,
    className: 'sm:max-w-48',
    cell: (schedule) => <DayOff schedule={schedule} />,
  },
  {
    id: 'actions',
    header: t.form.actions,
    align: 'end',
    cell: (schedule) => <ScheduleActions schedule={schedule} />,
  },
];

function DayOff({ schedule }: { schedule: Schedule }) {
  const [now] = useState(Date.now);
  const next = nextDayOff(schedule, now);
  if (!next) return <span className="text-muted">{t.schedules.no_day_off}</span>;
  return (
    <span className="block min-w-0">
      <span className="block">{shortDate(next.on_date)}</span>
      <span className="text-muted block truncate text-sm" title={next.name}>
        {next.name}
      </span>
    </span>
  );
}

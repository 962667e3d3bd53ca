import type { StaffTicketSort } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { ariaSort, SortButton } from '@autocrm/core/ui/sort-button.tsx';
import type { QueueColumn } from '../../lib/display.ts';
import { late } from '../../lib/late-messages.ts';
import { firstOrder, type QueueOrder } from '../../lib/queue-search.ts';
import { columnWidths, headHeight, leadWidths, tableGutter, tableLine } from './table-columns.ts';

export interface TableHeadProps {
  columns: readonly QueueColumn[];
  /** The order of the list; absent where tickets come best match first. */
  order: QueueOrder | undefined;
  onOrder: (order: QueueOrder) => void;
  /** Whether the list can stand in the order of what is due next. */
  canSortByDue: boolean;
}

/** By which columns a view can be sorted. */
const sortsBy: Readonly<Partial<Record<QueueColumn, StaffTicketSort>>> = {
  status: 'status',
  due: 'due',
  opened: 'created',
  activity: 'activity',
};

/**
 * The heads of the table's columns. The first press on one puts the latest, most urgent or soonest first, the next one
 * turns it.
 */
export function TableHead({ columns, canSortByDue, ...order }: TableHeadProps) {
  return (
    <div
      role="rowgroup"
      className={cn('border-border shrink-0 overflow-hidden border-b', tableGutter)}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={cn('text-muted text-xs font-medium', headHeight, tableLine)}
      >
        <span role="columnheader" className={leadWidths.select}>
          <span className="sr-only">{late.list.select_column}</span>
        </span>
        <span role="columnheader" className={leadWidths.number}>
          {late.list.number}
        </span>
        <Head
          {...order}
          label={late.list.filters.priority}
          by="priority"
          width={leadWidths.priority}
        />
        <span role="columnheader" className={leadWidths.subject}>
          {late.list.subject}
        </span>
        {columns.map((column) => (
          <Head
            key={column}
            {...order}
            label={late.list.column[column]}
            by={column === 'due' && !canSortByDue ? undefined : sortsBy[column]}
            width={columnWidths[column]}
          />
        ))}
      </div>
    </div>
  );
}

interface HeadProps extends Pick<TableHeadProps, 'order' | 'onOrder'> {
  label: string;
  by: StaffTicketSort | undefined;
  width: string;
}

function Head({ label, by, width, order, onOrder }: HeadProps) {
  if (by === undefined || order === undefined) {
    return (
      <span role="columnheader" title={label} className={cn('truncate', width)}>
        {label}
      </span>
    );
  }
  const sorted = order.sort === by ? order.order : undefined;
  const turned = sorted === 'desc' ? 'asc' : 'desc';
  return (
    <span role="columnheader" aria-sort={ariaSort(sorted)} className={cn('flex', width)}>
      <SortButton
        label={label}
        sorted={sorted}
        onClick={() => {
          onOrder({ sort: by, order: sorted === undefined ? firstOrder(by) : turned });
        }}
      />
    </span>
  );
}

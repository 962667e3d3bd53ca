import type { TicketSort } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { ariaSort, SortButton } from '@autocrm/core/ui/sort-button.tsx';
import type { QueueColumn } from '../../lib/display.ts';
import { t } from '../../lib/messages.ts';
import type { QueueSearch } from '../../lib/queue-search.ts';
import { columnWidths, headHeight, leadWidths, tableGutter, tableLine } from './table-columns.ts';

export interface TableHeadProps {
  columns: readonly QueueColumn[];
  /** The order of the list; absent where tickets come best match first. */
  order: Pick<QueueSearch, 'sort' | 'order'> | undefined;
  onOrder: (order: Pick<QueueSearch, 'sort' | 'order'>) => void;
}

/** By which columns a view can be sorted. */
const sortsBy: Readonly<Partial<Record<QueueColumn, TicketSort>>> = {
  status: 'status',
  opened: 'created',
  activity: 'activity',
};

/** The heads of the table's columns. The first press on one puts the latest or most urgent first, the next one turns it. */
export function TableHead({ columns, ...order }: TableHeadProps) {
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
          <span className="sr-only">{t.queue.select_column}</span>
        </span>
        <span role="columnheader" className={leadWidths.number}>
          {t.queue.number}
        </span>
        <Head
          {...order}
          label={t.queue.filters.priority}
          by="priority"
          width={leadWidths.priority}
        />
        <span role="columnheader" className={leadWidths.subject}>
          {t.queue.subject}
        </span>
        {columns.map((column) => (
          <Head
            key={column}
            {...order}
            label={t.queue.column[column]}
            by={sortsBy[column]}
            width={columnWidths[column]}
          />
        ))}
      </div>
    </div>
  );
}

interface HeadProps extends Pick<TableHeadProps, 'order' | 'onOrder'> {
  label: string;
  by: TicketSort | undefined;
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
  return (
    <span role="columnheader" aria-sort={ariaSort(sorted)} className={cn('flex', width)}>
      <SortButton
        label={label}
        sorted={sorted}
        onClick={() => {
          onOrder({ sort: by, order: sorted === 'desc' ? 'asc' : 'desc' });
        }}
      />
    </span>
  );
}

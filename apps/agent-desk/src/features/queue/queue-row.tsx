import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { memo } from 'react';
import { Link } from 'react-router';
import { t } from '../../lib/messages.ts';
import { RowCard, RowCompactCard } from './row-cards.tsx';
import { RowCells } from './row-cells.tsx';
import { useRowContext } from './row-context.ts';
import { Unread } from './row-parts.tsx';
import { leadWidths, tableLine } from './table-columns.ts';

export interface QueueRowProps {
  ticket: StaffTicketListItem;
  to: string;
  /** The ticket that is open beside the list. */
  isOpen: boolean;
  /** Where the keyboard stands; one row of the list takes the Tab key. */
  isCurrent: boolean;
  isLeaving: boolean;
  /** Chosen for what is done to many at once. */
  isSelected: boolean;
}

/** One ticket of the queue, and the box that chooses it. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { look } = useRowContext();
  return look.isTable ? <TableRow {...props} /> : <CardRow {...props} />;
});

function CardRow({ ticket, to, isOpen, isCurrent, isLeaving, isSelected }: QueueRowProps) {
  const { look, onFocus } = useRowContext();
  return (
    <>
      <Link
        to={to}
        tabIndex={isCurrent ? 0 : -1}
        aria-current={isOpen ? 'page' : undefined}
        data-ticket={ticket.id}
        preventScrollReset
        onFocus={() => {
          onFocus(ticket.id);
        }}
        className={cn(
          'border-border hover:bg-hover/60 relative flex h-full flex-col justify-center gap-0.5 border-b ps-7 pe-3 -outline-offset-2 transition-[background-color,opacity] duration-200',
          'aria-[current=page]:bg-accent-soft aria-[current=page]:before:bg-accent before:absolute before:inset-y-0 before:start-0 before:w-0.5',
          isSelected && 'bg-accent-soft/60',
          isLeaving && 'opacity-0',
        )}
      >
        {ticket.unread ? <Unread className="start-2.5 top-4" /> : null}
        {look.density === 'compact' ? (
          <RowCompactCard ticket={ticket} look={look} />
        ) : (
          <RowCard ticket={ticket} look={look} />
        )}
      </Link>
      <RowCheckbox
        ticket={ticket}
        isCurrent={isCurrent}
        isSelected={isSelected}
        // Below the dot of what is unread, which stands beside the first line.
        className={cn(
          'absolute start-1',
          look.density === 'compact' ? 'top-1/2 -translate-y-1/2' : 'top-7.5',
        )}
      />
    </>
  );
}

/** A row of the table: a press anywhere on it follows the link of its subject, which the list sees to. */
function TableRow({ ticket, to, isCurrent, isLeaving, isSelected }: QueueRowProps) {
  const { look, onFocus } = useRowContext();
  return (
    <div
      className={cn(
        'border-border hover:bg-hover/60 h-full cursor-pointer border-b text-sm transition-[background-color,opacity] duration-200',
        'has-[a:focus-visible]:outline-ring -outline-offset-2 has-[a:focus-visible]:outline-2',
        tableLine,
        isSelected && 'bg-accent-soft/60',
        isLeaving && 'opacity-0',
      )}
    >
      <span role="cell" className={leadWidths.select}>
        <RowCheckbox ticket={ticket} isCurrent={isCurrent} isSelected={isSelected} />
      </span>
      <RowCells
        ticket={ticket}
        look={look}
        link={{
          to,
          tabIndex: isCurrent ? 0 : -1,
          'data-ticket': ticket.id,
          preventScrollReset: true,
          onFocus: () => {
            onFocus(ticket.id);
          },
        }}
      />
    </div>
  );
}

/** There for every row, seen when it is pointed at or focused, while anything is chosen, and where nothing can hover. */
function RowCheckbox({
  ticket,
  isCurrent,
  isSelected,
  className,
}: {
  ticket: StaffTicketListItem;
  isCurrent: boolean;
  isSelected: boolean;
  className?: string;
}) {
  const { canSelect, onSelect } = useRowContext();
  if (!canSelect) return null;
  return (
    <span
      className={cn(
        'grid size-5.5 place-items-center transition-opacity',
        className,
        !isSelected &&
          'opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 group-data-selecting/list:opacity-100 [@media(hover:none)]:opacity-100',
      )}
    >
      <Checkbox
        aria-label={t.queue.select(ticket.number, ticket.subject)}
        tabIndex={isCurrent ? 0 : -1}
        checked={isSelected}
        onCheckedChange={(_checked, { event }) => {
          onSelect(ticket.id, event instanceof MouseEvent && event.shiftKey);
        }}
      />
    </span>
  );
}

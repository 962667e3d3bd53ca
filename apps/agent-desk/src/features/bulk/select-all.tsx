import { tellFailure } from '@autocrm/core/app/tell-failure.ts';
import type { StaffTicketListItem, TicketFilters } from '@autocrm/core/contracts/ticket-list.ts';
import { ticketIdsMutation } from '@autocrm/core/data/tickets/bulk.ts';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';
import type { Selection } from '../../lib/selection.ts';

/** The list that one selects from. */
export interface Everything {
  tickets: readonly StaffTicketListItem[];
  hasMore: boolean;
  /** How many there are, where it is known. */
  count: number | undefined;
  filters: TicketFilters;
}

/** Selects what is not on screen too, up to what one command can change. */
export function SelectAll({
  selection,
  everything,
}: {
  selection: Selection;
  everything: Everything;
}) {
  const { mutateAsync, isPending, data } = useMutation({
    ...ticketIdsMutation(),
    meta: { silent: true },
  });
  const { tickets, hasMore, filters } = everything;
  const { ids } = selection;
  const isWhole = !hasMore && tickets.every(({ id }) => ids.has(id));
  if (data?.more && ids.size === data.ids.length) {
    return <span className="text-muted min-w-0 text-xs">{t.bulk.select_most}</span>;
  }
  if (isWhole || (data !== undefined && ids.size === data.ids.length)) {
    return tickets.length > 1 ? (
      <span className="text-muted min-w-0 truncate text-xs">{t.bulk.all_selected}</span>
    ) : null;
  }
  const select = () => {
    if (hasMore) {
      mutateAsync(filters).then((found) => {
        selection.replace(found.ids);
      }, tellFailure);
    } else selection.replace(tickets.map(({ id }) => id));
  };
  return (
    <button
      type="button"
      disabled={isPending}
      onClick={select}
      className="text-accent-ink min-h-6 min-w-0 truncate rounded-sm px-1 text-xs font-medium hover:underline"
    >
      {isPending
        ? t.bulk.selecting
        : t.bulk.select_all(hasMore ? everything.count : tickets.length)}
    </button>
  );
}

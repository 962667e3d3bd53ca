import { staffTicketSorts } from '@autocrm/core/contracts/ticket-list.ts';
import { useChoices } from '../../lib/commands.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import {
  canSortByDue,
  firstOrder,
  type QueueOrder,
  type QueueSearch,
} from '../../lib/queue-search.ts';
import type { QueueView } from '../../lib/views.ts';

export interface SortCommandsProps {
  view: QueueView;
  search: QueueSearch;
  onOrder: (order: QueueOrder) => void;
}

/** The orders of the list as lines of the command bar; none where what is searched for comes best first. */
export function SortCommands({ view, search, onOrder }: SortCommandsProps) {
  const isSearch = search.q.trim() !== '';
  const sorts = staffTicketSorts.filter((sort) => sort !== 'due' || canSortByDue(view, search));
  useChoices(
    (isSearch ? [] : sorts).map((sort) => ({
      id: `sort.${sort}`,
      group: 'queue',
      label: late.list.sort_by(t.queue.sorts[sort]),
      run: () => {
        onOrder({ sort, order: firstOrder(sort) });
      },
    })),
  );
  return null;
}

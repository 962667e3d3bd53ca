import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { type Choice, useChoices } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import type { BulkActions } from '../../lib/use-bulk-actions.ts';
import { settableStatuses } from './settable-statuses.ts';

/** Lines of the command bar for the selected tickets; none where nothing can be changed. */
export function useBulkChoices(actions: BulkActions | undefined): void {
  const labels = useBlockLabels();
  const line = (id: string, label: string, run: () => void, icon?: Choice['icon']): Choice => ({
    id: `bulk.${id}`,
    group: 'selection',
    label,
    icon,
    run,
  });
  useChoices(
    actions
      ? [
          ...settableStatuses.map((status) =>
            line(
              status,
              t.bulk.set_status(labels.status[status]),
              () => {
                actions.change({ status });
              },
              <StatusIcon status={status} />,
            ),
          ),
          ...ticketPriorities.map((priority) =>
            line(
              priority,
              t.bulk.set_priority(labels.priority[priority]),
              () => {
                actions.change({ priority });
              },
              <PriorityIcon priority={priority} />,
            ),
          ),
          line('team', t.bulk.set_team, () => {
            actions.setPanel('team');
          }),
          line('category', t.bulk.set_category, () => {
            actions.setPanel('category');
          }),
        ]
      : [],
  );
}

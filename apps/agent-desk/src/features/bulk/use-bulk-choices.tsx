import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityIcon } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { type Choice, useChoices } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import type { BulkActions } from '../../lib/use-bulk-actions.ts';
import { settableStatuses } from './settable-statuses.ts';

/** Lines of the command bar for the selected tickets; what is deleted can only be brought back, by admins. */
export function useBulkChoices(actions: BulkActions, isDeletedView: boolean): void {
  const isAdmin = useMe().role === 'admin';
  const labels = useBlockLabels();
  const line = (id: string, label: string, run: () => void, icon?: Choice['icon']): Choice => ({
    id: `bulk.${id}`,
    group: 'selection',
    label,
    icon,
    run,
  });
  const restore = line('restore', t.bulk.restore, () => {
    actions.change({ deleted: false });
  });
  const changes = [
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
  ];
  const ofDeleted = isAdmin ? [restore] : [];
  useChoices(isDeletedView ? ofDeleted : changes);
}

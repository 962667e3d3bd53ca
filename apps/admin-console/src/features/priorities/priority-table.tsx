import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { PriorityBadge } from '@autocrm/core/blocks/priority-badge.tsx';
import type { PriorityDefinition } from '@autocrm/core/contracts/catalog.ts';
import { ticketPriorities } from '@autocrm/core/contracts/closed-sets.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';

const PriorityDialog = lazy(async () => ({
  default: (await import('./priority-dialog.tsx')).PriorityDialog,
}));

/** The four priorities with the words that customers read, the lowest first. */
export function PriorityTable() {
  const query = useQuery(catalogQueries.priorities());
  return (
    <TableCard>
      <DataTable
        caption={t.priorities.caption}
        columns={columns}
        data={tableDataOf(query, inOrder)}
        rowId={({ priority }) => priority}
        rowName={({ label }) => label}
        // The database holds a row for each priority, and nobody can delete one.
        empty={null}
      />
    </TableCard>
  );
}

function inOrder(definitions: readonly PriorityDefinition[]): PriorityDefinition[] {
  return ticketPriorities.flatMap((priority) =>
    definitions.filter((definition) => definition.priority === priority),
  );
}

const columns: readonly Column<PriorityDefinition>[] = [
  {
    id: 'priority',
    header: t.priorities.priority,
    cell: ({ priority }) => <PriorityBadge priority={priority} />,
  },
  {
    id: 'label',
    header: t.priorities.label,
    card: 'title',
    className: 'sm:w-full',
    cell: ({ label, description }) => (
      <div className="py-1">
        <span className="font-medium">{label}</span>
        {description === '' ? null : (
          <p className="text-muted text-sm font-normal">{description}</p>
        )}
      </div>
    ),
  },
  {
    id: 'actions',
    header: t.form.actions,
    align: 'end',
    cell: (definition) => <EditPriority definition={definition} />,
  },
];

function EditPriority({ definition }: { definition: PriorityDefinition }) {
  const labels = useBlockLabels();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <IconButton
        size="sm"
        icon={Pencil}
        label={t.priorities.edit(labels.priority[definition.priority])}
        onClick={() => {
          setEditing(true);
        }}
      />
      {editing ? (
        <Suspense>
          <PriorityDialog
            definition={definition}
            onClose={() => {
              setEditing(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

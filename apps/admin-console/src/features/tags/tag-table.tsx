import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { Tag } from '@autocrm/core/contracts/catalog.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useQuery } from '@tanstack/react-query';
import { Tags } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';
import { TagActions } from './tag-actions.tsx';

/** All tags by name. @param create the button for the first one */
export function TagTable({ create }: { create: ReactNode }) {
  const query = useQuery(catalogQueries.tags());
  return (
    <TableCard>
      <DataTable
        caption={t.tags.caption}
        columns={columns}
        data={tableDataOf(query, (tags) => tags)}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        empty={
          <EmptyState
            icon={Tags}
            title={t.tags.empty_title}
            description={t.tags.empty}
            action={create}
          />
        }
      />
    </TableCard>
  );
}

const columns: readonly Column<Tag>[] = [
  {
    id: 'name',
    header: t.tags.name,
    card: 'title',
    className: 'sm:w-full sm:max-w-0',
    cell: ({ name, colour }) => (
      <span className="flex items-center gap-2.5 font-medium">
        <TagDot colour={colour} />
        <span className="truncate" title={name}>
          {name}
        </span>
      </span>
    ),
  },
  { id: 'colour', header: t.tags.colour, cell: ({ colour }) => t.tags.colours[colour] },
  {
    id: 'tickets',
    header: t.tags.tickets,
    cell: ({ id, name }) => (
      <Link
        to={paths.ticketsOfTag(id)}
        aria-label={t.tags.show_tickets(name)}
        className={linkVariants()}
      >
        {t.tags.tickets}
      </Link>
    ),
  },
  {
    id: 'actions',
    header: t.form.actions,
    align: 'end',
    cell: (tag) => <TagActions tag={tag} />,
  },
];

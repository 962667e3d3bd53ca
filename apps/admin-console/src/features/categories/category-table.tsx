import type { Category } from '@autocrm/core/contracts/catalog.ts';
import { orderCategoriesMutation } from '@autocrm/core/data/catalog/mutations.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useAnnounce } from '@autocrm/core/ui/announcer.tsx';
import { DataTable } from '@autocrm/core/ui/data-table.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import type { Column } from '@autocrm/core/ui/table-types.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, FolderTree } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import { StateBadge } from '../../lib/role-badge.tsx';
import { TableCard } from '../../lib/table-card.tsx';
import { tableDataOf } from '../../lib/table-data.ts';
import { CategoryActions } from './category-actions.tsx';

const none: readonly Category[] = [];

/** All categories in the customers' order. @param create the button for the first one */
export function CategoryTable({ create }: { create: ReactNode }) {
  const query = useQuery(catalogQueries.categories());
  const { mutate } = useMutation(orderCategoriesMutation());
  const announce = useAnnounce();
  const categories = query.data ?? none;
  const move = (category: Category, to: number) => {
    const others = categories.filter(({ id }) => id !== category.id);
    mutate(others.toSpliced(to, 0, category));
    announce(t.categories.moved(category.name, to + 1));
  };
  return (
    <TableCard>
      <DataTable
        caption={t.categories.caption}
        columns={categoryColumns(categories, move)}
        data={tableDataOf(query, (rows) => rows)}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        empty={
          <EmptyState
            icon={FolderTree}
            title={t.categories.empty_title}
            description={t.categories.empty}
            action={create}
          />
        }
      />
    </TableCard>
  );
}

function categoryColumns(
  categories: readonly Category[],
  move: (category: Category, to: number) => void,
): Column<Category>[] {
  return [
    {
      id: 'name',
      header: t.categories.name,
      card: 'title',
      className: 'sm:w-full sm:max-w-0',
      cell: ({ name, description }) => (
        <div className="py-1">
          <span className="block truncate font-medium" title={name}>
            {name}
          </span>
          {description === '' ? null : (
            <p title={description} className="text-muted truncate text-sm font-normal">
              {description}
            </p>
          )}
        </div>
      ),
    },
    {
      id: 'state',
      header: t.categories.state,
      cell: ({ is_active }) => <StateBadge active={is_active} />,
    },
    {
      id: 'order',
      header: t.categories.order,
      cell: (category) => {
        const place = categories.indexOf(category);
        return (
          <span className="flex justify-end gap-1 sm:justify-start">
            <IconButton
              size="sm"
              icon={ArrowUp}
              label={t.categories.move_up(category.name)}
              disabled={place <= 0}
              onClick={() => {
                move(category, place - 1);
              }}
            />
            <IconButton
              size="sm"
              icon={ArrowDown}
              label={t.categories.move_down(category.name)}
              disabled={place === categories.length - 1}
              onClick={() => {
                move(category, place + 1);
              }}
            />
          </span>
        );
      },
    },
    {
      id: 'actions',
      header: t.form.actions,
      align: 'end',
      cell: (category) => <CategoryActions category={category} />,
    },
  ];
}

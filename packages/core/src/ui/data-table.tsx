import { lazy, Suspense } from 'react';
import { cn } from '../lib/cn.ts';
import { useMediaQuery } from '../lib/use-media-query.ts';
import { DataCards } from './data-cards.tsx';
import { ErrorState } from './error-state.tsx';
import { Skeleton } from './skeleton.tsx';
import { ariaSort, SortButton } from './sort-button.tsx';
import type { TableSelection } from './table-selection.tsx';
import type { Column, DataTableProps, TableSort } from './table-types.ts';
import { useUiLabels } from './ui-labels.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

// Most tables are only read: the checkbox's code comes with the first selection.
const SelectAll = lazy(async () => ({
  default: (await import('./table-selection.tsx')).SelectAll,
}));
const SelectRow = lazy(async () => ({
  default: (await import('./table-selection.tsx')).SelectRow,
}));

/** The one table: sorting, selection, its four states; a list of cards below 640 px. Sort and selection are the caller's. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { data, empty } = props;
  const narrow = useMediaQuery('(max-width: 639px)');
  if (data.status === 'error') return <ErrorState message={data.message} onRetry={data.onRetry} />;
  if (data.status === 'ready' && data.rows.length === 0) return empty;
  return narrow ? <DataCards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row>({
  caption,
  columns,
  data,
  rowId,
  rowName,
  sort,
  selection,
}: DataTableProps<Row>) {
  const labels = useUiLabels();
  return (
    <div className="overflow-x-auto">
      <table aria-busy={data.status === 'loading'} className="w-full border-collapse text-base">
        <caption className="sr-only">
          {data.status === 'loading' ? `${caption}. ${labels.loading}` : caption}
        </caption>
        <thead>
          <tr className="border-border border-b">
            {selection ? (
              <th scope="col" className="w-10 ps-4 text-start">
                {data.status === 'ready' ? (
                  <Suspense fallback={<Skeleton className="size-4.5" />}>
                    <SelectAll ids={data.rows.map(rowId)} selection={selection} />
                  </Suspense>
                ) : (
                  <VisuallyHidden>{labels.selection_column}</VisuallyHidden>
                )}
              </th>
            ) : null}
            {columns.map((column) => (
              <ColumnHeader key={column.id} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {data.status === 'ready'
            ? data.rows.map((row) => (
                <BodyRow
                  key={rowId(row)}
                  columns={columns}
                  row={row}
                  id={rowId(row)}
                  name={rowName(row)}
                  selection={selection}
                />
              ))
            : null}
          {data.status === 'loading' ? (
            <LoadingRows columns={columns} selectable={selection !== undefined} />
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHeader<Row>({ column, sort }: { column: Column<Row>; sort: TableSort | undefined }) {
  const className = cn(
    'text-muted h-10 px-4 text-start text-sm font-medium whitespace-nowrap',
    column.align === 'end' && 'text-end',
    column.className,
  );
  if (!sort || column.sortable !== true) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const sorted = sort.by === column.id ? sort.direction : undefined;
  return (
    <th scope="col" aria-sort={ariaSort(sorted)} className={className}>
      <SortButton
        label={column.header}
        sorted={sorted}
        onClick={() => {
          sort.onChange(column.id, sorted === 'asc' ? 'desc' : 'asc');
        }}
      />
    </th>
  );
}

function BodyRow<Row>({
  columns,
  row,
  id,
  name,
  selection,
}: {
  columns: readonly Column<Row>[];
  row: Row;
  id: string;
  name: string;
  selection: TableSelection | undefined;
}) {
  const selected = selection?.ids.has(id) ?? false;
  return (
    <tr
      className={cn(
        'border-border hover:bg-hover/60 border-b transition-colors last:border-0',
        selected && 'bg-accent-soft',
      )}
    >
      {selection ? (
        <td className="w-10 ps-4">
          <Suspense fallback={<Skeleton className="size-4.5" />}>
            <SelectRow id={id} name={name} selection={selection} />
          </Suspense>
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(
            'h-row px-4 py-1.5',
            column.align === 'end' && 'text-end tabular-nums',
            column.className,
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function LoadingRows<Row>({
  columns,
  selectable,
}: {
  columns: readonly Column<Row>[];
  selectable: boolean;
}) {
  return Array.from({ length: 6 }, (_, row) => (
    <tr key={row} aria-hidden className="appear-late border-border border-b last:border-0">
      {selectable ? (
        <td className="w-10 ps-4">
          <Skeleton className="size-4.5" />
        </td>
      ) : null}
      {columns.map((column, index) => (
        <td key={column.id} className={cn('h-row px-4', column.className)}>
          <Skeleton
            className={cn(index === 0 ? 'w-4/5' : 'w-16', column.align === 'end' && 'ms-auto')}
          />
        </td>
      ))}
    </tr>
  ));
}

import { lazy, Suspense } from 'react';
import { Skeleton, SkeletonGroup } from './skeleton.tsx';
import type { Column, DataTableProps } from './table-types.ts';

// Wide screens load neither; a table without sort or selection does not either.
const CardSort = lazy(async () => ({ default: (await import('./card-sort.tsx')).CardSort }));
const SelectAll = lazy(async () => ({
  default: (await import('./table-selection.tsx')).SelectAll,
}));
const SelectRow = lazy(async () => ({
  default: (await import('./table-selection.tsx')).SelectRow,
}));

/** A DataTable on a phone: one card per row, a select in the place of sortable headers. */
export function DataCards<Row>({
  caption,
  columns,
  data,
  rowId,
  rowName,
  sort,
  selection,
}: DataTableProps<Row>) {
  if (data.status !== 'ready') {
    return (
      <SkeletonGroup className="grid gap-2 p-3">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} className="h-24 rounded-xl" />
        ))}
      </SkeletonGroup>
    );
  }
  const titles = columns.filter((column) => column.card === 'title');
  const fields = columns.filter((column) => column.card === undefined || column.card === 'field');
  return (
    <div className="grid grid-cols-1 gap-2 p-3">
      {selection || sort ? (
        <div className="flex items-center gap-3">
          <Suspense fallback={<Skeleton className="h-control-sm w-full" />}>
            {selection ? <SelectAll ids={data.rows.map(rowId)} selection={selection} /> : null}
            {sort ? <CardSort columns={columns.map(nameOf)} sort={sort} /> : null}
          </Suspense>
        </div>
      ) : null}
      <ul aria-label={caption} className="grid grid-cols-1 gap-2">
        {data.rows.map((row) => (
          <li
            key={rowId(row)}
            className="border-border bg-surface shadow-card rounded-xl border p-3.5"
          >
            <div className="flex items-start gap-3">
              {selection ? (
                <Suspense fallback={<Skeleton className="size-4.5" />}>
                  <SelectRow id={rowId(row)} name={rowName(row)} selection={selection} />
                </Suspense>
              ) : null}
              <div className="min-w-0 flex-1">
                {titles.map((column) => (
                  <div key={column.id} className="font-medium">
                    {column.cell(row)}
                  </div>
                ))}
                <dl className="mt-2 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-sm">
                  {fields.map((column) => (
                    <div key={column.id} className="contents">
                      <dt className="text-muted">{column.header}</dt>
                      <dd className="min-w-0 justify-self-end text-end tabular-nums">
                        {column.cell(row)}
                      </dd>
                    </div>
                  ))}
                </dl>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the choice of an order needs to know of a column. */
function nameOf<Row>({ id, header, sortable }: Column<Row>) {
  return { id, header, sortable };
}

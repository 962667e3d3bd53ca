import { Select } from './select.tsx';
import { Skeleton, SkeletonGroup } from './skeleton.tsx';
import { SelectAll, SelectRow } from './table-selection.tsx';
import type { Column, DataTableProps, TableSort } from './table-types.ts';
import { useUiLabels } from './ui-labels.tsx';

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
      <div className="flex items-center gap-3">
        {selection ? <SelectAll ids={data.rows.map(rowId)} selection={selection} /> : null}
        {sort ? <CardSort columns={columns} sort={sort} /> : null}
      </div>
      <ul aria-label={caption} className="grid grid-cols-1 gap-2">
        {data.rows.map((row) => (
          <li
            key={rowId(row)}
            className="border-border bg-surface shadow-card rounded-xl border p-3.5"
          >
            <div className="flex items-start gap-3">
              {selection ? (
                <SelectRow id={rowId(row)} name={rowName(row)} selection={selection} />
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

function CardSort<Row>({ columns, sort }: { columns: readonly Column<Row>[]; sort: TableSort }) {
  const labels = useUiLabels();
  const options = columns.flatMap(({ id, header, sortable }) =>
    sortable === true
      ? [
          {
            value: `${id}:asc`,
            label: `${header}, ${labels.sort_ascending}`,
            by: id,
            direction: 'asc' as const,
          },
          {
            value: `${id}:desc`,
            label: `${header}, ${labels.sort_descending}`,
            by: id,
            direction: 'desc' as const,
          },
        ]
      : [],
  );
  return (
    <Select
      size="sm"
      aria-label={labels.sort_by}
      options={options}
      value={`${sort.by}:${sort.direction}`}
      onChange={(value) => {
        const option = options.find((candidate) => candidate.value === value);
        if (option) sort.onChange(option.by, option.direction);
      }}
    />
  );
}

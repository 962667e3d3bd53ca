import { Select } from './select.tsx';
import type { TableSort } from './table-types.ts';
import { useUiLabels } from './ui-labels.tsx';

export interface CardSortProps {
  columns: readonly { id: string; header: string; sortable: boolean | undefined }[];
  sort: TableSort;
}

/** The order of a list of cards, in the place of a table's sortable headers. */
export function CardSort({ columns, sort }: CardSortProps) {
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

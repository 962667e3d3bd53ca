import { Checkbox } from './checkbox.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface TableSelection {
  ids: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
}

/** The checkbox of one row. */
export function SelectRow({
  id,
  name,
  selection,
}: {
  id: string;
  name: string;
  selection: TableSelection;
}) {
  const labels = useUiLabels();
  return (
    <Checkbox
      aria-label={labels.select_row(name)}
      checked={selection.ids.has(id)}
      onCheckedChange={(checked) => {
        const ids = new Set(selection.ids);
        if (checked) ids.add(id);
        else ids.delete(id);
        selection.onChange(ids);
      }}
    />
  );
}

/** The checkbox for all rows of this page; rows of other pages keep their state. */
export function SelectAll({
  ids,
  selection,
}: {
  ids: readonly string[];
  selection: TableSelection;
}) {
  const labels = useUiLabels();
  const chosen = ids.filter((id) => selection.ids.has(id)).length;
  return (
    <Checkbox
      aria-label={labels.select_all}
      checked={chosen === ids.length && chosen > 0}
      indeterminate={chosen > 0 && chosen < ids.length}
      onCheckedChange={(checked) => {
        const next = new Set(selection.ids);
        for (const id of ids) {
          if (checked) next.add(id);
          else next.delete(id);
        }
        selection.onChange(next);
      }}
    />
  );
}

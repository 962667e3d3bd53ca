import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { StaffTicketListItem } from '@autocrm/core/contracts/ticket-list.ts';
import type { BulkPatch } from '@autocrm/core/contracts/ticket-operations.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { MultiPicker } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../lib/messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

type Decision = 'add' | 'remove';

export interface TagsPickerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Those of the selected tickets that are loaded. */
  tickets: readonly StaffTicketListItem[];
  /** How many are selected. */
  total: number;
  onChange: (patch: BulkPatch) => void;
}

/** Puts tags on the selected tickets and takes others off: what was decided is one command when the list closes. */
export function TagsPicker({ open, onOpenChange, tickets, total, onChange }: TagsPickerProps) {
  const { data: tags = [], isPending, error } = useQuery(catalogQueries.tags());
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const counts = countsOf(tickets);
  const isOn = (id: string) => {
    const decision = decisions.get(id);
    return decision === undefined ? counts.get(id) === total : decision === 'add';
  };
  const chosen = tags.filter(({ id }) => isOn(id)).map(({ id }) => id);
  const decide = (values: readonly string[]) => {
    const changed = tags.find(({ id }) => values.includes(id) !== chosen.includes(id));
    if (!changed) return;
    const some = counts.get(changed.id) ?? 0;
    const next = nextDecision(decisions.get(changed.id), some > 0, some === total);
    const rest = [...decisions].filter(([id]) => id !== changed.id);
    setDecisions(new Map(next ? [...rest, [changed.id, next]] : rest));
  };
  const close = () => {
    const of = (wanted: Decision) =>
      [...decisions].filter(([, decision]) => decision === wanted).map(([id]) => id);
    const [added, removed] = [of('add'), of('remove')];
    setDecisions(new Map());
    if (added.length + removed.length === 0) return;
    onChange({
      ...(added.length > 0 ? { add_tag_ids: added } : {}),
      ...(removed.length > 0 ? { remove_tag_ids: removed } : {}),
    });
  };
  return (
    <MultiPicker
      label={t.bulk.tags}
      open={open}
      onOpenChange={(isOpen) => {
        onOpenChange(isOpen);
        if (!isOpen) close();
      }}
      trigger={
        <IconButton size="sm" icon={Tag} label={t.bulk.tags} shortcut={keyText('ticket.tags')} />
      }
      values={chosen}
      loading={{ pending: isPending, error: error?.message }}
      options={tags.map(({ id, name, colour }) => ({
        value: id,
        label: name,
        icon: <TagDot colour={colour} />,
        description: describe(decisions.get(id), counts.get(id) ?? 0, total),
      }))}
      onChange={decide}
    />
  );
}

/**
 * What a press makes of a tag. On all: off, and back. On some: on all, off, and back. On none: on, and back.
 */
function nextDecision(
  now: Decision | undefined,
  isOnSome: boolean,
  isOnAll: boolean,
): Decision | undefined {
  if (isOnAll) return now === 'remove' ? undefined : 'remove';
  if (now === undefined) return 'add';
  return now === 'add' && isOnSome ? 'remove' : undefined;
}

function describe(decision: Decision | undefined, some: number, total: number) {
  if (decision === 'add') return t.bulk.tag_add;
  if (decision === 'remove') return t.bulk.tag_remove;
  return some > 0 && some < total ? t.bulk.tag_on(some, total) : undefined;
}

function countsOf(tickets: readonly StaffTicketListItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of tickets) {
    for (const { id } of tags) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

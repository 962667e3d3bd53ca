import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { MultiPicker } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { FieldButton } from './field-button.tsx';

/** With more than these, so many names are shown and how many others there are. */
const most = 3;
const named = 2;

export interface TagsFieldProps {
  ticket: StaffTicketDetail;
  onChange: (patch: TicketPatch) => void;
}

/** The ticket's tags; each choice is saved at once. */
export function TagsField({ ticket, onChange }: TagsFieldProps) {
  const { data: tags = [], isPending, error } = useQuery(catalogQueries.tags());
  const [isOpen, setOpen] = useState(false);
  useCommand('ticket.tags', () => {
    setOpen(true);
  });
  const shown = ticket.tags.length > most ? ticket.tags.slice(0, named) : ticket.tags;
  const others = ticket.tags.length - shown.length;
  const names = ticket.tags.map(({ name }) => name).join(', ');
  return (
    <MultiPicker
      label={t.ticket.tags}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <FieldButton
          name={t.ticket.tags}
          value={names || t.ticket.no_tags}
          isUnset={ticket.tags.length === 0}
          command="ticket.tags"
          className="max-w-80"
          icon={
            ticket.tags.length === 0 ? (
              <Tag aria-hidden className="text-muted size-3.5 shrink-0" />
            ) : undefined
          }
        >
          {ticket.tags.length === 0 ? undefined : (
            <span className="flex min-w-0 gap-2.5 overflow-hidden">
              {shown.map(({ id, name, colour }) => (
                <span key={id} className="flex min-w-0 items-center gap-1.5">
                  <TagDot colour={colour} />
                  <span className="truncate">{name}</span>
                </span>
              ))}
              {others > 0 ? (
                <span className="text-muted shrink-0">{t.queue.more_of(others)}</span>
              ) : null}
            </span>
          )}
        </FieldButton>
      }
      values={ticket.tags.map(({ id }) => id)}
      loading={{ pending: isPending, error: error?.message }}
      options={tags.map(({ id, name, colour }) => ({
        value: id,
        label: name,
        icon: <TagDot colour={colour} />,
      }))}
      onChange={(tag_ids) => {
        onChange({ tag_ids });
      }}
    />
  );
}

import { TagDot } from '@autocrm/core/blocks/tag-dot.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { MultiPicker, Picker } from '@autocrm/core/ui/picker.tsx';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';
import { FieldButton, FieldRow } from './field-row.tsx';
import type { useTicketChange } from './use-ticket-change.ts';

interface CatalogFieldsProps {
  ticket: StaffTicketDetail;
  change: ReturnType<typeof useTicketChange>;
}

/** Team, category and tags: what the organisation defines. */
export function CatalogFields({ ticket, change }: CatalogFieldsProps) {
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { data: categories = [] } = useQuery(catalogQueries.categories());
  return (
    <>
      <IdField
        name={t.tickets.team}
        none={t.tickets.no_team}
        items={teams}
        value={ticket.team_id}
        disabled={ticket.deleted_at !== null}
        onChange={(team_id) => {
          change('team_id', { team_id });
        }}
      />
      <IdField
        name={t.tickets.category}
        none={t.tickets.no_category}
        items={categories}
        value={ticket.category_id}
        disabled={ticket.deleted_at !== null}
        onChange={(category_id) => {
          change('category_id', { category_id });
        }}
      />
      <TagsField ticket={ticket} change={change} />
    </>
  );
}

interface IdFieldProps {
  name: string;
  none: string;
  items: readonly { id: string; name: string; is_active: boolean }[];
  value: string | null;
  disabled: boolean;
  onChange: (id: string | null) => void;
}

const nothing = 'none';

/** One of what is active, or what the ticket has already. */
function IdField({ name, none, items, value, disabled, onChange }: IdFieldProps) {
  const current = items.find(({ id }) => id === value);
  const text = value === null ? none : (current?.name ?? '…');
  return (
    <FieldRow name={name}>
      <Picker
        label={name}
        align="end"
        value={value ?? nothing}
        options={[
          { value: nothing, label: none },
          ...items.flatMap((item) =>
            item.is_active || item.id === value ? [{ value: item.id, label: item.name }] : [],
          ),
        ]}
        onChange={(next) => {
          onChange(next === nothing ? null : next);
        }}
        trigger={
          <FieldButton name={name} value={text} disabled={disabled}>
            <span className={value === null ? 'text-muted truncate' : 'truncate'}>{text}</span>
          </FieldButton>
        }
      />
    </FieldRow>
  );
}

function TagsField({ ticket, change }: CatalogFieldsProps) {
  const { data: tags = [] } = useQuery(catalogQueries.tags());
  const names = ticket.tags.map(({ name }) => name).join(', ');
  return (
    <FieldRow name={t.ticket.tags}>
      <MultiPicker
        label={t.ticket.tags}
        align="end"
        values={ticket.tags.map(({ id }) => id)}
        options={tags.map(({ id, name, colour }) => ({
          value: id,
          label: name,
          icon: <TagDot colour={colour} />,
        }))}
        onChange={(tag_ids) => {
          change('tag_ids', { tag_ids });
        }}
        trigger={
          <FieldButton
            name={t.ticket.tags}
            value={names || t.ticket.no_tags}
            disabled={ticket.deleted_at !== null}
            className="flex-wrap gap-y-0 py-1"
          >
            {ticket.tags.length === 0 ? (
              <span className="text-muted">{t.ticket.no_tags}</span>
            ) : (
              ticket.tags.map(({ id, name, colour }) => (
                <span key={id} className="flex min-w-0 items-center gap-1.5">
                  <TagDot colour={colour} />
                  <span className="truncate">{name}</span>
                </span>
              ))
            )}
          </FieldButton>
        }
      />
    </FieldRow>
  );
}

import type { CustomValue } from '@autocrm/core/contracts/custom-field.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { shortDate } from '../../lib/dates.ts';
import { t } from '../../lib/messages.ts';
import { FieldRow } from './field-row.tsx';

/** What the organisation's own fields hold on a ticket, in the fields' order; a deleted field by its key. */
export function CustomValues({ ticket }: { ticket: TicketDetail }) {
  const { data: fields = [] } = useQuery(catalogQueries.customFields());
  const place = new Map(fields.map((field, index) => [field.key, index]));
  const held = Object.entries(ticket.custom_fields).toSorted(
    ([a], [b]) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity),
  );
  return held.map(([key, value]) => {
    const field = fields.find((candidate) => candidate.key === key);
    return (
      <FieldRow key={key} name={field?.label ?? key}>
        <span className="break-words">{valueText(value, field?.type === 'date')}</span>
      </FieldRow>
    );
  });
}

function valueText(value: CustomValue, isDay: boolean): string {
  if (typeof value === 'boolean') return value ? t.audit.yes : t.audit.no;
  if (typeof value === 'string') return isDay ? shortDate(value) : value;
  return typeof value === 'number' ? String(value) : value.join(', ');
}

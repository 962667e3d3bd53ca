import type { CustomField, CustomValue } from '@autocrm/core/contracts/custom-field.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { t } from '../../lib/messages.ts';

export interface CustomAnswer {
  key: string;
  label: string;
  answer: string;
}

const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const numberFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 10 });

/** What the customer answered in the admins' fields, in their order and in words. */
export function customAnswers(
  fields: readonly CustomField[] | undefined,
  { custom_fields }: TicketDetail,
): CustomAnswer[] {
  return (fields ?? []).flatMap((field) => {
    const value = custom_fields[field.key];
    if (value === undefined || !field.visible_to_customers) return [];
    return [{ key: field.key, label: field.label, answer: inWords(field, value) }];
  });
}

function inWords(field: CustomField, value: CustomValue): string {
  if (typeof value === 'boolean') return value ? t.ticket.yes : t.ticket.no;
  if (typeof value === 'number') return numberFormat.format(value);
  if (Array.isArray(value)) return value.join(', ');
  // A day has no time zone: taken as midnight in the reader's, it could be the day before.
  const day = field.type === 'date' ? new Date(`${value}T00:00:00Z`) : undefined;
  return day && !Number.isNaN(day.getTime()) ? dayFormat.format(day) : value;
}

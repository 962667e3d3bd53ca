import type { CustomField, CustomValue } from '@autocrm/core/contracts/custom-field.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { PanelProblem } from './panel-problem.tsx';
import { PanelSection } from './panel-section.tsx';

const EditField = lazy(async () => ({ default: (await import('./edit-field.tsx')).EditField }));

/** What else the admins want to know about this ticket, each to be filled in and changed where it stands. */
export function CustomFields({ ticket }: { ticket: StaffTicketDetail }) {
  const query = useQuery(catalogQueries.customFields());
  const fields = (query.data ?? []).filter((field) => isShown(field, ticket));
  if (query.data && fields.length === 0) return null;
  return (
    <PanelSection title={late.workspace.fields}>
      {query.isPending ? (
        <SkeletonGroup>
          <Skeleton />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? (
        <PanelProblem onRetry={() => void query.refetch()}>
          {late.workspace.fields_failed}
        </PanelProblem>
      ) : null}
      <ul className="-mx-1.5 grid grid-cols-1 gap-0.5 text-sm">
        {fields.map((field) => (
          <li key={field.key}>
            <FieldLine field={field} ticket={ticket} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** Fields of the ticket's category, and what it holds of others since before it got that category. */
function isShown(field: CustomField, ticket: StaffTicketDetail): boolean {
  if (ticket.custom_fields[field.key] !== undefined) return true;
  return (
    field.is_active && (field.category_id === null || field.category_id === ticket.category_id)
  );
}

function FieldLine({ field, ticket }: { field: CustomField; ticket: StaffTicketDetail }) {
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const value = ticket.custom_fields[field.key];
  const words = value === undefined ? late.workspace.field_empty : valueWords(field, value);
  const line = (
    <button
      ref={button}
      type="button"
      onClick={() => {
        setEditing(true);
      }}
      className="hover:bg-hover flex min-h-7 w-full items-start justify-between gap-3 rounded-md px-1.5 py-1 text-start"
    >
      <span className="text-muted flex items-center gap-1.5">
        {field.label}
        {field.visible_to_customers ? null : (
          <Lock role="img" aria-label={late.workspace.field_staff} className="size-3 shrink-0" />
        )}
      </span>
      {/* The name and the value must not run together when they are read out. */}{' '}
      <span className={value === undefined ? 'text-muted' : 'min-w-0 text-end wrap-anywhere'}>
        {words}
      </span>
    </button>
  );
  if (!isEditing) return line;
  return (
    <Suspense fallback={line}>
      <EditField
        field={field}
        ticket={ticket}
        onClose={() => {
          setEditing(false);
          // The line comes back in place of the form.
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    </Suspense>
  );
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 10 });

function valueWords(field: CustomField, value: CustomValue): string {
  if (typeof value === 'boolean') return value ? late.workspace.yes : late.workspace.no;
  if (typeof value === 'number') return number.format(value);
  if (typeof value !== 'string') return value.join(', ');
  // A day has no time zone: taken as midnight in the reader's, it could be the day before.
  const date = field.type === 'date' ? new Date(`${value}T00:00:00Z`) : undefined;
  return date && !Number.isNaN(date.getTime()) ? day.format(date) : value;
}

import { useAvatars } from '@autocrm/core/app/use-files.ts';
import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import { PriorityBadge } from '@autocrm/core/blocks/priority-badge.tsx';
import { StatusBadge } from '@autocrm/core/blocks/status-badge.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Card } from '@autocrm/core/ui/card.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../../lib/messages.ts';
import { customAnswers } from './custom-answers.ts';

/** What is known of a ticket beside its conversation. */
export function TicketDetails({ ticket }: { ticket: TicketDetail }) {
  const { data: priorities } = useQuery(catalogQueries.priorities());
  const { data: categories } = useQuery(catalogQueries.categories());
  const avatarOf = useAvatars(ticket.people);
  const priority = priorities?.find((definition) => definition.priority === ticket.priority);
  const category = categories?.find(({ id }) => id === ticket.category_id);
  const answers = customAnswers(useQuery(catalogQueries.customFields()).data, ticket);
  const assignee = ticket.assigned_agent_id;
  return (
    <Card className="p-4">
      <h2 className="text-sm font-semibold">{t.ticket.details}</h2>
      <dl className="mt-3 grid grid-cols-1 gap-y-2.5 text-sm">
        <Detail term={t.ticket.status}>
          <StatusBadge status={ticket.status} />
        </Detail>
        <Detail term={t.ticket.priority}>
          <PriorityBadge priority={ticket.priority} label={priority?.label} />
        </Detail>
        <Detail term={t.ticket.category}>{category?.name ?? t.ticket.no_category}</Detail>
        {answers.map(({ key, label, answer }) => (
          <Detail key={key} term={label}>
            {answer}
          </Detail>
        ))}
        <Detail term={t.ticket.with}>
          {assignee !== null && ticket.assignee_name !== null ? (
            <PersonChip name={ticket.assignee_name} avatar_url={avatarOf(assignee)} />
          ) : (
            t.ticket.nobody
          )}
        </Detail>
        <Detail term={t.ticket.opened}>
          <RelativeTime at={ticket.created_at} />
        </Detail>
        <Detail term={t.ticket.number}>
          <span className="tabular-nums">{`#${ticket.number}`}</span>
        </Detail>
      </dl>
    </Card>
  );
}

function Detail({ term, children }: { term: string; children: ReactNode }) {
  return (
    // Each for itself: the longest name must not take the room of the other values.
    <div className="flex justify-between gap-x-4">
      <dt className="text-muted max-w-1/2 shrink-0">{term}</dt>
      <dd className="min-w-0 text-end break-words">{children}</dd>
    </div>
  );
}

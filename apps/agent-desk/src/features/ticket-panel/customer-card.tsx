import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { avatarQueries } from '@autocrm/core/data/attachments/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { Fact, Facts } from './facts.tsx';
import { PanelProblem } from './panel-problem.tsx';
import { PanelSection } from './panel-section.tsx';

/** Who asks, their address, and since when they are here. */
export function CustomerCard({ ticket }: { ticket: StaffTicketDetail }) {
  const person = ticket.people.find(({ id }) => id === ticket.customer_id);
  const { data: picture } = useQuery(avatarQueries.url(person?.avatar_path ?? null));
  const name = ticket.customer_display_name ?? ticket.customer_name;
  return (
    <PanelSection title={t.ticket.contact}>
      <PersonChip
        size="md"
        name={name || t.queue.customer_unknown}
        avatar_url={picture}
        className="font-medium"
      />
      {ticket.customer_email === null ? (
        <p className="text-muted mt-1.5 text-sm">{t.ticket.no_customer}</p>
      ) : (
        <a
          href={`mailto:${ticket.customer_email}`}
          className={linkVariants({ className: 'mt-1.5 block text-sm wrap-anywhere' })}
        >
          <Address email={ticket.customer_email} />
        </a>
      )}
      {ticket.customer_id === null ? null : <CustomerFacts customerId={ticket.customer_id} />}
    </PanelSection>
  );
}

/** An e-mail address that breaks where it is read easily, and anywhere only where that is not enough. */
function Address({ email }: { email: string }) {
  const [name, host] = email.split('@', 2);
  return (
    <>
      {name}
      <wbr />
      {host === undefined ? null : `@${host}`}
    </>
  );
}

function CustomerFacts({ customerId }: { customerId: string }) {
  const query = useQuery({ ...peopleQueries.detail(customerId), staleTime: 60_000 });
  if (query.isPending) {
    return (
      <SkeletonGroup className="mt-2.5 grid gap-2">
        <Skeleton />
        <Skeleton />
      </SkeletonGroup>
    );
  }
  if (!query.data) {
    return (
      <div className="mt-2">
        <PanelProblem onRetry={() => void query.refetch()}>
          {late.workspace.person_failed}
        </PanelProblem>
      </div>
    );
  }
  const { created_at, last_seen_at } = query.data;
  return (
    <Facts className="mt-2">
      <Fact name={late.workspace.since}>
        <RelativeTime at={created_at} />
      </Fact>
      <Fact name={late.workspace.last_seen}>
        {last_seen_at === null ? late.workspace.never_seen : <RelativeTime at={last_seen_at} />}
      </Fact>
    </Facts>
  );
}

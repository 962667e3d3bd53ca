import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import type { TicketStatus } from '@autocrm/core/contracts/closed-sets.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { RadioGroup } from '@autocrm/core/ui/radio-group.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';

export interface MergeTargetProps {
  ticketIds: readonly string[];
  /** The id of the ticket that stays. */
  value: string | null;
  onChange: (id: string) => void;
}

interface Candidate {
  id: string;
  number: number;
  subject: string;
  status: TicketStatus;
  last_activity_at: string;
}

/** Milliseconds without a key before the server is asked. */
const pause = 200;
/** So many other tickets are offered at once; more are found by typing. */
const most = 8;

/** Which ticket stays: one of those that were chosen, or another one of the same customer. */
export function MergeTarget({ ticketIds, value, onChange }: MergeTargetProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const chosen = useQueries({
    queries: ticketIds.map((ticketId) => ticketQueries.detail(ticketId)),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  const others = useOthers(chosen[0]?.customer_id ?? null, query, ticketIds);
  const own = ticketIds.length > 1 ? chosen : [];
  const candidates: Candidate[] = [...own, ...others.found];
  const isLoading = chosen.length === 0 || others.isPending;
  return (
    <div className="grid grid-cols-1 gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        {ticketIds.length > 1 ? late.merge.among : late.merge.target}
      </label>
      <Input
        id={id}
        type="search"
        autoComplete="off"
        placeholder={late.merge.search}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
      />
      {isLoading ? (
        <SkeletonGroup className="grid gap-2 py-1">
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </SkeletonGroup>
      ) : null}
      {others.error ? (
        <p role="alert" className="text-danger-ink text-sm">
          {others.error.message}
        </p>
      ) : null}
      {candidates.length > 0 ? (
        <div className="max-h-64 overflow-y-auto">
          <RadioGroup
            aria-label={late.merge.among}
            value={value}
            onChange={onChange}
            options={candidates.map((candidate) => ({
              value: candidate.id,
              label: <CandidateLine candidate={candidate} />,
            }))}
          />
        </div>
      ) : null}
      {!isLoading && others.found.length === 0 && !others.error ? (
        <p role="status" className="text-muted text-sm">
          {late.merge.nothing}
        </p>
      ) : null}
    </div>
  );
}

function CandidateLine({ candidate }: { candidate: Candidate }) {
  const labels = useBlockLabels();
  const { number, subject, status, last_activity_at } = candidate;
  return (
    <span className="flex min-w-0 items-center gap-2" title={subject}>
      <StatusIcon status={status} />
      <span className="sr-only">{labels.status[status]}</span>
      <span className="min-w-0 flex-1 truncate">{t.queue.row(number, subject)}</span>
      <RelativeTime at={last_activity_at} className="text-muted text-xs whitespace-nowrap" />
    </span>
  );
}

/** The customer's other tickets: the latest, or those that hold what is typed. */
function useOthers(customer: string | null, query: string, without: readonly string[]) {
  const words = useDebounced(query.trim(), pause);
  const filters = customer === null ? {} : { customer };
  const latest = useInfiniteQuery({
    ...ticketQueries.deskList({ filters, limit: most + without.length }),
    enabled: customer !== null && words === '',
  });
  const hits = useQuery({
    ...ticketQueries.deskSearch(words, filters),
    enabled: customer !== null && words !== '',
  });
  const found = words === '' ? latest.data?.pages.flatMap((page) => page.tickets) : hits.data;
  const { error, isLoading } = words === '' ? latest : hits;
  return {
    found: (found ?? [])
      .filter(
        ({ id, status, merged_into_id = null }) =>
          !without.includes(id) && status !== 'closed' && merged_into_id === null,
      )
      .slice(0, most),
    error,
    isPending: isLoading && found === undefined,
  };
}

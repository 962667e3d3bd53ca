import type { MergePreview as Preview } from '@autocrm/core/contracts/ticket-operations.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { late } from '../../lib/late-messages.ts';

/** What would move, ticket by ticket, and what stands in the way, in words. */
export function MergePreview({ query }: { query: UseQueryResult<Preview> }) {
  const { data, error, isFetching, refetch } = query;
  if (error) {
    return (
      <ErrorState
        className="py-4"
        message={error.message}
        retrying={isFetching}
        onRetry={() => {
          void refetch();
        }}
      />
    );
  }
  if (!data) {
    return (
      <SkeletonGroup className="grid gap-2">
        <Skeleton className="w-1/3" />
        <Skeleton className="h-12" />
      </SkeletonGroup>
    );
  }
  return (
    <section aria-label={late.merge.preview} className="bg-sunken grid gap-2 rounded-lg p-3">
      <h3 className="text-muted text-xs font-medium">{late.merge.preview}</h3>
      <ul className="grid gap-2">
        {data.sources.map((source) => (
          <li key={source.id}>
            <p className="flex flex-wrap items-center gap-x-1.5 font-medium">
              <span className="sr-only">{late.merge.moves(source.number, data.target.number)}</span>
              <span aria-hidden>{`#${source.number}`}</span>
              <ArrowRight aria-hidden className="text-muted size-3.5" />
              <span aria-hidden>{`#${data.target.number}`}</span>
            </p>
            <p className="text-muted text-sm">
              {late.merge.counts(source.messages, source.notes, source.attachments)}
            </p>
          </li>
        ))}
      </ul>
      {data.problems.length === 0 ? (
        <p className="text-sm">{`${late.merge.stays(data.target.number)} ${late.merge.link_stays}`}</p>
      ) : (
        <Problems preview={data} />
      )}
    </section>
  );
}

function Problems({ preview: { problems, sources, target } }: { preview: Preview }) {
  const numberOf = (id: string) => {
    const number = [...sources, target].find((ticket) => ticket.id === id)?.number;
    return number === undefined ? late.merge.one_of_them : `#${number}`;
  };
  return (
    <Banner tone="danger">
      <ul className="grid gap-1">
        {problems.map(({ ticket_id, code, hint }) => (
          <li key={`${ticket_id}${code}`}>{late.merge.problem(numberOf(ticket_id), hint)}</li>
        ))}
      </ul>
    </Banner>
  );
}

import { useSearch } from '@autocrm/core/app/search.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { QueueHeader } from '../../features/queue/queue-header.tsx';
import { QueueList } from '../../features/queue/queue-list.tsx';
import { DeskTitle } from '../../lib/desk-title.tsx';
import { noFilters, queueSearchSchema } from '../../lib/queue-search.ts';
import { type QueueView, teamOf, viewName, viewOf } from '../../lib/views.ts';

/** A view of the queue, and beside it the ticket that is open. */
export function QueuePage() {
  const params = useParams();
  const view = viewOf(params['view']);
  // The loader lets no other view through.
  return view ? <Queue view={view} number={params['number']} /> : null;
}

function Queue({ view, number }: { view: QueueView; number: string | undefined }) {
  const [search, setSearch] = useSearch(queueSearchSchema);
  const name = useViewName(view);
  const isAlone = number === undefined;
  return (
    <>
      {isAlone ? <DeskTitle title={name} /> : null}
      <section
        aria-label={name}
        className={cn(
          'border-border bg-surface flex min-h-0 w-full shrink-0 flex-col lg:w-84 lg:border-e xl:w-92',
          !isAlone && 'max-lg:hidden',
        )}
      >
        <QueueHeader
          view={view}
          name={name}
          isHeading={isAlone}
          search={search}
          onChange={setSearch}
        />
        <QueueList
          view={view}
          search={search}
          openNumber={isAlone ? undefined : Number(number)}
          onClearFilters={() => {
            setSearch(noFilters);
          }}
        />
      </section>
      <div className={cn('flex min-h-0 min-w-0 flex-1', isAlone && 'max-lg:hidden')}>
        <Outlet />
      </div>
    </>
  );
}

/** Teams of one's own are known; an admin's link may lead to any other. */
function useViewName(view: QueueView): string {
  const { teams } = useMe();
  const isOther = teamOf(view) !== undefined && !teams.some(({ id }) => id === teamOf(view));
  const { data: others = [] } = useQuery({ ...catalogQueries.teams(), enabled: isOther });
  return viewName(view, [...teams, ...others]);
}

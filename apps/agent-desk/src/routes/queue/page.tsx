import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { savedViewQueries } from '@autocrm/core/data/saved-views/queries.ts';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { Outlet, useParams } from 'react-router';
import { QueueSkeleton } from '../../features/queue/queue-list.tsx';
import { DeskTitle } from '../../lib/desk-title.tsx';
import { t } from '../../lib/messages.ts';
import { type QueueView, savedOf, teamOf, viewName, viewOf } from '../../lib/views.ts';
import { paneClass, QueuePane, sideClass } from './queue-pane.tsx';

/** A view of the queue, and beside it the ticket that is open. */
export function QueuePage() {
  const params = useParams();
  const view = viewOf(params['view']);
  // The loader lets no other view through.
  if (!view) return null;
  const number = params['number'];
  return savedOf(view) === undefined ? (
    <PlainQueue view={view} number={number} />
  ) : (
    <SavedQueue view={view} number={number} />
  );
}

interface QueueProps {
  view: QueueView;
  number: string | undefined;
}

function PlainQueue({ view, number }: QueueProps) {
  return <QueuePane view={view} name={useViewName(view)} number={number} saved={undefined} />;
}

/** A saved view begins with what was saved. */
function SavedQueue({ view, number }: QueueProps) {
  const query = useQuery(savedViewQueries.list());
  const saved = query.data?.find(({ id }) => id === savedOf(view));
  if (saved) return <QueuePane view={view} name={saved.name} number={number} saved={saved} />;
  const isAlone = number === undefined;
  return (
    <>
      {isAlone ? <DeskTitle title={t.nav.saved} /> : null}
      <section aria-label={t.nav.saved} className={paneClass(isAlone, false)}>
        {query.isPending || query.isFetching ? (
          <QueueSkeleton look={{ isTable: false, density: 'comfortable' }} />
        ) : null}
        {query.isError && !query.isFetching ? (
          <ErrorState
            title={t.saved.failed}
            message={query.error.message}
            onRetry={() => {
              void query.refetch();
            }}
          />
        ) : null}
        {query.isSuccess && !query.isFetching ? (
          <EmptyState icon={Bookmark} title={t.saved.missing_title} description={t.saved.missing} />
        ) : null}
      </section>
      <div className={sideClass(isAlone, false)}>
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

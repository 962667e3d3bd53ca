import { customerRatingsQuery } from '@autocrm/core/data/tickets/customer-ratings.ts';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { PanelProblem } from './panel-problem.tsx';
import { PanelSection } from './panel-section.tsx';
import { Stars } from './stars.tsx';

/** So many are shown one by one. */
const most = 3;
const average = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** How satisfied a customer was lately: on average, and with what. */
export function Satisfaction({ customerId }: { customerId: string }) {
  const { view = 'live' } = useParams();
  const query = useQuery(customerRatingsQuery(customerId));
  const given = query.data ?? [];
  const sum = given.reduce((total, { rating }) => total + rating, 0);
  return (
    <PanelSection title={late.workspace.satisfaction}>
      {query.isPending ? (
        <SkeletonGroup>
          <Skeleton className="w-3/5" />
        </SkeletonGroup>
      ) : null}
      {query.isError && !query.data ? (
        <PanelProblem onRetry={() => void query.refetch()}>
          {late.workspace.ratings_failed}
        </PanelProblem>
      ) : null}
      {query.data && given.length === 0 ? (
        <p className="text-muted text-sm">{late.workspace.no_ratings}</p>
      ) : null}
      {given.length > 0 ? (
        <p className="text-sm tabular-nums">
          {late.workspace.satisfaction_average(average.format(sum / given.length), given.length)}
        </p>
      ) : null}
      <ul className="mt-1 grid grid-cols-1 gap-1.5">
        {given.slice(0, most).map(({ ticket, rating, comment }) => (
          <li key={ticket.number} className="text-sm">
            <span className="flex items-center gap-2">
              <Stars rating={rating} />
              <Link
                to={paths.ticket(view, ticket.number)}
                title={ticket.subject}
                className={linkVariants({ className: 'min-w-0 truncate py-0.5' })}
              >
                {`#${ticket.number} ${ticket.subject}`}
              </Link>
            </span>
            {comment === '' ? null : (
              <q className="text-muted line-clamp-2" title={comment}>
                {comment}
              </q>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

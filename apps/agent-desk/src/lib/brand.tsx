import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { paths } from '../app/paths.ts';
import { t } from './messages.ts';

/** Logo and the company's name; the way to one's own tickets. */
export function Brand() {
  const { data } = useQuery(catalogQueries.settings());
  return (
    <Link to={paths.home} className="flex min-w-0 items-center gap-2 rounded-md">
      <img src="/favicon.svg" alt="" width={24} height={24} className="size-6 shrink-0" />
      <span className="truncate">{data?.company_name}</span>
      <span className="sr-only">{t.app}</span>
    </Link>
  );
}

import { readSearch } from '@autocrm/core/app/search.ts';
import { warm } from '@autocrm/core/app/warm.ts';
import { auditQueries } from '@autocrm/core/data/audit/queries.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction } from 'react-router';
import { auditOf, auditSearchSchema } from '../../features/audit-log/audit-search.ts';

export function auditLogLoader(client: QueryClient): LoaderFunction {
  return ({ request }) => {
    const { searchParams } = new URL(request.url);
    const { filters, cursor } = auditOf(readSearch(auditSearchSchema, searchParams));
    return warm(
      client.query(auditQueries.page(filters, cursor)),
      client.query(peopleQueries.staff()),
      client.query(catalogQueries.teams()),
    );
  };
}

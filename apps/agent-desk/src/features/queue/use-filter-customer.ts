import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { useQuery } from '@tanstack/react-query';

/** What a customer is called, once it is known. @param id of the customer, if one is chosen */
export function useFilterCustomer(id: string | undefined): string {
  const { data } = useQuery({ ...peopleQueries.detail(id ?? ''), enabled: id !== undefined });
  return data?.full_name ?? '…';
}

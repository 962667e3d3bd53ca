import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { customerRatingColumns, customerRatingSchema } from '../../contracts/customer-rating.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';
import { ticketKeys } from './keys.ts';

/** As many as say how satisfied somebody is of late. */
const latest = 50;

function fetchCustomerRatings(customerId: string, signal: AbortSignal) {
  const request = supabase()
    .from('ticket_ratings')
    .select(customerRatingColumns)
    .eq('profile_id', customerId)
    .order('updated_at', { ascending: false })
    .limit(latest)
    .abortSignal(signal);
  return read(request, z.array(customerRatingSchema), signal);
}

/** A customer's last ratings, latest first, on tickets that the reader may see. */
export function customerRatingsQuery(customerId: string) {
  return queryOptions({
    queryKey: [...ticketKeys.all(), 'ratings', customerId] as const,
    queryFn: ({ signal }) => fetchCustomerRatings(customerId, signal),
    staleTime: 60_000,
  });
}

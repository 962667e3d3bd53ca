import * as z from 'zod/mini';
import { type QueueSearch, queueSearchSchema } from '../../lib/queue-search.ts';
import type { ListedFilter } from './filter-options.ts';

/** One filter as the address would hold it: what is not understood is no filter. */
export function readFilter(
  name: ListedFilter | 'customer' | 'from' | 'until' | 'scope',
  value: string | undefined,
): Partial<QueueSearch> {
  const read = z.parse(queueSearchSchema, { [name]: value });
  return { [name]: read[name] };
}

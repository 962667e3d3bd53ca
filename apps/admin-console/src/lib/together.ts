import type { AppError } from '@autocrm/core/db/app-error.ts';
import { appError } from '@autocrm/core/db/to-app-error.ts';

interface Part {
  error: AppError | null;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/**
 * Several queries as the one that a page waits for.
 *
 * @param data what they give together; undefined while something is missing, null where there is no such record
 */
export function together<Data extends object>(
  parts: readonly Part[],
  data: Data | null | undefined,
) {
  const failed = parts.find(({ error }) => error !== null)?.error ?? null;
  return {
    data: data ?? undefined,
    error: data === null ? appError('not_found', 'row_not_found') : failed,
    isFetching: parts.some(({ isFetching }) => isFetching),
    refetch: async () => Promise.all(parts.map(async ({ refetch }) => refetch())),
  };
}

import type { QueryClient, QueryKey } from '@tanstack/react-query';

export interface OptimisticContext {
  /** What the caches held before, to put back when the server refuses. */
  readonly snapshot: readonly (readonly [QueryKey, unknown])[];
}

/**
 * Shows a change before the server has it: cancels what would overwrite it, keeps what was there, patches.
 *
 * @param keys prefixes of the queries that the patch touches
 * @returns the context to hand to `rollBack`
 */
export async function applyOptimistic(
  client: QueryClient,
  keys: readonly QueryKey[],
  patch: () => void,
): Promise<OptimisticContext> {
  await Promise.all(keys.map((queryKey) => client.cancelQueries({ queryKey })));
  const snapshot = keys.flatMap((queryKey) => client.getQueriesData({ queryKey }));
  patch();
  return { snapshot };
}

/**
 * Puts back what was there before a refused change, and fetches it anew: others may have changed it meanwhile.
 * Does not wait for the answers.
 */
export function rollBack(client: QueryClient, context: OptimisticContext | undefined): void {
  for (const [queryKey, data] of context?.snapshot ?? []) {
    client.setQueryData(queryKey, data);
    void client.invalidateQueries({ queryKey, exact: true });
  }
}

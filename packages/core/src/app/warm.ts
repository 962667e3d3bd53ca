/**
 * Lets a route's loader start reads without waiting for them: the page asks for the same through its own queries, and
 * shows what came of it, failures too.
 */
export function warm(...reads: readonly Promise<unknown>[]): null {
  // The cache keeps the failure for whoever shows the read: here it would be an unhandled rejection.
  for (const read of reads) read.catch(() => undefined);
  return null;
}

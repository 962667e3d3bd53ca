/**
 * Lets a route's loader start reads without waiting for them: the page asks for the same through its own queries, and
 * shows what came of it, failures too.
 */
export function warm(...reads: readonly Promise<unknown>[]): null {
  for (const read of reads) read.catch(() => undefined);
  return null;
}

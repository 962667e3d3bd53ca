import type { ChildProcess } from 'node:child_process';

/** Resolves once a child has ended and its output is complete: `null` after success, else how it ended. */
export async function failureOf(child: ChildProcess): Promise<string | null> {
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  child.once('error', reject);
  child.once('close', (code, signal) => resolve(code === 0 ? null : (signal ?? `code ${code}`)));
  return promise;
}

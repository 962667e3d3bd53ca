import { performance } from 'node:perf_hooks';

/**
 * A part of a benchmark that says what it is and how long it took.
 *
 * @param limit seconds that it may take
 * @throws Error that names it, once its time is over
 */
export async function stage<T>(name: string, limit: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`"${name}" did not end within ${limit} s.`));
  }, limit * 1000);
  try {
    const result = await Promise.race([work(), late]);
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}

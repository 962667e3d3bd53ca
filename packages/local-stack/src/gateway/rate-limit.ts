/** So many events per span, and a burst of as many. */
export interface RateLimit {
  readonly limit: number;
  readonly perSeconds: number;
}

const MAX_KEYS = 50_000;

/**
 * Counts events per key with the generic cell rate algorithm: one number per key, no windows whose edges
 * let a double burst through. Held in memory, as the gateway is one process.
 */
export class RateLimiter {
  readonly #dueByKey = new Map<string, number>();
  readonly #now: () => number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#dueByKey.size;
  }

  /**
   * Counts one event.
   *
   * @returns 0 when it is within the limit, else the seconds to wait; then it is not counted
   */
  take(key: string, { limit, perSeconds }: RateLimit): number {
    const now = this.#now();
    const interval = (perSeconds * 1000) / limit;
    const due = Math.max(this.#dueByKey.get(key) ?? 0, now);
    const allowedFrom = due + interval - perSeconds * 1000;
    if (allowedFrom > now) return Math.ceil((allowedFrom - now) / 1000);
    if (this.#dueByKey.size >= MAX_KEYS) this.#forget(now);
    this.#dueByKey.set(key, due + interval);
    return 0;
  }

  #forget(now: number): void {
    for (const [key, due] of this.#dueByKey) if (due <= now) this.#dueByKey.delete(key);
    // Under a flood of distinct keys the oldest give way.
    for (const key of this.#dueByKey.keys()) {
      if (this.#dueByKey.size < MAX_KEYS) break;
      this.#dueByKey.delete(key);
    }
  }
}

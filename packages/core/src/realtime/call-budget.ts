/**
 * Allows so many calls in any span of time; those beyond it wait for their turn. Of one key only the latest call waits.
 */
export class CallBudget<Key> {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #waiting = new Map<Key, () => void>();
  /** When the latest calls were made, the earliest first. */
  #made: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param windowMs the span in which there are at most `limit` calls */
  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Makes a call now or as soon as it is allowed, in place of one of the same key that still waits. */
  ask(key: Key, call: () => void): void {
    this.#waiting.set(key, call);
    this.#go();
  }

  /** Forgets the call of a key that still waits. */
  drop(key: Key): void {
    this.#waiting.delete(key);
  }

  #go(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#made = this.#made.filter((at) => now - at < this.#windowMs);
    for (const [key, call] of this.#waiting) {
      const earliest = this.#made.at(-this.#limit);
      if (earliest !== undefined) {
        this.#timer = setTimeout(
          () => {
            this.#go();
          },
          earliest + this.#windowMs - now,
        );
        return;
      }
      this.#waiting.delete(key);
      this.#made.push(now);
      call();
    }
  }
}

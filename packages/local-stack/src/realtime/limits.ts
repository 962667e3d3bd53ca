/** Bounds of one realtime server; the defaults are those of a self-hosted project unless a line says why not. */
export type RealtimeLimits = {
  readonly maxConnections: number;
  readonly maxChannelsPerConnection: number;
  /** Joins per second, over all connections. */
  readonly joinsPerSecond: number;
  /** Frames per second that one connection may send. */
  readonly framesPerSecond: number;
  /** Messages per second through the REST endpoints. */
  readonly restMessagesPerSecond: number;
  /** Presence calls that one channel may make in `presenceWindowMs`. */
  readonly presenceCalls: number;
  readonly presenceWindowMs: number;
  /** Largest frame; a larger one ends the connection. */
  readonly maxFrameBytes: number;
  /** Largest broadcast or presence payload, as JSON. */
  readonly maxPayloadBytes: number;
  /** A receiver that lets more than this pile up is disconnected, lest it exhaust memory. */
  readonly maxBufferedBytes: number;
  /** A connection without frames for this long is closed. */
  readonly idleMs: number;
  /** A connection without channels for this long is closed. */
  readonly withoutChannelsMs: number;
  /** A join waits this long for the database, so that clients heal the moment it is back. */
  readonly joinWaitMs: number;
  /** A token is looked at again at least this often. */
  readonly tokenRecheckMs: number;
};

export const DEFAULT_LIMITS: RealtimeLimits = {
  maxConnections: 1_000, // one machine serves load tests too
  maxChannelsPerConnection: 100,
  joinsPerSecond: 500, // as the Pro plan: a load test joins at once
  framesPerSecond: 100,
  restMessagesPerSecond: 1_000,
  presenceCalls: 5,
  presenceWindowMs: 30_000,
  maxFrameBytes: 5_000_000,
  maxPayloadBytes: 3_000_500,
  maxBufferedBytes: 16_000_000,
  idleMs: 60_000,
  withoutChannelsMs: 600_000,
  joinWaitMs: 8_000,
  tokenRecheckMs: 300_000,
};

/** Counts events in fixed windows; `take` says whether one more fits. */
export class RateWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  #startedAt = 0;
  #count = 0;

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  take(amount = 1, now: number = performance.now()): boolean {
    if (this.#count === 0 || now - this.#startedAt >= this.#windowMs) {
      this.#startedAt = now;
      this.#count = 0;
    }
    if (this.#count + amount > this.#limit) return false;
    this.#count += amount;
    return true;
  }
}

import type { TimelineEntry } from '../contracts/timeline.ts';
import type { Known } from '../data/tickets/timeline-reducer.ts';

/** What a timeline is kept current with. */
export interface TimelinePorts {
  /** Up to which number of each feed the cached timeline is complete; undefined before it was loaded. */
  known: () => Known | undefined;
  apply: (entry: TimelineEntry) => void;
  /** Fetches what comes after the known numbers. */
  catchUp: () => Promise<void>;
  /** Fetches all that is loaded anew. */
  reload: () => Promise<void>;
}

/** A summary comes before the entries of its own transaction: they get this long, in ms, before they are fetched. */
const graceMs = 300;
const retryMs = 2000;

/**
 * Keeps one ticket's timeline equal to the server's, whatever live events are lost, repeated or late: remembers the
 * highest number it heard of, and fetches when the timeline stays behind it.
 */
export class TimelineSync {
  #heard: { public: number; staff: number } = { public: 0, staff: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isFetching = false;
  #mustReload = false;
  #isRetrying = false;
  #isStopped = false;
  readonly #ports: TimelinePorts;

  constructor(ports: TimelinePorts) {
    this.#ports = ports;
  }

  /** A live entry. */
  onEntry(entry: TimelineEntry): void {
    const known = this.#ports.known();
    this.#hear(entry.feed, entry.seq);
    this.#ports.apply(entry);
    // The edit of a note that is loaded, too large to be sent along: no number tells that it is missing.
    const isOldWithoutBody =
      entry.kind !== 'activity' && entry.body === null && known && entry.seq <= known[entry.feed];
    // Entries of any age came or went with a merge.
    const isMerge = entry.kind === 'activity' && entry.activity.type === 'merged';
    if (isOldWithoutBody || isMerge) void this.resync();
    else this.#check();
  }

  /** A live summary: how far the feeds have come. */
  onSummary(seqs: { seq: number; staff_seq?: number | undefined }): void {
    this.#hear('public', seqs.seq);
    this.#hear('staff', seqs.staff_seq ?? 0);
    this.#check();
  }

  /** After a time without events: all that is loaded is fetched anew. */
  async resync(): Promise<void> {
    this.#mustReload = true;
    await this.#fetch();
  }

  /** Looks whether there is more, when events may have been missed for a moment. */
  async glance(): Promise<void> {
    await this.#fetch();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #hear(feed: 'public' | 'staff', seq: number): void {
    this.#heard[feed] = Math.max(this.#heard[feed], seq);
  }

  #isBehind(): boolean {
    const known = this.#ports.known();
    return (
      known !== undefined && (known.public < this.#heard.public || known.staff < this.#heard.staff)
    );
  }

  #check(): void {
    if (!this.#isBehind() || this.#timer !== undefined || this.#isStopped) return;
    this.#schedule(graceMs);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const isWanted = this.#isRetrying || this.#mustReload || this.#isBehind();
      this.#isRetrying = false;
      if (isWanted) void this.#fetch();
    }, delay);
  }

  async #fetch(): Promise<void> {
    if (this.#isFetching || this.#isStopped) return;
    this.#isFetching = true;
    const isReload = this.#mustReload;
    this.#mustReload = false;
    const isDone = await this.#request(isReload);
    this.#isFetching = false;
    if (!isDone) this.#retry(isReload);
    else await this.#goOn();
  }

  /** @returns whether it worked; when not, that shows as "behind" and is tried again */
  async #request(isReload: boolean): Promise<boolean> {
    const { reload, catchUp } = this.#ports;
    return (isReload ? reload() : catchUp()).then(
      () => true,
      () => false,
    );
  }

  /** More may have happened while the answer was on its way. */
  async #goOn(): Promise<void> {
    if (this.#mustReload) await this.#fetch();
    else this.#check();
  }

  #retry(isReload: boolean): void {
    this.#mustReload ||= isReload;
    this.#isRetrying = true;
    if (!this.#isStopped) this.#schedule(retryMs);
  }
}

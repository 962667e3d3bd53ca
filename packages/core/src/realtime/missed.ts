import * as z from 'zod/mini';

/** What the database says it sent, by topic. */
export const recentBroadcastsSchema = z.record(
  z.string(),
  z.array(z.object({ id: z.string(), age_ms: z.number() })),
);

export type RecentBroadcasts = z.infer<typeof recentBroadcastsSchema>;

/** What is younger may still be on its way, in ms. */
const travelMs = 1000;

/** What is older than this has left the window that the database answers for, in ms. */
const memoryMs = 60_000;

/** Remembers which broadcasts came, so that those which did not can be told. */
export class Arrivals {
  readonly #seen = new Map<string, number>();

  /** A broadcast came. */
  note(id: string, now: number): void {
    this.#seen.set(id, now);
    for (const [old, at] of this.#seen) {
      if (now - at < memoryMs) break;
      this.#seen.delete(old);
    }
  }

  /**
   * The topics on which something was sent after they were joined that did not come. Each loss is told once. What was
   * sent just before counts too: it may not have been in what was fetched on joining, and fetching again costs little.
   *
   * @param joinedAt when each topic was joined, on the clock of `now`, in ms
   */
  missed(
    recent: RecentBroadcasts,
    joinedAt: ReadonlyMap<string, number>,
    now: number,
  ): readonly string[] {
    return Object.entries(recent)
      .filter(([topic, sent]) => {
        const joined = joinedAt.get(topic);
        if (joined === undefined) return false;
        const lost = sent.filter(
          ({ id, age_ms }) =>
            age_ms > travelMs && age_ms < now - joined + travelMs && !this.#seen.has(id),
        );
        for (const { id } of lost) this.note(id, now);
        return lost.length > 0;
      })
      .map(([topic]) => topic);
  }
}

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TimelineEntry, TimelinePage } from '../contracts/timeline.ts';
import {
  applyEntry,
  applyFetched,
  flattenTimeline,
  knownSeqs,
  type TimelineData,
} from '../data/tickets/timeline-reducer.ts';
import { activityEntry, messageEntry, noteEntry, timeAt } from '../testing/factories.ts';
import { TimelineSync } from './timeline-sync.ts';

/** The server's side: two feeds that grow, read as `ticket_timeline` reads them. */
class FeedServer {
  readonly entries: TimelineEntry[] = [];
  #clock = 0;
  isDown = false;

  write(kind: 'message' | 'note' | 'activity'): TimelineEntry {
    this.#clock += 1;
    const feed = kind === 'note' ? 'staff' : 'public';
    const over = { seq: this.last(feed) + 1, created_at: timeAt(this.#clock) };
    const make = { message: messageEntry, note: noteEntry, activity: activityEntry }[kind];
    const entry = make(over);
    this.entries.push(entry);
    return entry;
  }

  last(feed: 'public' | 'staff'): number {
    return this.entries.filter((entry) => entry.feed === feed).length;
  }

  page(entries: TimelineEntry[]): TimelinePage {
    if (this.isDown) throw new Error('down');
    return { entries, has_more: false, seq: this.last('public'), staff_seq: this.last('staff') };
  }

  after(known: { public: number; staff: number }): TimelinePage {
    return this.page(this.entries.filter((entry) => entry.seq > known[entry.feed]));
  }
}

function follow(server: FeedServer) {
  let data: TimelineData = { pages: [server.page([...server.entries])], pageParams: [null] };
  let requests = 0;
  const sync = new TimelineSync({
    known: () => knownSeqs(data),
    apply: (entry) => {
      data = applyEntry(data, entry);
    },
    catchUp: async () => {
      requests += 1;
      const fetched = server.after(knownSeqs(data));
      await Promise.resolve();
      data = applyFetched(data, fetched);
    },
    reload: async () => {
      requests += 1;
      const page = server.page([...server.entries]);
      await Promise.resolve();
      data = { pages: [page], pageParams: [null] };
    },
  });
  return { sync, shown: () => flattenTimeline(data), requests: () => requests };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a followed timeline', () => {
  it('is fetched anew when a merge brought entries of any age', async () => {
    const server = new FeedServer();
    server.write('message');
    const { sync, shown } = follow(server);
    const old = messageEntry({ seq: 2, created_at: timeAt(0) });
    server.entries.unshift(old);
    const merged = activityEntry({
      seq: 3,
      created_at: timeAt(9),
      activity: { type: 'merged', old_value: {}, new_value: { number: 1, direction: 'from' } },
    });
    server.entries.push(merged);
    sync.onEntry(merged);
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toEqual(server.entries);
    expect(shown()[0]).toEqual(old);
  });

  it('asks nothing while events come in order', async () => {
    const server = new FeedServer();
    const { sync, shown, requests } = follow(server);
    for (let round = 0; round < 3; round += 1) sync.onEntry(server.write('message'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toEqual(server.entries);
    expect(requests()).toBe(0);
  });

  it('gives the entries of a summary time to come', async () => {
    const server = new FeedServer();
    const { sync, requests } = follow(server);
    const entry = server.write('message');
    sync.onSummary({ seq: 1, staff_seq: 0 });
    await vi.advanceTimersByTimeAsync(200);
    sync.onEntry(entry);
    await vi.advanceTimersByTimeAsync(1000);
    expect(requests()).toBe(0);
  });

  it('fetches what a summary tells of and no event brings', async () => {
    const server = new FeedServer();
    const { sync, shown } = follow(server);
    server.write('message');
    sync.onSummary({ seq: 1 });
    await vi.advanceTimersByTimeAsync(400);
    expect(shown()).toEqual(server.entries);
  });

  it('goes on trying while the server is away', async () => {
    const server = new FeedServer();
    const { sync, shown } = follow(server);
    server.write('message');
    server.isDown = true;
    sync.onSummary({ seq: 1 });
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown()).toEqual([]);
    server.isDown = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown()).toEqual(server.entries);
  });

  it('stops asking when it is no longer shown', async () => {
    const server = new FeedServer();
    const { sync, requests } = follow(server);
    server.write('message');
    sync.onSummary({ seq: 1 });
    sync.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(requests()).toBe(0);
  });

  it('fetches an edit whose text was too large to be sent along', async () => {
    const server = new FeedServer();
    const note = server.write('note');
    const { sync, requests } = follow(server);
    sync.onEntry({ ...noteEntry(note.kind === 'note' ? note : {}), body: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(requests()).toBe(1);
  });

  it('equals a fresh load whatever order, repetition and loss of events', async () => {
    const kinds = fc.constantFrom('message', 'note', 'activity');
    const history = fc.array(kinds, { maxLength: 12 });
    // Which entries arrive, as indexes into the live part: some never, some twice, in any order.
    const arrivals = fc.array(fc.nat({ max: 11 }), { maxLength: 20 });
    const pauses = fc.array(fc.nat({ max: 400 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(history, history, arrivals, pauses, async (before, live, order, waits) => {
        const server = new FeedServer();
        for (const kind of before) server.write(kind);
        const { sync, shown } = follow(server);
        const entries = live.map((kind) => server.write(kind));
        for (const [index, pick] of order.entries()) {
          const entry = entries[pick];
          if (entry) sync.onEntry(entry);
          await vi.advanceTimersByTimeAsync(waits[index] ?? 0);
        }
        sync.onSummary({ seq: server.last('public'), staff_seq: server.last('staff') });
        await vi.advanceTimersByTimeAsync(5000);
        expect(shown()).toEqual(server.entries);
        sync.stop();
      }),
      { numRuns: 150 },
    );
  });
});

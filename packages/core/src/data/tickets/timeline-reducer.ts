import type { InfiniteData } from '@tanstack/react-query';
import type { Feed, TimelineEntry, TimelinePage } from '../../contracts/timeline.ts';

/** A timeline as it is cached: newest page first, entries of a page oldest first. */
export type TimelineData = InfiniteData<TimelinePage, string | null>;

/** The last number of each feed up to which nothing is missing. */
export interface Known {
  readonly public: number;
  readonly staff: number;
}

/** Up to which numbers a cached timeline is complete. */
export function knownSeqs(data: TimelineData): Known {
  const newest = data.pages[0];
  return { public: newest?.seq ?? 0, staff: newest?.staff_seq ?? 0 };
}

/** All entries that are loaded, oldest first. */
export function flattenTimeline(data: Pick<TimelineData, 'pages'>): TimelineEntry[] {
  return data.pages.toReversed().flatMap((page) => page.entries);
}

/**
 * Orders entries of both feeds as the database does: by time, then number. Times are compared as text within one
 * millisecond, since `Date` drops the microseconds.
 */
export function compareEntries(a: TimelineEntry, b: TimelineEntry): number {
  const byTime = Date.parse(a.created_at) - Date.parse(b.created_at);
  if (byTime !== 0) return byTime;
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? -1 : 1;
  return a.seq - b.seq;
}

/**
 * Puts one live entry into a timeline. Repeated and old entries change nothing, an edited one replaces its older
 * self, a new one takes its place by time. The feed counts as complete as far as its numbers have no gap.
 */
export function applyEntry(data: TimelineData, entry: TimelineEntry): TimelineData {
  const replaced = replaceEntry(data, entry);
  if (replaced) return replaced;
  // An older entry that is not loaded belongs to a page that was not fetched yet.
  if (entry.seq <= knownSeqs(data)[entry.feed]) return data;
  return advance(editNewest(data, (page) => insert(page, [entry])));
}

/** Puts the entries that follow the known numbers into a timeline; with `has_more` it is still behind afterwards. */
export function applyFetched(data: TimelineData, fetched: TimelinePage): TimelineData {
  let next = data;
  const added: TimelineEntry[] = [];
  for (const entry of fetched.entries) {
    const replaced = replaceEntry(next, entry);
    if (replaced) next = replaced;
    else added.push(entry);
  }
  return advance(
    editNewest(next, (page) => {
      const filled = insert(page, added);
      // Part of what is missing says nothing about the end of the feeds.
      if (fetched.has_more) return filled;
      const staff_seq = Math.max(page.staff_seq ?? 0, fetched.staff_seq ?? 0);
      const isStaff = page.staff_seq !== undefined || fetched.staff_seq !== undefined;
      return {
        ...filled,
        seq: Math.max(page.seq, fetched.seq),
        ...(isStaff ? { staff_seq } : {}),
      };
    }),
  );
}

function editNewest(data: TimelineData, edit: (page: TimelinePage) => TimelinePage): TimelineData {
  const [newest, ...older] = data.pages;
  return newest ? { ...data, pages: [edit(newest), ...older] } : data;
}

function insert(page: TimelinePage, entries: readonly TimelineEntry[]): TimelinePage {
  if (entries.length === 0) return page;
  return { ...page, entries: [...page.entries, ...entries].toSorted(compareEntries) };
}

/** The timeline with the entry in place of its older self; the same one when it holds that already; null without it. */
function replaceEntry(data: TimelineData, entry: TimelineEntry): TimelineData | null {
  const isSame = (other: TimelineEntry) => other.kind === entry.kind && other.id === entry.id;
  const at = data.pages.findIndex((page) => page.entries.some(isSame));
  if (at === -1) return null;
  const old = data.pages[at]?.entries.find(isSame);
  if (old && !isNewer(entry, old)) return data;
  const pages = data.pages.map((page, index) =>
    index === at
      ? { ...page, entries: page.entries.map((other) => (isSame(other) ? entry : other)) }
      : page,
  );
  return { ...data, pages };
}

function isNewer(entry: TimelineEntry, old: TimelineEntry): boolean {
  if (entry.kind === 'activity' || old.kind === 'activity') return false;
  if (old.body === null) return entry.body !== null;
  if (entry.body === null || entry.edited_at === null) return false;
  return (
    old.edited_at === null ||
    Date.parse(entry.edited_at) > Date.parse(old.edited_at) ||
    (Date.parse(entry.edited_at) === Date.parse(old.edited_at) && entry.edited_at > old.edited_at)
  );
}

/** Moves each feed's number over entries that are there without a gap. */
function advance(data: TimelineData): TimelineData {
  return editNewest(data, (page) => {
    const seq = contiguous(page, 'public', page.seq);
    if (page.staff_seq === undefined) return seq === page.seq ? page : { ...page, seq };
    return { ...page, seq, staff_seq: contiguous(page, 'staff', page.staff_seq) };
  });
}

function contiguous(page: TimelinePage, feed: Feed, from: number): number {
  const present = new Set<number>();
  for (const entry of page.entries) {
    // An entry without its body is not complete: the gap it leaves has it fetched.
    const isWhole = entry.kind === 'activity' || entry.body !== null;
    if (entry.feed === feed && entry.seq > from && isWhole) present.add(entry.seq);
  }
  let last = from;
  while (present.has(last + 1)) last += 1;
  return last;
}

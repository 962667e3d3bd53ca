import { queryOptions } from '@tanstack/react-query';
import type { TimelineEntry } from '../../contracts/timeline.ts';
import { fetchTimelinePage } from './fetchers.ts';
import { ticketKeys } from './keys.ts';
import { compareEntries } from './timeline-reducer.ts';

/** Every entry of a ticket, oldest first, as it was when it was asked for: for paper, not for the screen. */
export function wholeTimelineQuery(ticketId: string) {
  return queryOptions({
    queryKey: [...ticketKeys.all(), 'whole-timeline', ticketId] as const,
    queryFn: ({ signal }) => fetchWholeTimeline(ticketId, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

async function fetchWholeTimeline(ticketId: string, signal: AbortSignal): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let before: string | null = null;
  do {
    // Each page names the one before it.
    const page: Awaited<ReturnType<typeof fetchTimelinePage>> = await fetchTimelinePage(
      ticketId,
      before,
      signal,
    );
    entries.push(...page.entries);
    before = page.has_more ? (page.entries[0]?.created_at ?? null) : null;
  } while (before !== null);
  return entries.toSorted(compareEntries);
}

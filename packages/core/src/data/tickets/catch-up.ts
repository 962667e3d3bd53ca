import type { QueryClient } from '@tanstack/react-query';
import type { TimelineEntry, TimelinePage } from '../../contracts/timeline.ts';
import { cachedDetail, invalidateDetail } from './cache.ts';
import { fetchTimelineAfter } from './fetchers.ts';
import { ticketKeys } from './keys.ts';
import { applyFetched, knownSeqs, type TimelineData } from './timeline-reducer.ts';

/** With more missing than this many requests bring, the latest page alone is quicker. */
const maxRequests = 3;

/**
 * Fetches what a cached timeline is missing: the entries after the last of each feed, or its latest page anew when
 * that is too many. Does nothing for a timeline that was never loaded.
 *
 * @throws AppError
 */
export async function catchUp(client: QueryClient, ticketId: string): Promise<void> {
  const queryKey = ticketKeys.timeline(ticketId);
  for (let request = 0; request < maxRequests; request += 1) {
    const data = client.getQueryData<TimelineData>(queryKey);
    if (!data) return;
    const known = knownSeqs(data);
    const isStaff = data.pages[0]?.staff_seq !== undefined;
    const fetched = await fetchTimelineAfter(ticketId, {
      seq: known.public,
      ...(isStaff ? { staff_seq: known.staff } : {}),
    });
    client.setQueryData<TimelineData>(
      queryKey,
      (current) => current && applyFetched(current, fetched),
    );
    refreshDetail(client, ticketId, fetched);
    // A merge moves entries of any age: what is loaded may have gaps anywhere.
    if (fetched.entries.some(isMerge)) break;
    if (!fetched.has_more) return;
  }
  await client.resetQueries({ queryKey, exact: true });
}

const isMerge = (entry: TimelineEntry): boolean =>
  entry.kind === 'activity' && entry.activity.type === 'merged';

/** The timeline knows how far the ticket has come; its page may have missed the same events. */
function refreshDetail(client: QueryClient, ticketId: string, fetched: TimelinePage): void {
  const detail = cachedDetail(client, ticketId);
  if (!detail) return;
  const isBehind =
    fetched.seq > detail.seq ||
    (detail.is_staff_view && (fetched.staff_seq ?? 0) > detail.staff_seq);
  if (isBehind) void invalidateDetail(client, ticketId);
}

import type { TimelineEntry } from './timeline-types.ts';

export type TimelineItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'new'; key: string }
  | { type: 'entry'; key: string; entry: TimelineEntry }
  | { type: 'activities'; key: string; entries: readonly TimelineEntry[] };

/** From this many on, changes in a row fold into one line. */
const FOLD_FROM = 3;

function dayOf(at: string): string {
  return new Date(at).toDateString();
}

/**
 * What the timeline draws: a separator before the first entry of each local day, one divider before what is new, and
 * runs of activities folded.
 *
 * @param entries in the order to show, oldest first
 * @param newFrom key of the first entry the reader has not seen
 */
export function timelineItems(entries: readonly TimelineEntry[], newFrom?: string): TimelineItem[] {
  const items: TimelineItem[] = [];
  let day = '';
  let run: TimelineEntry[] = [];

  const endRun = () => {
    const first = run[0];
    if (first && run.length >= FOLD_FROM)
      items.push({ type: 'activities', key: `run-${first.key}`, entries: run });
    else items.push(...run.map((entry) => ({ type: 'entry' as const, key: entry.key, entry })));
    run = [];
  };

  for (const entry of entries) {
    const entryDay = dayOf(entry.created_at);
    if (entryDay !== day) {
      endRun();
      day = entryDay;
      items.push({ type: 'day', key: `day-${entryDay}-${entry.key}`, at: entry.created_at });
    }
    if (entry.key === newFrom) {
      endRun();
      items.push({ type: 'new', key: 'new' });
    }
    if (entry.kind === 'activity') {
      run.push(entry);
    } else {
      endRun();
      items.push({ type: 'entry', key: entry.key, entry });
    }
  }
  endRun();
  return items;
}

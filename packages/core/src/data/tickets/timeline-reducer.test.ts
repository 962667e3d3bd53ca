import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../contracts/timeline.ts';
import { activityEntry, messageEntry, noteEntry, timelinePage } from '../../testing/factories.ts';
import {
  applyEntry,
  applyFetched,
  compareEntries,
  flattenTimeline,
  knownSeqs,
  type TimelineData,
} from './timeline-reducer.ts';

const loaded = (entries: TimelineEntry[], seq: number, staff_seq?: number): TimelineData => ({
  pages: [timelinePage({ entries, seq, ...(staff_seq === undefined ? {} : { staff_seq }) })],
  pageParams: [null],
});
const at = (second: string) => ({ created_at: `2026-11-02T09:00:${second}+00:00` });

describe('applyEntry', () => {
  const first = messageEntry({ seq: 1, ...at('01') });
  const second = messageEntry({ seq: 2, ...at('02') });
  const third = activityEntry({ seq: 3, ...at('03') });

  it('appends the next entry', () => {
    const data = applyEntry(loaded([first], 1), second);
    expect(flattenTimeline(data)).toEqual([first, second]);
    expect(knownSeqs(data).public).toBe(2);
  });

  it('a repeated entry changes nothing at all', () => {
    const data = loaded([first, second], 2);
    expect(applyEntry(data, second)).toBe(data);
  });

  it('shows an early entry, but does not count over the gap', () => {
    const early = applyEntry(loaded([first], 1), third);
    expect(flattenTimeline(early)).toEqual([first, third]);
    expect(knownSeqs(early).public).toBe(1);
    const closed = applyEntry(early, second);
    expect(flattenTimeline(closed)).toEqual([first, second, third]);
    expect(knownSeqs(closed).public).toBe(3);
  });

  it('counts the feeds apart and orders them by time', () => {
    const note = noteEntry({ seq: 1, ...at('01.5') });
    const data = applyEntry(loaded([first, second], 2, 0), note);
    expect(flattenTimeline(data)).toEqual([first, note, second]);
    expect(knownSeqs(data)).toEqual({ public: 2, staff: 1 });
  });

  it('an edited note replaces its older self, an older edit does not', () => {
    const note = noteEntry({ seq: 1, ...at('01') });
    const edited = { ...note, body: 'better', edited_at: '2026-11-02T09:01:00+00:00' };
    const best = { ...note, body: 'best', edited_at: '2026-11-02T09:02:00+00:00' };
    const data = applyEntry(applyEntry(loaded([note], 0, 1), best), edited);
    expect(flattenTimeline(data)).toEqual([best]);
  });

  it('an entry of a page that was not loaded stays there', () => {
    const data = loaded([second], 2);
    expect(applyEntry(data, first)).toBe(data);
  });

  it('an entry without its body leaves a gap until it is fetched', () => {
    const omitted = { ...second, body: null, body_omitted: true };
    const data = applyEntry(loaded([first], 1), omitted);
    expect(knownSeqs(data).public).toBe(1);
    const whole = applyFetched(data, timelinePage({ entries: [second], seq: 2 }));
    expect(flattenTimeline(whole)).toEqual([first, second]);
    expect(knownSeqs(whole).public).toBe(2);
  });
});

describe('applyFetched', () => {
  it('counts only what came when more follows', () => {
    const entries = [messageEntry({ seq: 1, ...at('01') }), messageEntry({ seq: 2, ...at('02') })];
    const part = timelinePage({ entries, has_more: true, seq: 500 });
    expect(knownSeqs(applyFetched(loaded([], 0), part)).public).toBe(2);
  });

  it('never counts backwards', () => {
    const data = applyFetched(loaded([], 7, 3), timelinePage({ seq: 5, staff_seq: 2 }));
    expect(knownSeqs(data)).toEqual({ public: 7, staff: 3 });
  });
});

describe('compareEntries', () => {
  it('tells microseconds apart, with and without trailing digits', () => {
    const times = ['00', '00.0001', '00.00012', '00.001', '01'];
    const entries = times.map((time) => messageEntry(at(time)));
    expect(entries.toReversed().toSorted(compareEntries)).toEqual(entries);
  });
});

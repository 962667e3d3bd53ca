import { useEffect, useEffectEvent } from 'react';
import type { TimelineItem } from './use-timeline.ts';

interface Conversation {
  entries: readonly TimelineItem[];
  /** The client ids of what was given up. */
  discarded: ReadonlySet<string>;
}

/**
 * Forgets a draft once its entry stands in the conversation, sent from here, from another tab, or before a reload; or
 * once it was given up there.
 *
 * @param kept the client id of the draft's entry, null without a draft
 */
export function useForgetDone(
  kept: string | null,
  { entries, discarded }: Conversation,
  forget: () => void,
): void {
  const isStored = entries.some(({ key, sending }) => key === kept && sending === undefined);
  const isDone = isStored || (kept !== null && discarded.has(kept));
  const onDone = useEffectEvent(forget);

  // The conversation tells what became of the entry, by whichever way the news came.
  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, kept]);
}

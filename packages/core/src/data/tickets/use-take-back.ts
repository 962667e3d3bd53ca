import { useEffect, useEffectEvent } from 'react';
import type { AppError } from '../../db/app-error.ts';
import type { TimelineItem } from './use-timeline.ts';

interface Box {
  /** The client id of the draft's entry, null without a draft. */
  kept: string | null;
  entries: readonly TimelineItem[];
  /** Whether nothing else is being written. */
  isFree: boolean;
}

/**
 * Gives what the server refused back to the box that it was written in: sent as it is, it would be refused again. What
 * another text has taken the place of stays in the conversation.
 *
 * @param show puts the draft into the box, and says why it is there
 */
export function useTakeBack({ kept, entries, isFree }: Box, show: (error: AppError) => void): void {
  const refused = entries.find(({ key, take_back }) => key === kept && take_back !== undefined);
  const isDue = refused !== undefined && isFree;
  const onRefused = useEffectEvent(() => {
    if (!refused?.error) return;
    refused.take_back?.();
    show(refused.error);
  });

  // The answer comes long after the click that sent it, and after a reload from what the device kept.
  useEffect(() => {
    if (isDue) onRefused();
  }, [isDue, kept]);
}

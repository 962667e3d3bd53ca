import { type RefObject, useEffect, useRef, useState } from 'react';

export interface NewInViewOptions {
  /** Holds the conversation, in an element that scrolls. */
  content: RefObject<HTMLElement | null>;
  /** Whether what is new begins before all that is loaded. */
  isBeyond: boolean;
  older: { isPending: boolean; hasFailed: boolean; load: () => void };
}

/** Whether the line before what is new is out of sight above, and the way there, through pages that are not loaded yet. */
export function useNewInView({ content, isBeyond, older }: NewInViewOptions) {
  const [isAbove, setAbove] = useState(false);
  const isSeeking = useRef(false);
  const line = () => content.current?.querySelector<HTMLElement>('[data-new-from]');
  const show = () => {
    line()?.scrollIntoView({ block: 'start' });
  };

  // Pages come one after the other, each after a render; scrolling is the browser's own state.
  useEffect(() => {
    if (!isSeeking.current || older.isPending) return;
    if (isBeyond && !older.hasFailed) {
      older.load();
      return;
    }
    isSeeking.current = false;
    if (!isBeyond) show();
  });

  return {
    isAbove: isAbove || isBeyond,
    toNew: () => {
      isSeeking.current = isBeyond;
      if (!isBeyond) show();
      else if (!older.isPending) older.load();
    },
    /** To be called with every scroll; opening at the end is one. */
    look: () => {
      const top = content.current?.parentElement?.getBoundingClientRect().top ?? 0;
      const bottom = line()?.getBoundingClientRect().bottom ?? top;
      setAbove(bottom < top);
    },
  };
}

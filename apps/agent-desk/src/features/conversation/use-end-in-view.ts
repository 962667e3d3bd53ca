import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So near to an edge, in px, counts as being there. */
const near = 120;

/**
 * Keeps a conversation at its end: it opens there, follows new entries while one is there, and stays where it is while
 * one reads further up and when older entries come in above.
 *
 * @param firstKey key of the first entry: another one means that older entries came
 * @param onNearTop called while one scrolls up near the top
 */
export function useEndInView(firstKey: string | undefined, onNearTop: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const fromEnd = useRef(0);
  const [isAway, setAway] = useState(false);

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  // Scroll is the browser's own state; it must be right before older entries are painted.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight - fromEnd.current;
  }, [firstKey]);

  // Texts and pictures get their height after they were rendered, and the field below grows with what is written: the
  // end moves by itself.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current && scroller.current) {
        scroller.current.scrollTop = scroller.current.scrollHeight;
      }
    });
    for (const { current } of [scroller, content]) if (current) observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);

  return {
    scroller,
    content,
    /** Whether the end is out of sight. */
    isAway,
    toEnd,
    onScroll: () => {
      const element = scroller.current;
      if (!element) return;
      const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
      fromEnd.current = element.scrollHeight - element.scrollTop;
      isAtEnd.current = rest < near;
      setAway(rest >= near);
      if (element.scrollTop < near) onNearTop();
    },
  };
}

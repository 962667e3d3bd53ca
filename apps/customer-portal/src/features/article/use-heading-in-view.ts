import { useEffect, useState } from 'react';
import type { Heading } from './contents.tsx';

/** Below the sticky top bar, and not further down than a third of the window: what somebody reads now. */
const readingArea = '-72px 0px -66% 0px';

/**
 * The id of the part that is being read: the first heading in the reading area, else the last one above it. The
 * browser tells the places of headings as they change; nothing is measured while scrolling.
 */
export function useHeadingInView(headings: readonly Heading[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  // An observer is the browser's, and lives as long as what it watches.
  useEffect(() => {
    const places = new Map<Element, 'above' | 'inside' | 'below'>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) places.set(entry.target, placeOf(entry));
        const inside = headings.find(({ element }) => places.get(element) === 'inside');
        const above = headings.findLast(({ element }) => places.get(element) === 'above');
        setCurrent((inside ?? above)?.id);
      },
      { rootMargin: readingArea },
    );
    for (const { element } of headings) observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [headings]);
  return current;
}

function placeOf({ isIntersecting, boundingClientRect, rootBounds }: IntersectionObserverEntry) {
  if (isIntersecting) return 'inside';
  return boundingClientRect.top < (rootBounds?.top ?? 0) ? 'above' : 'below';
}

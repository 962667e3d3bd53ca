import { useEffect, useRef } from 'react';

/**
 * For a page that turns out to be another one: focus that was on its heading would fall to the body with it, and comes
 * to the new heading instead.
 *
 * @param page names what is shown: `outline`, then the record, or that it is gone
 */
export function useHeadingFocus(page: string): void {
  const latest = useRef<Element | null>(null);

  // An element that leaves the page tells nobody that it had the focus.
  useEffect(() => {
    const note = () => {
      latest.current = document.activeElement;
    };
    note();
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);

  // What had focus is gone only once the other page is drawn.
  useEffect(() => {
    const wasOnHeading = latest.current?.tagName === 'H1' && !latest.current.isConnected;
    if (!wasOnHeading || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [page]);
}

import { type RefObject, useEffect } from 'react';

/**
 * Keeps a box where it is on screen while somebody writes in it, whatever comes in above it: an answer, a picture that
 * gets its height, one's own message. As far as the page is high enough to scroll; on a shorter one it stays in sight.
 */
export function useSteadyBox(box: RefObject<HTMLElement | null>): void {
  // Where things stand is known after layout alone.
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const { style } = document.documentElement;
    // In the page, not on screen: what scrolls meanwhile is no movement.
    const place = () => element.getBoundingClientRect().top + window.scrollY;
    let known = place();
    const observer = new ResizeObserver(() => {
      const now = place();
      const moved = now - known;
      known = now;
      if (moved === 0 || !element.contains(document.activeElement)) return;
      window.scrollBy({ top: moved, behavior: 'instant' });
    });
    observer.observe(document.body);
    // The browser's own way keeps what stands at the top of the window in place, which is not where one writes.
    const take = () => {
      style.overflowAnchor = 'none';
    };
    const leave = () => {
      style.overflowAnchor = '';
    };
    element.addEventListener('focusin', take);
    element.addEventListener('focusout', leave);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', take);
      element.removeEventListener('focusout', leave);
      leave();
    };
  }, [box]);
}

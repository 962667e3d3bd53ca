import { useEffect } from 'react';

/**
 * For a page that turns out to be another one: focus that was on its heading would fall to the body with it, and comes
 * to the new heading instead.
 *
 * @param isReplaced whether the other page is shown, such as "not found" after an outline
 */
export function useHeadingFocus(isReplaced: boolean): void {
  // What had focus is gone only once the other page is drawn.
  useEffect(() => {
    if (!isReplaced || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [isReplaced]);
}

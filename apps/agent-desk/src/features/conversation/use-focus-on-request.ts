import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Moves the focus to an element that may only be there after the next render. */
export function useFocusOnRequest<Element extends HTMLElement>(): {
  ref: RefObject<Element | null>;
  request: () => void;
} {
  const ref = useRef<Element>(null);
  const isWanted = useRef(false);
  const focus = () => {
    if (!isWanted.current || !ref.current) return;
    isWanted.current = false;
    ref.current.focus();
  };
  // The element is there once the render that was asked for is done.
  useLayoutEffect(focus);
  return {
    ref,
    request: () => {
      isWanted.current = true;
      // Nothing may change on screen; then there is no render to wait for.
      requestAnimationFrame(focus);
    },
  };
}

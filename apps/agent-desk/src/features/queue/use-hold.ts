import { type FocusEvent, type UIEvent, useState } from 'react';

/**
 * Whether somebody is about to use a row: the pointer is over the list, the focus in it, or it is scrolled.
 *
 * @param isThere whether there is a row; a list that goes away tells nobody that pointer and focus left it
 */
export function useHold(isThere: boolean) {
  const [isOver, setOver] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  if (!isThere && (isOver || isFocused || isScrolled)) {
    setOver(false);
    setFocused(false);
    setScrolled(false);
  }
  return {
    isHeld: isOver || isFocused || isScrolled,
    listeners: {
      onPointerEnter: () => {
        setOver(true);
      },
      onPointerLeave: () => {
        setOver(false);
      },
      onFocus: () => {
        setFocused(true);
      },
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      },
      onScroll: (event: UIEvent) => {
        setScrolled(event.currentTarget.scrollTop > 0);
      },
    },
  };
}

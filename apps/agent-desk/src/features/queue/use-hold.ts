import { type FocusEvent, type UIEvent, useState } from 'react';

/** Whether somebody is about to use a row: the pointer is over the list, the focus in it, or it is scrolled. */
export function useHold() {
  const [isOver, setOver] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
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

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Moves the focus to the end of a text field, which may only be there after the next render. */
export function useFocusOnRequest(): {
  ref: RefObject<HTMLTextAreaElement | null>;
  request: () => void;
} {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [turn, setTurn] = useState(0);
  // Another text may stand in the field after the render that the request brings.
  useLayoutEffect(() => {
    if (turn > 0) focusEnd(ref.current);
  }, [turn]);
  return {
    ref,
    request: () => {
      setTurn(turn + 1);
      // At once where it is there already: the next key may be the first letter.
      focusEnd(ref.current);
    },
  };
}

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

import { type RefObject, useState } from 'react';

/**
 * Whether the line before what is new is out of sight above, and the way there.
 *
 * @param content holds the conversation, in an element that scrolls
 */
export function useNewInView(content: RefObject<HTMLElement | null>) {
  const [isAbove, setAbove] = useState(false);
  const line = () => content.current?.querySelector<HTMLElement>('[data-new-from]');
  return {
    isAbove,
    toNew: () => {
      line()?.scrollIntoView({ block: 'start' });
    },
    /** To be called with every scroll; opening at the end is one. */
    look: () => {
      const top = content.current?.parentElement?.getBoundingClientRect().top ?? 0;
      const bottom = line()?.getBoundingClientRect().bottom ?? top;
      setAbove(bottom < top);
    },
  };
}

import { useEffect, useMemo, useState } from 'react';
import { debounce } from './debounce.ts';

export interface SearchWords {
  /** What stands in the field. */
  typed: string;
  /** Takes what was typed; the search follows when the person pauses. */
  change: (next: string) => void;
  /** Searches at once for what still waits. */
  flush: () => void;
  /** Empties the field and searches for nothing, at once. */
  clear: () => void;
}

/**
 * The words of a search that stands in the address. The address follows when the person pauses, so that each letter
 * is no search.
 *
 * @param words what the address says
 * @param onChange puts trimmed words into the address
 * @param quietMs the pause, in ms
 */
export function useSearchWords(
  words: string,
  onChange: (words: string) => void,
  quietMs = 250,
): SearchWords {
  const [typed, setTyped] = useState(words);
  const [known, setKnown] = useState(words);
  const [sent, setSent] = useState(words);
  // Back and forward change the address under the field; its own words must not undo what was typed since.
  if (known !== words) {
    setKnown(words);
    setSent(words);
    if (words !== sent) setTyped(words);
  }
  const search = useMemo(
    () =>
      debounce((next: string, tell: (words: string) => void) => {
        setSent(next.trim());
        tell(next.trim());
      }, quietMs),
    [quietMs],
  );
  // What was typed last is not searched for on another page.
  useEffect(() => search.cancel, [search]);

  const change = (next: string) => {
    setTyped(next);
    search(next, onChange);
  };
  return {
    typed,
    change,
    flush: search.flush,
    clear: () => {
      change('');
      search.flush();
    },
  };
}

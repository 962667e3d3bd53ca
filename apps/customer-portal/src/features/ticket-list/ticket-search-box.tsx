import { debounce } from '@autocrm/core/lib/debounce.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../lib/messages.ts';

const quietMs = 250;

export interface TicketSearchBoxProps {
  /** What the address says. */
  words: string;
  onChange: (words: string) => void;
}

/** Words or a number to look for. The address follows when the person pauses, so that each letter is no search. */
export function TicketSearchBox({ words, onChange }: TicketSearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(words);
  const [known, setKnown] = useState(words);
  const [sent, setSent] = useState(words);
  // Back, forward and "Show all" change the address under the box; its own words must not undo what was typed since.
  if (known !== words) {
    setKnown(words);
    setSent(words);
    if (words !== sent) setTyped(words);
  }
  const search = useMemo(
    () =>
      debounce((next: string, tell: TicketSearchBoxProps['onChange']) => {
        setSent(next.trim());
        tell(next.trim());
      }, quietMs),
    [],
  );
  // What was typed last is not searched for on another page.
  useEffect(() => search.cancel, [search]);

  const change = (next: string) => {
    setTyped(next);
    search(next, onChange);
  };
  return (
    <form
      role="search"
      aria-label={t.list.search}
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        search.flush();
      }}
    >
      <Input
        ref={input}
        icon={Search}
        type="search"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={200}
        aria-label={t.list.search}
        placeholder={t.list.search_hint}
        value={typed}
        className="pe-11 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          change('');
          search.flush();
        }}
      />
      {typed === '' ? null : (
        <IconButton
          size="sm"
          icon={X}
          label={t.list.search_clear}
          className="absolute end-1 top-1/2 -translate-y-1/2"
          onClick={() => {
            change('');
            search.flush();
            input.current?.focus();
          }}
        />
      )}
    </form>
  );
}

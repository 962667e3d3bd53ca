import { useSearchWords } from '@autocrm/core/lib/use-search-words.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { SearchInput } from '@autocrm/core/ui/search-input.tsx';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../lib/messages.ts';

export interface TicketSearchBoxProps {
  /** What the address says. */
  words: string;
  onChange: (words: string) => void;
}

/** Words or a number to look for. */
export function TicketSearchBox({ words, onChange }: TicketSearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { typed, change, flush, clear } = useSearchWords(words, onChange);
  return (
    <form
      role="search"
      aria-label={t.list.search}
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        flush();
      }}
    >
      <SearchInput
        ref={input}
        label={t.list.search}
        placeholder={t.list.search_hint}
        value={typed}
        className="pe-11 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          clear();
        }}
      />
      {typed === '' ? null : (
        <IconButton
          size="sm"
          icon={X}
          label={t.list.search_clear}
          className="absolute end-1 top-1/2 -translate-y-1/2"
          onClick={() => {
            clear();
            input.current?.focus();
          }}
        />
      )}
    </form>
  );
}

import type { TicketFilters } from '@autocrm/core/contracts/ticket-list.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { debounce } from '@autocrm/core/lib/debounce.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommandRegistry } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { takeSearch } from '../../lib/typed-ahead.ts';

const quietMs = 200;

export interface SearchFieldProps {
  /** What the address says. */
  words: string;
  filters: TicketFilters;
  onChange: (words: string) => void;
}

/** Words or a number to look for: the list follows while one types, Enter opens the best, arrows go into the list. */
export function SearchField({ words, filters, onChange }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const registry = useCommandRegistry();
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
      debounce((next: string, tell: SearchFieldProps['onChange']) => {
        setSent(next.trim());
        tell(next.trim());
      }, quietMs),
    [],
  );
  // What was typed last is not searched for on another page.
  useEffect(() => search.cancel, [search]);
  const openFirst = useOpenFirst(words, filters, input);
  const change = (next: string) => {
    setTyped(next);
    search(next, onChange);
  };
  useFocusOnRequest(input, change);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      registry.run('queue.next');
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      change('');
      search.flush();
    }
  };
  return (
    <form
      role="search"
      aria-label={t.queue.search}
      className="px-3 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        search.flush();
        openFirst(typed.trim());
      }}
    >
      <Input
        ref={input}
        icon={Search}
        size="sm"
        type="search"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={200}
        aria-label={t.queue.search}
        placeholder={t.queue.search_hint}
        value={typed}
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
    </form>
  );
}

/** Opens the best hit for some words as soon as it is known. */
function useOpenFirst(
  words: string,
  filters: TicketFilters,
  input: { current: HTMLInputElement | null },
): (words: string) => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const wanted = useRef<string>(undefined);
  const { data, isPlaceholderData, isFetching } = useQuery({
    ...ticketQueries.deskSearch(words, filters),
    enabled: words !== '',
  });
  const isAnswered = words !== '' && data !== undefined && !isPlaceholderData && !isFetching;
  const first = data?.[0];
  const go = () => {
    if (first === undefined) return;
    // The words may still be on their way into the address.
    const params = new URLSearchParams(search);
    params.set('q', words);
    void navigate(`${paths.ticket('search', first.number)}?${params.toString()}`);
    // The keys that follow are meant for the ticket and the list.
    const row = document.querySelector<HTMLElement>(`[data-ticket="${first.id}"]`);
    if (row) row.focus();
    else input.current?.blur();
  };
  const open = useEffectEvent(go);

  // The answer to what was typed may come after Enter was pressed.
  useEffect(() => {
    if (!isAnswered || wanted.current !== words) return;
    wanted.current = undefined;
    open();
  }, [isAnswered, words]);
  return (next) => {
    if (isAnswered && next === words) go();
    else wanted.current = next;
  };
}

/** Somebody pressed the key for searching, here or on another page. */
function useFocusOnRequest(
  input: { current: HTMLInputElement | null },
  change: (text: string) => void,
): void {
  const location = useLocation();
  const { key } = location;
  const isWanted = location.state === 'search';

  const take = useEffectEvent(() => {
    const early = takeSearch();
    if (early !== '') change(early);
  });

  // Focus belongs to the document; each request has a location of its own.
  useEffect(() => {
    if (!isWanted) return;
    input.current?.focus();
    input.current?.select();
    take();
  }, [isWanted, key, input]);
}

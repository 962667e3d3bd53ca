import type { TicketFilters } from '@autocrm/core/contracts/ticket-list.ts';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { useSearchWords } from '@autocrm/core/lib/use-search-words.ts';
import { SearchInput } from '@autocrm/core/ui/search-input.tsx';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
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
  const { typed, change, flush, clear } = useSearchWords(words, onChange, quietMs);
  const openFirst = useOpenFirst(words, filters, input);
  useFocusOnRequest(input);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      registry.run('queue.next');
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      clear();
    }
  };
  return (
    <form
      role="search"
      aria-label={t.queue.search}
      className="px-3 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        flush();
        openFirst(typed.trim());
      }}
    >
      <SearchInput
        ref={input}
        size="sm"
        label={t.queue.search}
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
function useFocusOnRequest(input: { current: HTMLInputElement | null }): void {
  const location = useLocation();
  const { key } = location;
  const isWanted = location.state === 'search';

  // Focus belongs to the document; each request has a location of its own.
  useEffect(() => {
    const field = input.current;
    if (!isWanted || !field) return;
    field.focus();
    field.select();
    const early = takeSearch();
    if (early === '') return;
    // As if it had been typed here: the next letter may come before anything is drawn, and follows these.
    field.setRangeText(early, 0, field.value.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, [isWanted, key, input]);
}

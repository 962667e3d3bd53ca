import { debounce } from '@autocrm/core/lib/debounce.ts';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { t } from '../../lib/messages.ts';

const pauseMs = 250;

export interface HelpSearchFieldProps {
  /** What the address says when the page opens. */
  initial: string;
  /** Called with the words when typing pauses, and at once on Enter. */
  onSearch: (words: string) => void;
  /** The results below. */
  children: ReactNode;
}

/** The search page's field and results: arrow keys go down into the results, and back up to the field. */
export function HelpSearchField({ initial, onSearch, children }: HelpSearchFieldProps) {
  const [text, setText] = useState(initial);
  const root = useRef<HTMLDivElement>(null);
  const search = useMemo(() => debounce(onSearch, pauseMs), [onSearch]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps.get(event.key);
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('input, [data-result]') ?? [])];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = step === undefined || here < 0 ? undefined : stops[here + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div role="search">
      <div role="presentation" ref={root} onKeyDown={onKeyDown}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            search.flush();
          }}
        >
          <Input
            size="lg"
            icon={Search}
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            aria-label={t.help.search.label}
            placeholder={t.help.search.placeholder}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              search(event.target.value.trim());
            }}
          />
        </form>
        <div className="mt-6">{children}</div>
      </div>
    </div>
  );
}

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

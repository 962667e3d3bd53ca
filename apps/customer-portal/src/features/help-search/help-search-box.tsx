import { Input } from '@autocrm/core/ui/input.tsx';
import { Search } from 'lucide-react';
import { lazy, Suspense, useId } from 'react';
import { t } from '../../lib/messages.ts';
import { useHelpCombobox } from './use-help-combobox.ts';

// The start page does not wait for what only a search shows.
const HelpSearchPopup = lazy(async () => ({
  default: (await import('./help-search-popup.tsx')).HelpSearchPopup,
}));

/**
 * A search over the help centre, with what it finds below it while one types. Arrow keys choose an article and Enter
 * opens it; Enter without a choice opens the page of all results.
 */
export function HelpSearchBox() {
  const id = useId();
  const { text, query, search, isShown, active, ...act } = useHelpCombobox();
  return (
    <div role="search">
      <div
        role="presentation"
        className="relative block"
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) act.setOpen(false);
        }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            act.submit();
          }}
        >
          <Input
            size="lg"
            icon={Search}
            role="combobox"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            aria-label={t.help.search.label}
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
            placeholder={t.help.search.placeholder}
            value={text}
            onChange={(event) => {
              act.type(event.target.value);
            }}
            onFocus={() => {
              act.setOpen(true);
            }}
            onKeyDown={act.onKeyDown}
          />
        </form>
        <p role="status" className="sr-only">
          {isShown ? search.said : ''}
        </p>
        {isShown ? (
          <Suspense>
            <HelpSearchPopup
              id={id}
              query={query}
              search={search}
              active={active}
              onChoose={act.go}
            />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}

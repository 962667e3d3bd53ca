import { minSearchLength } from '@autocrm/core/contracts/knowledge.ts';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useHelpSearch } from './use-help-search.ts';

/** The state behind the search box: what is typed, what was found, and which of it the arrow keys chose. */
export function useHelpCombobox() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const query = text.trim();
  const search = useHelpSearch(query);
  const isShown = isOpen && query.length >= minSearchLength;
  // One choice more than articles: all results.
  const choices = [
    ...search.hits.map(({ slug }) => paths.article(slug)),
    paths.helpSearchFor(query),
  ];

  const go = (to: string) => {
    setOpen(false);
    void navigate(to);
  };
  const type = (next: string) => {
    setText(next);
    setOpen(true);
    setActive(-1);
  };
  const submit = () => {
    const chosen = isShown ? choices[active] : undefined;
    if (chosen !== undefined) go(chosen);
    else if (query !== '') go(paths.helpSearchFor(query));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isShown) {
      if (event.key === 'ArrowDown') setOpen(true);
      return;
    }
    const next = nextActive(event.key, active, choices.length);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setOpen(false);
    }
  };
  return { text, query, search, isShown, active, setOpen, type, submit, go, onKeyDown };
}

/** Where the arrow keys lead: round in a ring, with the field itself (-1) as one stop. */
function nextActive(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1 >= count ? -1 : active + 1;
    case 'ArrowUp':
      return active < 0 ? count - 1 : active - 1;
    default:
      return undefined;
  }
}

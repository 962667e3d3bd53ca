import { lazy, Suspense, useEffect, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import { gatherKeys } from '../../lib/typed-ahead.ts';

const loadBar = () => import('./command-bar.tsx');
const CommandBar = lazy(async () => ({ default: (await loadBar()).CommandBar }));

/** Opens the command bar by key or button; its code comes when it is first used, and what is typed until then counts. */
export function CommandCenter() {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  useCommand('app.commands', () => {
    setQuery('');
    setOpen(true);
  });
  // The keyboard is outside React: once the bar's field has the focus, what is typed is its own.
  useEffect(() => (isOpen ? gatherKeys(setQuery) : undefined), [isOpen]);
  return isOpen ? (
    <Suspense>
      <CommandBar
        query={query}
        onQueryChange={setQuery}
        onClose={() => {
          setOpen(false);
        }}
      />
    </Suspense>
  ) : null;
}

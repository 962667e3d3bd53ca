import { lazy, Suspense, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';

const ShortcutHelp = lazy(async () => ({
  default: (await import('./shortcut-help.tsx')).ShortcutHelp,
}));

/** Shows the list of shortcuts on request. */
export function HelpCenter() {
  const [isOpen, setOpen] = useState(false);
  useCommand('app.help', () => {
    setOpen(true);
  });
  return isOpen ? (
    <Suspense>
      <ShortcutHelp
        onClose={() => {
          setOpen(false);
        }}
      />
    </Suspense>
  ) : null;
}

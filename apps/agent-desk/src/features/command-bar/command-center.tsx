import { lazy, Suspense, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';

const CommandBar = lazy(async () => ({ default: (await import('./command-bar.tsx')).CommandBar }));

/** Opens the command bar by key or button; its code comes when it is first used. */
export function CommandCenter() {
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
  };
  useCommand('app.commands', open);
  useCommand('app.find', open);
  return isOpen ? (
    <Suspense>
      <CommandBar
        onClose={() => {
          setOpen(false);
        }}
      />
    </Suspense>
  ) : null;
}

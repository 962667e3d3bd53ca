import { reportUnless } from '@autocrm/core/lib/report-unless.ts';
import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { useCommand } from './commands.tsx';
import type { CommandId } from './shortcuts.ts';

interface Popup {
  /** The button, for the popup to take over. */
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface Pressable {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-expanded'?: boolean;
  'aria-haspopup'?: 'dialog' | 'menu';
}

export interface LatePopupProps {
  button: ReactElement<Pressable>;
  kind: 'dialog' | 'menu';
  /** Opens it too, by its key and by the command bar. */
  command?: CommandId;
  /** Fetches the popup's code: asked for as soon as somebody is about to press. */
  preload: () => Promise<unknown>;
  /** The popup, lazy. */
  children: (popup: Popup) => ReactNode;
}

/**
 * A button whose popup is a chunk of its own. The button stays the same element until it is pressed, so that no press
 * falls between two: what comes in the middle of one would take the button away under the pointer.
 */
export function LatePopup({ button, kind, command, preload, children }: LatePopupProps) {
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const prepare = () => {
    // Code that does not come, a TypeError, is asked for again when it is wanted, and said then.
    preload().catch(reportUnless('TypeError'));
  };
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  const opener = command === undefined ? null : <Opener command={command} onOpen={open} />;
  const early = cloneElement(button, {
    onClick: open,
    onPointerEnter: prepare,
    onFocus: prepare,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
  });
  return (
    <>
      {opener}
      {isWanted ? (
        <Suspense fallback={early}>
          {children({ trigger: button, open: isOpen, onOpenChange: setOpen })}
        </Suspense>
      ) : (
        early
      )}
    </>
  );
}

function Opener({ command, onOpen }: { command: CommandId; onOpen: () => void }) {
  useCommand(command, onOpen);
  return null;
}

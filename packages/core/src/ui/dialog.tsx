import { Dialog as Base } from '@base-ui/react/dialog';
import { cva, type VariantProps } from 'class-variance-authority';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { cn } from '../lib/cn.ts';
import { iconButtonVariants } from './icon-button.tsx';
import { useUiLabels } from './ui-labels.tsx';

export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0';

const dialogVariants = cva(
  [
    'popup-motion bg-raised text-text shadow-raised fixed z-40 flex max-h-[min(44rem,calc(100dvh-2rem))] flex-col rounded-xl outline-none',
    'inset-x-3 bottom-3 sm:inset-x-auto sm:start-1/2 sm:top-1/2 sm:bottom-auto sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2',
  ],
  {
    variants: { size: { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-3xl' } },
    defaultVariants: { size: 'md' },
  },
);

/** How a dialog was left: by a button of its own, or by Escape or a press beside it. */
export type DialogExit = 'button' | 'aside';

export interface DialogProps extends VariantProps<typeof dialogVariants> {
  open: boolean;
  /** @param exit for dialogs that show something once, which nobody should lose by a slip of the hand */
  onOpenChange: (open: boolean, exit: DialogExit) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons; they stay in view while the content scrolls. */
  footer?: ReactNode;
  /** The content's name where it holds no control: it takes the focus then, so that the keys that scroll do. */
  text?: string | undefined;
  /** Where focus goes on opening; the first control by default. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A task over the page. Focus moves in, stays in, and goes back to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size,
  text,
  initialFocus,
}: DialogProps) {
  const labels = useUiLabels();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { reason }) => {
        onOpenChange(
          next,
          reason === 'escape-key' || reason === 'outside-press' ? 'aside' : 'button',
        );
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={dialogVariants({ size })} initialFocus={initialFocus}>
          <header className="ps-5 pe-14 pt-4 pb-3">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            {description === undefined ? null : (
              <Base.Description className="text-muted mt-1 text-base">
                {description}
              </Base.Description>
            )}
          </header>
          <div
            {...(text === undefined ? {} : { role: 'region', 'aria-label': text, tabIndex: 0 })}
            className="min-h-0 flex-1 overflow-y-auto rounded-b-xl px-5 pt-1 pb-5 -outline-offset-2"
          >
            {children}
          </div>
          {footer === undefined ? null : (
            <footer className="border-border flex flex-wrap justify-end gap-2 border-t px-5 py-3">
              {footer}
            </footer>
          )}
          {/* Last, so that focus goes to the first control of the task. */}
          <Base.Close
            aria-label={labels.close}
            className={cn(iconButtonVariants({ size: 'sm' }), 'absolute end-4 top-4')}
          >
            <X aria-hidden />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

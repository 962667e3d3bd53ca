import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { backdropClass } from './dialog.tsx';
import { iconButtonVariants } from './icon-button.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  side?: 'start' | 'end' | undefined;
  children: ReactNode;
  footer?: ReactNode;
}

/** A panel from the side: navigation on a phone, details beside a table. A dialog in every other respect. */
export function Drawer({ open, onOpenChange, title, side = 'end', children, footer }: DrawerProps) {
  const labels = useUiLabels();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          className={cn(
            'bg-raised shadow-raised fixed inset-y-0 z-40 flex w-[min(26rem,calc(100vw-3rem))] flex-col outline-none',
            'transition-transform data-ending-style:duration-100',
            side === 'end'
              ? 'end-0 data-ending-style:translate-x-full data-starting-style:translate-x-full'
              : 'start-0 data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
          )}
        >
          <header className="flex items-center gap-3 px-4 py-3">
            <Base.Title className="min-w-0 flex-1 truncate text-lg font-semibold">
              {title}
            </Base.Title>
            <Base.Close aria-label={labels.close} className={iconButtonVariants({ size: 'sm' })}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
          {footer === undefined ? null : (
            <footer className="border-border border-t px-4 py-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

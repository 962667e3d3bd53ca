import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  label: ReactNode;
  shortcut?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  /** The control it belongs to. It must have a name of its own: a tooltip is for eyes only. */
  children: ReactElement;
}

/** Words beside a control on hover and on keyboard focus; Escape closes it (WCAG 2.2, 1.4.13). */
export function Tooltip({ label, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="popup-motion bg-text text-background shadow-raised flex max-w-72 items-center gap-2 rounded-md px-2 py-1 text-xs font-medium">
            {label}
            {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Tooltips under one group open without delay once one has been shown. */
export function TooltipGroup({ children }: { children: ReactNode }) {
  return <Base.Provider delay={400}>{children}</Base.Provider>;
}

import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { AnnouncerProvider } from './announcer.tsx';
import { Toaster } from './toast.tsx';
import { TooltipLayer } from './tooltip.tsx';
import { enUiLabels, type UiLabels, UiLabelsProvider } from './ui-labels.tsx';

/** What the primitives need once per app: words, live region, tooltips, toasts, and no inline styles under a strict CSP. */
export function UiRoot({
  labels = enUiLabels,
  children,
}: {
  labels?: UiLabels | undefined;
  children: ReactNode;
}) {
  return (
    <CSPProvider disableStyleElements>
      <UiLabelsProvider labels={labels}>
        <AnnouncerProvider>
          {children}
          <TooltipLayer />
          <Toaster />
        </AnnouncerProvider>
      </UiLabelsProvider>
    </CSPProvider>
  );
}

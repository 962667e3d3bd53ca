import type { ReactNode } from 'react';
import { AuthLabelsProvider } from '../blocks/auth-labels-context.tsx';
import type { AuthLabels } from '../blocks/auth-labels.tsx';
import { BlockLabelsProvider } from '../blocks/block-labels.tsx';
import { type BlockLabels, enBlockLabels } from '../blocks/labels.ts';
import { enUiLabels, type UiLabels } from '../ui/ui-labels.tsx';
import { UiRoot } from '../ui/ui-root.tsx';
import { enStartLabels, type StartLabels, StartLabelsProvider } from './start-labels.tsx';

/** The words of the parts that apps share; a second language brings all of them. */
export interface AppWords {
  ui?: UiLabels | undefined;
  blocks?: BlockLabels | undefined;
  auth?: AuthLabels | undefined;
  start?: StartLabels | undefined;
}

/** What every screen stands on besides data: words, toasts, tooltips, the live region. */
export function AppProviders({
  words,
  children,
}: {
  words?: AppWords | undefined;
  children: ReactNode;
}) {
  return (
    <UiRoot labels={words?.ui ?? enUiLabels}>
      <BlockLabelsProvider labels={words?.blocks ?? enBlockLabels}>
        <AuthLabelsProvider labels={words?.auth}>
          <StartLabelsProvider labels={words?.start ?? enStartLabels}>
            {children}
          </StartLabelsProvider>
        </AuthLabelsProvider>
      </BlockLabelsProvider>
    </UiRoot>
  );
}

import { createContext, type ReactNode } from 'react';
import type { AuthLabels } from './auth-labels.tsx';

/** Without words of its own an app says the English ones, which come with the pages that say them. */
export const AuthLabelsContext = createContext<AuthLabels | undefined>(undefined);

export function AuthLabelsProvider({
  labels,
  children,
}: {
  labels: AuthLabels | undefined;
  children: ReactNode;
}) {
  return <AuthLabelsContext value={labels}>{children}</AuthLabelsContext>;
}

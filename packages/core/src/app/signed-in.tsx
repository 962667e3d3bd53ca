import type { ReactNode } from 'react';
import { useOptionalMe } from '../auth/session-provider.ts';

/**
 * Shows its children while somebody is signed in. Signing out takes them away at once; the guard's redirect comes a
 * moment later, and nothing below may ask who is signed in until then.
 */
export function SignedIn({ children }: { children: ReactNode }) {
  return useOptionalMe() ? children : null;
}

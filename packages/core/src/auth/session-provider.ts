import { createContext, createElement, type ReactNode, use, useSyncExternalStore } from 'react';
import type { AppPermission } from '../contracts/closed-sets.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import { can, type SessionState } from './session-state.ts';
import type { SessionStore } from './session-store.ts';

const SessionContext = createContext<SessionStore | null>(null);

/** Makes the session known to everything below. */
export function SessionProvider({ store, children }: { store: SessionStore; children: ReactNode }) {
  return createElement(SessionContext, { value: store }, children);
}

/** The app's session store. @throws Error outside of SessionProvider */
export function useSessionStore(): SessionStore {
  const store = use(SessionContext);
  if (!store) throw new Error('SessionProvider is missing above this component');
  return store;
}

/** Who uses the app, as far as it is known. */
export function useSession(): SessionState {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, store.snapshot);
}

/** The signed-in person, or null while nobody is. */
export function useOptionalMe(): WhoAmI | null {
  const session = useSession();
  return session.status === 'signed_in' ? session.me : null;
}

/** The signed-in person. @throws Error on a route that no guard protects */
export function useMe(): WhoAmI {
  const me = useOptionalMe();
  if (!me) throw new Error('useMe() needs a route behind requireRole()');
  return me;
}

/** Whether the signed-in person holds a permission; false while nobody is signed in. */
export function useCan(permission: AppPermission): boolean {
  const me = useOptionalMe();
  return me !== null && can(me, permission);
}

/**
 * Since when what is shown comes from this device alone, in ms since the epoch; null while the server answers.
 * Meanwhile nothing can be changed.
 */
export function useRecalledAt(): number | null {
  const session = useSession();
  return session.status === 'signed_in' ? (session.recalled_at ?? null) : null;
}

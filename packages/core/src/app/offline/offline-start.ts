import type { QueryClient } from '@tanstack/react-query';
import type { SessionStore } from '../../auth/session-store.ts';
import { reportUnless } from '../../lib/report-unless.ts';

/** Names this build: the file's name changes with every one. */
const build = import.meta.url;

/** @returns what this device kept for somebody, put into the cache; see `recallCache` */
export function recallWith(client: QueryClient, app: string) {
  return async (owner: string) =>
    (await import('./keep-cache.ts')).recallCache({ client, app, build }, owner);
}

/** Keeps the cache on this device while somebody is signed in, and forgets it when they no longer are. */
export function keepWhileSignedIn(store: SessionStore, client: QueryClient, app: string): void {
  let owner: string | null = null;
  let stop = () => {};
  const follow = async () => {
    const session = store.snapshot();
    const next =
      session.status === 'signed_in' && session.recalled_at === undefined ? session.me.id : null;
    if (session.status === 'loading' || session.status === 'failed' || next === owner) return;
    // What is remembered stays as it was while it is all there is.
    if (session.status === 'signed_in' && next === null) return;
    owner = next;
    stop();
    stop = () => {};
    const { forgetCache, keepCache } = await import('./keep-cache.ts');
    if (owner !== next) return;
    if (next === null) await forgetCache(app);
    else stop = keepCache({ client, app, build }, next);
  };
  store.subscribe(() => void follow());
  void follow();
}

/** Has the browser keep the app's own files, once the page has what it needs. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () => {
    // Refused, as in some private windows, or cut off: then the app needs the network to start.
    navigator.serviceWorker
      .register('/sw.js')
      .catch(reportUnless('AbortError', 'InvalidStateError', 'SecurityError', 'TypeError'));
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

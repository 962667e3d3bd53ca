import type { Session } from '@supabase/auth-js';
import { focusManager, hashKey, onlineManager, type QueryClient } from '@tanstack/react-query';
import type { WhoAmI } from '../contracts/profile.ts';
import { peopleKeys } from '../data/people/keys.ts';
import { peopleQueries } from '../data/people/queries.ts';
import { isTransient } from '../db/app-error.ts';
import { storedSessionOwner, supabase } from '../db/client.ts';
import { toAppError } from '../db/to-app-error.ts';
import type { SessionState, SettledSession, SignedOutReason } from './session-state.ts';

/** Who uses the app, for components, guards and realtime alike. */
export interface SessionStore {
  snapshot: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** Follows the auth client until the returned function is called. */
  start: () => () => void;
  /** The state once it is known. */
  settled: () => Promise<SettledSession>;
  /** Asks again who is signed in, and whether they still are. */
  refresh: () => Promise<void>;
  /** Says that the coming sign-out is meant. */
  expectSignOut: () => void;
}

/** What a device remembers of somebody, and of which time in ms. */
export interface RecalledSession {
  readonly me: WhoAmI;
  readonly at: number;
}

export interface SessionStoreOptions {
  /** Fills the cache with what this device kept for somebody, where nobody can be asked. */
  recall?: ((userId: string) => Promise<RecalledSession | null>) | undefined;
}

/** Makes the app's session store. */
export function createSessionStore(
  client: QueryClient,
  options: SessionStoreOptions = {},
): SessionStore {
  return new QuerySessionStore(client, options);
}

/** How long to wait before asking again where the network seems to be there and the server does not answer, in ms. */
const askAgainAfter = 5000;

class QuerySessionStore implements SessionStore {
  #state: SessionState = { status: 'loading' };
  #userId: string | undefined;
  #isSignOutMeant = false;
  // Answers to an older question are dropped.
  #question = 0;
  readonly #client: QueryClient;
  readonly #recall: SessionStoreOptions['recall'];
  readonly #listeners = new Set<() => void>();

  constructor(client: QueryClient, { recall }: SessionStoreOptions) {
    this.#client = client;
    this.#recall = recall;
  }

  readonly snapshot = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly start = (): (() => void) => {
    // Auth tries for half a minute to renew a token: without a network there is no need to wait for it.
    if (!navigator.onLine) void this.#recallOwner();
    const { data } = supabase().auth.onAuthStateChange((_event, session) => {
      // The client still holds its own state while it calls: what we ask of it must wait.
      queueMicrotask(() => void this.#follow(session));
    });
    const hash = hashKey(peopleKeys.whoAmI());
    // Whoever fetches it anew, after a change of the profile say: there is one truth about who is here.
    const stopCache = this.#client.getQueryCache().subscribe((event) => {
      // An answer, or a change that is shown ahead of one; not what the device remembers.
      if (event.query.queryHash !== hash || event.type !== 'updated') return;
      if (event.action.type !== 'success') return;
      const me = this.#client.getQueryData<WhoAmI | null>(peopleKeys.whoAmI());
      if (me && me.id === this.#userId) this.#show(me);
    });
    // A role or an account may be taken away while the window lies in the background.
    const stopFocus = focusManager.subscribe((isFocused) => {
      if (isFocused && 'me' in this.#state) void this.refresh();
    });
    const stopOnline = onlineManager.subscribe((isOnline) => {
      if (isOnline && this.#isRecalled()) void this.refresh();
    });
    const timer = setInterval(() => {
      if (onlineManager.isOnline() && this.#isRecalled()) void this.refresh();
    }, askAgainAfter);
    return () => {
      data.subscription.unsubscribe();
      stopCache();
      stopFocus();
      stopOnline();
      clearInterval(timer);
    };
  };

  readonly settled = async (): Promise<SettledSession> => {
    const state = this.#state;
    if (state.status !== 'loading') return state;
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        const next = this.#state;
        if (next.status === 'loading') return;
        stop();
        resolve(next);
      });
    });
  };

  readonly refresh = async (): Promise<void> => {
    const { data } = await supabase().auth.getSession();
    await this.#follow(data.session, true);
  };

  readonly expectSignOut = (): void => {
    this.#isSignOutMeant = true;
  };

  async #follow(session: Session | null, isForced = false): Promise<void> {
    const question = (this.#question += 1);
    if (!session) {
      if (!(await this.#isStillOwner())) this.#signOut();
      return;
    }
    const isSame = session.user.id === this.#userId;
    const isKnown = this.#state.status === 'signed_in' && !this.#isRecalled();
    if (isSame && !isForced && isKnown) return;
    // What a visitor or somebody else was shown is not all, or too much, for this person.
    if (!isSame && this.#state.status !== 'loading') this.#client.clear();
    this.#userId = session.user.id;
    try {
      const me = await this.#client.query({ ...peopleQueries.whoAmI(), staleTime: 0 });
      if (question !== this.#question) return;
      if (me) this.#show(me);
      // The account was deleted while its token still lives.
      else await supabase().auth.signOut({ scope: 'local' });
    } catch (error) {
      if (question !== this.#question) return;
      const known = toAppError(error);
      if (known.kind === 'unauthenticated') await supabase().auth.signOut({ scope: 'local' });
      // Somebody who works on while the line is down stays who they are.
      else if (this.#state.status === 'signed_in') return;
      else if (!isTransient(known) || !(await this.#recallOwner()))
        this.#set({ status: 'failed', error: known });
    }
  }

  #isRecalled(): boolean {
    return this.#state.status === 'signed_in' && this.#state.recalled_at !== undefined;
  }

  /** Whether the device still holds a session whose token ran out while nobody could renew it. */
  async #isStillOwner(): Promise<boolean> {
    if (this.#recall === undefined || storedSessionOwner() === null) return false;
    return this.#isRecalled() || (this.#state.status === 'loading' && (await this.#recallOwner()));
  }

  /** Shows what the device remembers of who is signed in here. @returns whether it remembers them */
  async #recallOwner(): Promise<boolean> {
    const owner = storedSessionOwner();
    if (owner === null || this.#recall === undefined) return false;
    const recalled = await this.#recall(owner);
    // The server may have answered after all, or the session ended.
    if (this.#state.status !== 'loading' || storedSessionOwner() !== owner) return false;
    if (recalled === null || !recalled.me.is_active) return false;
    this.#userId = owner;
    // What is asked now waits for the network instead of failing.
    if (!navigator.onLine) onlineManager.setOnline(false);
    this.#set({ status: 'signed_in', me: recalled.me, recalled_at: recalled.at });
    return true;
  }

  #show(me: WhoAmI): void {
    const state = this.#state;
    const wasRecalled = this.#isRecalled();
    if ('me' in state && state.me === me && !wasRecalled) return;
    this.#set({ status: me.is_active ? 'signed_in' : 'deactivated', me });
    // All that was shown meanwhile is as old as the device's memory.
    if (wasRecalled) void this.#client.invalidateQueries();
  }

  #signOut(): void {
    const wasSignedIn = this.#userId !== undefined;
    this.#userId = undefined;
    const { reason, isMeant } = this.#reason(wasSignedIn);
    this.#isSignOutMeant = false;
    if (this.#state.status === 'signed_out' && !isMeant) return;
    if (wasSignedIn) this.#client.clear();
    this.#set({ status: 'signed_out', reason });
  }

  #reason(wasSignedIn: boolean): { reason: SignedOutReason; isMeant: boolean } {
    const isMeant = this.#isSignOutMeant;
    if (isMeant) return { reason: 'signed_out', isMeant };
    return { reason: wasSignedIn ? 'expired' : 'none', isMeant };
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

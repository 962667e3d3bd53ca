import type { Session } from '@supabase/auth-js';
import { focusManager, hashKey, type QueryClient } from '@tanstack/react-query';
import type { WhoAmI } from '../contracts/profile.ts';
import { peopleKeys } from '../data/people/keys.ts';
import { peopleQueries } from '../data/people/queries.ts';
import { supabase } from '../db/client.ts';
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

/** Makes the app's session store. */
export function createSessionStore(client: QueryClient): SessionStore {
  return new QuerySessionStore(client);
}

class QuerySessionStore implements SessionStore {
  #state: SessionState = { status: 'loading' };
  #userId: string | undefined;
  #isSignOutMeant = false;
  // Answers to an older question are dropped.
  #question = 0;
  readonly #client: QueryClient;
  readonly #listeners = new Set<() => void>();

  constructor(client: QueryClient) {
    this.#client = client;
  }

  readonly snapshot = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly start = (): (() => void) => {
    const { data } = supabase().auth.onAuthStateChange((_event, session) => {
      // The client still holds its own state while it calls: what we ask of it must wait.
      queueMicrotask(() => void this.#follow(session));
    });
    const hash = hashKey(peopleKeys.whoAmI());
    // Whoever fetches it anew, after a change of the profile say: there is one truth about who is here.
    const stopCache = this.#client.getQueryCache().subscribe(({ query }) => {
      if (query.queryHash !== hash) return;
      const me = this.#client.getQueryData<WhoAmI | null>(peopleKeys.whoAmI());
      if (me && me.id === this.#userId) this.#show(me);
    });
    // A role or an account may be taken away while the window lies in the background.
    const stopFocus = focusManager.subscribe((isFocused) => {
      if (isFocused && 'me' in this.#state) void this.refresh();
    });
    return () => {
      data.subscription.unsubscribe();
      stopCache();
      stopFocus();
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
      this.#signOut();
      return;
    }
    const isSame = session.user.id === this.#userId;
    if (isSame && !isForced && this.#state.status === 'signed_in') return;
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
      else if (this.#state.status !== 'signed_in') this.#set({ status: 'failed', error: known });
    }
  }

  #show(me: WhoAmI): void {
    const state = this.#state;
    if ('me' in state && state.me === me) return;
    this.#set({ status: me.is_active ? 'signed_in' : 'deactivated', me });
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

import type { QueryClient } from '@tanstack/react-query';
import { cleanup } from '@testing-library/react';
import type { SessionState } from '../auth/session-state.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import { createQueryClient, type QueryClientOptions } from '../data/query-client.ts';

/** Those of the running test. */
const clients = new Set<QueryClient>();

/** A query client that asks once: a test says itself what fails. */
export function createTestQueryClient(options: QueryClientOptions = {}): QueryClient {
  const client = createQueryClient(options);
  const defaults = client.getDefaultOptions();
  client.setDefaultOptions({
    queries: { ...defaults.queries, retry: false },
    mutations: { ...defaults.mutations, retry: false },
  });
  clients.add(client);
  return client;
}

/** Ends a test: takes the screen away and stops what it still asks for, so that no request comes in the next one. */
export async function leaveScreen(): Promise<void> {
  cleanup();
  await Promise.all([...clients].map(async (client) => client.cancelQueries()));
  clients.clear();
}

/** A session that stays as it is. @param recalled_at see `SessionState` */
export function fixedSession(me: WhoAmI | null, recalled_at?: number): SessionStore {
  const state = (): Exclude<SessionState, { status: 'loading' }> => {
    if (!me) return { status: 'signed_out', reason: 'none' };
    if (!me.is_active) return { status: 'deactivated', me };
    return { status: 'signed_in', me, ...(recalled_at === undefined ? {} : { recalled_at }) };
  };
  const fixed = state();
  return {
    snapshot: () => fixed,
    subscribe: () => () => undefined,
    start: () => () => undefined,
    settled: () => Promise.resolve(fixed),
    refresh: () => Promise.resolve(),
    expectSignOut: () => undefined,
  };
}

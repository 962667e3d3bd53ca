import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { SessionProvider } from '../auth/session-provider.ts';
import type { SessionState } from '../auth/session-state.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import { createQueryClient, type QueryClientOptions } from '../data/query-client.ts';

/** A query client that asks once: a test says itself what fails. */
export function createTestQueryClient(options: QueryClientOptions = {}): QueryClient {
  const client = createQueryClient(options);
  const defaults = client.getDefaultOptions();
  client.setDefaultOptions({
    queries: { ...defaults.queries, retry: false },
    mutations: { ...defaults.mutations, retry: false },
  });
  return client;
}

/** A session that stays as it is. */
export function fixedSession(me: WhoAmI | null): SessionStore {
  const state = (): Exclude<SessionState, { status: 'loading' }> => {
    if (!me) return { status: 'signed_out', reason: 'none' };
    return { status: me.is_active ? 'signed_in' : 'deactivated', me };
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

export interface RenderOptions {
  /** Who uses the app; nobody without it. */
  me?: WhoAmI;
  /** The address the page is opened at. */
  path?: string;
  /** The route's pattern, for pages that read parameters. */
  route?: string;
  queryClient?: QueryClient;
}

/** Renders a page or feature under everything an app puts around it. */
export function renderWithProviders(ui: ReactElement, options: RenderOptions = {}) {
  const { me = null, path = '/', route = '*', queryClient = createTestQueryClient() } = options;
  const router = createMemoryRouter([{ path: route, element: ui }], { initialEntries: [path] });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider store={fixedSession(me)}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </SessionProvider>
  );
  return { ...render(<RouterProvider router={router} />, { wrapper }), queryClient };
}

import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { AppInfoProvider } from '../app/app-info.tsx';
import { AppProviders } from '../app/app-providers.tsx';
import type { AppDefinition } from '../app/start-app.tsx';
import { tellFailure } from '../app/tell-failure.ts';
import { SessionProvider } from '../auth/session-provider.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import { createTestQueryClient, fixedSession } from './render.ts';

export type TestedApp = Pick<AppDefinition, 'info' | 'routes' | 'words'>;

/**
 * Opens a whole app at an address, as its `main.tsx` would.
 *
 * @param me who is signed in; null for a visitor
 * @param recalled_at since when the device alone is asked, which is read only
 */
export function openApp(
  { info, routes, words }: TestedApp,
  path: string,
  me: WhoAmI | null,
  recalled_at?: number,
) {
  const store = fixedSession(me, recalled_at);
  const queryClient = createTestQueryClient({
    onMutationError: tellFailure,
    isReadOnly: () => recalled_at !== undefined,
  });
  const router = createMemoryRouter(routes({ store, queryClient }), { initialEntries: [path] });
  render(
    <QueryClientProvider client={queryClient}>
      <SessionProvider store={store}>
        <AppProviders words={words}>
          <AppInfoProvider info={info}>
            <RouterProvider router={router} />
          </AppInfoProvider>
        </AppProviders>
      </SessionProvider>
    </QueryClientProvider>,
  );
  return { router, queryClient, user: userEvent.setup() };
}

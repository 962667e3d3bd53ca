import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { bindRouterToSession } from '../auth/guards.ts';
import { SessionProvider } from '../auth/session-provider.ts';
import { createSessionStore, type SessionStore } from '../auth/session-store.ts';
import { createQueryClient } from '../data/query-client.ts';
import type { AppError } from '../db/app-error.ts';
import { connect } from '../db/client.ts';
import { loadRuntimeConfig } from '../db/env.ts';
import { toAppError } from '../db/to-app-error.ts';
import { type AppInfo, AppInfoProvider } from './app-info.tsx';
import { AppProviders, type AppWords } from './app-providers.tsx';
import { authPaths } from './auth-paths.ts';
import { keepShell, keepWhileSignedIn, recallWith } from './offline/offline-start.ts';
import { StartProblem } from './start-problem.tsx';
import { tellFailure } from './tell-failure.ts';

/** What a route table is made from: loaders and guards stand outside React. */
export interface AppContext {
  store: SessionStore;
  queryClient: QueryClient;
}

export interface AppDefinition {
  /** The package's name without its scope; keeps the sessions of the apps apart. */
  name: 'customer-portal' | 'agent-desk' | 'admin-console';
  info: AppInfo;
  /** The route table, with RootLayout outermost. */
  routes: (context: AppContext) => RouteObject[];
  /** The words of the shared parts; English where absent. */
  words?: AppWords | undefined;
  /** Pages besides those around signing in that visitors may stay on when a session ends. */
  isPublic?: ((path: string) => boolean) | undefined;
  /** Starts without a network too, and shows what was last seen; the build needs the plugin `appShell`. */
  worksOffline?: boolean | undefined;
}

const publicPaths: ReadonlySet<string> = new Set(Object.values(authPaths));

/** Starts an app in `#root`: environment, client, cache, session, router; a page that says why when it cannot. */
export async function startApp(definition: AppDefinition): Promise<void> {
  const element = document.getElementById('root');
  if (!element) throw new Error('index.html has no element with the id "root".');
  await start(createRoot(element), definition);
}

async function start(root: Root, definition: AppDefinition): Promise<void> {
  try {
    connect(await loadRuntimeConfig(import.meta.env), { appName: definition.name });
  } catch (error) {
    renderProblem(root, definition, toAppError(error));
    return;
  }
  const queryClient = createQueryClient({
    onMutationError: tellFailure,
    isReadOnly: () => {
      const session = store.snapshot();
      return session.status === 'signed_in' && session.recalled_at !== undefined;
    },
    onUnauthenticated: () => {
      void store.refresh();
    },
  });
  const { name, worksOffline = false } = definition;
  const store = createSessionStore(queryClient, {
    recall: worksOffline ? recallWith(queryClient, name) : undefined,
  });
  store.start();
  if (worksOffline) {
    keepWhileSignedIn(store, queryClient, name);
    if (import.meta.env.PROD) keepShell();
  }
  const router = createBrowserRouter(definition.routes({ store, queryClient }));
  bindRouterToSession({
    store,
    router,
    signInPath: authPaths.signIn,
    isPublic: (path) => publicPaths.has(path) || definition.isPublic?.(path) === true,
  });
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <SessionProvider store={store}>
          <AppProviders words={definition.words}>
            <AppInfoProvider info={definition.info}>
              <RouterProvider router={router} />
            </AppInfoProvider>
          </AppProviders>
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

function renderProblem(root: Root, definition: AppDefinition, error: AppError): void {
  root.render(
    <AppProviders words={definition.words}>
      <StartProblem
        app={definition.info.title}
        error={error}
        onRetry={() => {
          void start(root, definition);
        }}
      />
    </AppProviders>,
  );
}

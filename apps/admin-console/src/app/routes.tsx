import { authPaths } from '@autocrm/core/app/auth-paths.ts';
import { authRoutes } from '@autocrm/core/app/auth-routes.tsx';
import { RootLayout } from '@autocrm/core/app/root-layout.tsx';
import { NotFoundPage, RouteErrorPage } from '@autocrm/core/app/route-error.tsx';
import type { AppContext } from '@autocrm/core/app/start-app.tsx';
import { requireRole } from '@autocrm/core/auth/guards.ts';
import { redirect, type RouteObject } from 'react-router';
import { ConsoleLayout } from './console-layout.tsx';
import { policyRoutes, promiseRoutes, workRoutes } from './page-routes.ts';
import { paths } from './paths.ts';

/** Shown for the moment before the first route is there. */
function Blank() {
  return null;
}

/** The console's route table. */
export function routes({ store, queryClient }: AppContext): RouteObject[] {
  return [
    {
      Component: RootLayout,
      ErrorBoundary: RouteErrorPage,
      HydrateFallback: Blank,
      children: [
        ...authRoutes({ store, home: paths.home, sign_up: false }),
        {
          middleware: [requireRole({ store, roles: ['admin'], signInPath: authPaths.signIn })],
          // Middleware runs only where something is loaded.
          loader: () => null,
          Component: ConsoleLayout,
          children: [
            { path: paths.home, loader: () => redirect(paths.tickets), Component: Blank },
            ...workRoutes(queryClient),
            ...promiseRoutes(queryClient),
            ...policyRoutes(queryClient),
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ];
}

import { authPaths } from '@autocrm/core/app/auth-paths.ts';
import { authRoutes } from '@autocrm/core/app/auth-routes.tsx';
import { RootLayout } from '@autocrm/core/app/root-layout.tsx';
import { NotFoundPage, RouteErrorPage } from '@autocrm/core/app/route-error.tsx';
import type { AppContext } from '@autocrm/core/app/start-app.tsx';
import { requireRole } from '@autocrm/core/auth/guards.ts';
import { redirect, type RouteObject } from 'react-router';
import { missing } from '../lib/missing.ts';
import { aroundTicketRoutes, printRoute } from './around-ticket-routes.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { paths } from './paths.ts';

/** Shown for the moment before the first route is there, and before a redirect. */
function Blank() {
  return null;
}

/** The desk's route table. A page's loader and its component come at the same time, when it is opened. */
export function routes({ store, queryClient }: AppContext): RouteObject[] {
  const guard = requireRole({ store, roles: ['agent', 'admin'], signInPath: authPaths.signIn });
  return [
    {
      Component: RootLayout,
      ErrorBoundary: RouteErrorPage,
      HydrateFallback: Blank,
      children: [
        ...authRoutes({ store, home: paths.home, sign_up: false }),
        {
          middleware: [guard],
          // Middleware runs only where something is loaded.
          loader: () => null,
          Component: DeskLayout,
          children: [
            { path: paths.home, loader: () => redirect(paths.queue('mine')), Component: Blank },
            ...aroundTicketRoutes(queryClient),
            {
              path: '/tickets/:number',
              loader: ({ params }) => {
                const number = Number(params['number']);
                if (!Number.isSafeInteger(number)) throw missing();
                return redirect(paths.ticket('live', number));
              },
              Component: Blank,
            },
            {
              path: paths.queue(':view'),
              // The list keeps the keyboard's place while tickets change beside it.
              handle: { keepsFocus: true },
              lazy: {
                loader: async () =>
                  (await import('../routes/queue/loader.ts')).queueLoader(queryClient),
                Component: async () => (await import('../routes/queue/page.tsx')).QueuePage,
              },
              children: [
                {
                  index: true,
                  lazy: {
                    Component: async () => (await import('../routes/queue/no-ticket.tsx')).NoTicket,
                  },
                },
                {
                  path: 'tickets/:number',
                  lazy: {
                    loader: async () =>
                      (await import('../routes/ticket/loader.ts')).ticketLoader(queryClient),
                    Component: async () => (await import('../routes/ticket/page.tsx')).TicketPage,
                  },
                },
              ],
            },
          ],
        },
        { middleware: [guard], children: [printRoute(queryClient)] },
        { path: '*', Component: NotFoundPage },
      ],
    },
  ];
}

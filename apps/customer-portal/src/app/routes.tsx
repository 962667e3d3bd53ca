import { authPaths } from '@autocrm/core/app/auth-paths.ts';
import { authRoutes } from '@autocrm/core/app/auth-routes.tsx';
import { RootLayout } from '@autocrm/core/app/root-layout.tsx';
import { NotFoundPage, RouteErrorPage } from '@autocrm/core/app/route-error.tsx';
import type { AppContext } from '@autocrm/core/app/start-app.tsx';
import { awaitSession, requireRole } from '@autocrm/core/auth/guards.ts';
import type { QueryClient } from '@tanstack/react-query';
import type { RouteObject } from 'react-router';
import { helpRoutes } from './help-routes.ts';
import { paths } from './paths.ts';
import { CustomerPages, PortalLayout, PublicPages } from './portal-layout.tsx';

/** Shown for the moment before the first route is there. */
function Blank() {
  return null;
}

/** The portal's route table. A page's loader and its component come at the same time, when it is opened. */
export function routes({ store, queryClient }: AppContext): RouteObject[] {
  return [
    {
      Component: RootLayout,
      ErrorBoundary: RouteErrorPage,
      HydrateFallback: Blank,
      children: [
        ...authRoutes({ store, home: paths.home, sign_up: true }),
        {
          Component: PortalLayout,
          children: [
            {
              middleware: [awaitSession({ store })],
              loader: () => null,
              Component: PublicPages,
              children: [
                ...helpRoutes(queryClient),
                {
                  path: paths.goodbye,
                  lazy: {
                    Component: async () => (await import('../routes/goodbye/page.tsx')).GoodbyePage,
                  },
                },
              ],
            },
            {
              middleware: [
                requireRole({ store, roles: ['customer'], signInPath: authPaths.signIn }),
              ],
              // Middleware runs only where something is loaded.
              loader: () => null,
              Component: CustomerPages,
              children: customerPages(queryClient),
            },
          ],
        },
      ],
    },
  ];
}

function customerPages(queryClient: QueryClient): RouteObject[] {
  return [
    {
      path: paths.home,
      lazy: {
        loader: async () => (await import('../routes/home/loader.ts')).homeLoader(queryClient),
        Component: async () => (await import('../routes/home/page.tsx')).HomePage,
      },
    },
    {
      path: paths.tickets,
      lazy: {
        loader: async () =>
          (await import('../routes/tickets/loader.ts')).ticketsLoader(queryClient),
        Component: async () => (await import('../routes/tickets/page.tsx')).TicketsPage,
      },
    },
    {
      path: paths.newTicket,
      lazy: {
        loader: async () =>
          (await import('../routes/new-ticket/loader.ts')).newTicketLoader(queryClient),
        Component: async () => (await import('../routes/new-ticket/page.tsx')).NewTicketPage,
      },
    },
    {
      path: '/tickets/:number',
      lazy: {
        loader: async () => (await import('../routes/ticket/loader.ts')).ticketLoader(queryClient),
        Component: async () => (await import('../routes/ticket/page.tsx')).TicketPage,
      },
    },
    {
      path: paths.account,
      lazy: {
        Component: async () => (await import('../routes/account/page.tsx')).AccountPage,
      },
    },
    { path: '*', Component: NotFoundPage },
  ];
}

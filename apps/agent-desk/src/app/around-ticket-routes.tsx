import type { QueryClient } from '@tanstack/react-query';
import type { RouteObject } from 'react-router';
import { paths } from './paths.ts';

/** The desk's pages besides the queue and its tickets. */
export function aroundTicketRoutes(queryClient: QueryClient): RouteObject[] {
  return [
    {
      path: paths.newTicket,
      lazy: {
        loader: async () =>
          (await import('../routes/new-ticket/loader.ts')).newTicketLoader(queryClient),
        Component: async () => (await import('../routes/new-ticket/page.tsx')).NewTicketPage,
      },
    },
    {
      path: paths.templates,
      lazy: {
        loader: async () =>
          (await import('../routes/templates/loader.ts')).templatesLoader(queryClient),
        Component: async () => (await import('../routes/templates/page.tsx')).TemplatesPage,
      },
    },
    {
      path: paths.preferences,
      lazy: {
        loader: async () =>
          (await import('../routes/preferences/loader.ts')).preferencesLoader(queryClient),
        Component: async () => (await import('../routes/preferences/page.tsx')).PreferencesPage,
      },
    },
  ];
}

/** A ticket on paper, which stands without the desk's frame. */
export function printRoute(queryClient: QueryClient): RouteObject {
  return {
    path: '/tickets/:number/print',
    lazy: {
      loader: async () => (await import('../routes/print/loader.ts')).printLoader(queryClient),
      Component: async () => (await import('../routes/print/page.tsx')).PrintPage,
    },
  };
}

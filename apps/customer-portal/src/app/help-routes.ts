import type { QueryClient } from '@tanstack/react-query';
import type { RouteObject } from 'react-router';
import { paths } from './paths.ts';

/** The help centre's part of the route table: open to everybody. */
export function helpRoutes(client: QueryClient): RouteObject[] {
  return [
    {
      path: paths.help,
      lazy: {
        loader: async () => (await import('../routes/help/loader.ts')).helpLoader(client),
        Component: async () => (await import('../routes/help/page.tsx')).HelpPage,
      },
    },
    {
      path: paths.helpSearch,
      lazy: {
        loader: async () =>
          (await import('../routes/help-search/loader.ts')).helpSearchLoader(client),
        Component: async () => (await import('../routes/help-search/page.tsx')).HelpSearchPage,
      },
    },
    {
      path: paths.shelf(':slug'),
      lazy: {
        loader: async () => (await import('../routes/help-shelf/loader.ts')).shelfLoader(client),
        Component: async () => (await import('../routes/help-shelf/page.tsx')).ShelfPage,
      },
    },
    {
      path: paths.article(':slug'),
      lazy: {
        loader: async () =>
          (await import('../routes/help-article/loader.ts')).articleLoader(client),
        Component: async () => (await import('../routes/help-article/page.tsx')).ArticlePage,
      },
    },
  ];
}

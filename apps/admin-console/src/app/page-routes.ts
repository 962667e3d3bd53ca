import type { QueryClient } from '@tanstack/react-query';
import type { RouteObject } from 'react-router';
import { paths } from './paths.ts';

/** Tickets, and who asks and answers them. A page's loader and its component come at the same time, when it is opened. */
export function workRoutes(queryClient: QueryClient): RouteObject[] {
  return [
    {
      path: paths.tickets,
      lazy: {
        loader: async () =>
          (await import('../routes/tickets/loader.ts')).ticketsLoader(queryClient),
        Component: async () => (await import('../routes/tickets/page.tsx')).TicketsPage,
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
      path: paths.people,
      lazy: {
        loader: async () => (await import('../routes/people/loader.ts')).peopleLoader(queryClient),
        Component: async () => (await import('../routes/people/page.tsx')).PeoplePage,
      },
    },
    {
      path: '/people/:id',
      lazy: {
        loader: async () => (await import('../routes/person/loader.ts')).personLoader(queryClient),
        Component: async () => (await import('../routes/person/page.tsx')).PersonPage,
      },
    },
    {
      path: paths.teams,
      lazy: {
        loader: async () => (await import('../routes/teams/loader.ts')).teamsLoader(queryClient),
        Component: async () => (await import('../routes/teams/page.tsx')).TeamsPage,
      },
    },
    {
      path: '/teams/:id',
      lazy: {
        loader: async () => (await import('../routes/team/loader.ts')).teamLoader(queryClient),
        Component: async () => (await import('../routes/team/page.tsx')).TeamPage,
      },
    },
  ];
}

/** What is promised to customers, and when people work. A page's loader and its component come at the same time, when it is opened. */
export function promiseRoutes(queryClient: QueryClient): RouteObject[] {
  const serviceLevel: RouteObject['lazy'] = {
    loader: async () =>
      (await import('../routes/service-level/loader.ts')).serviceLevelLoader(queryClient),
    Component: async () => (await import('../routes/service-level/page.tsx')).ServiceLevelPage,
  };
  const schedule: RouteObject['lazy'] = {
    loader: async () => (await import('../routes/schedule/loader.ts')).scheduleLoader(queryClient),
    Component: async () => (await import('../routes/schedule/page.tsx')).SchedulePage,
  };
  return [
    {
      path: paths.serviceLevels,
      lazy: {
        loader: async () =>
          (await import('../routes/service-levels/loader.ts')).serviceLevelsLoader(queryClient),
        Component: async () =>
          (await import('../routes/service-levels/page.tsx')).ServiceLevelsPage,
      },
    },
    { path: paths.newServiceLevel, lazy: serviceLevel },
    { path: '/service-levels/:id', lazy: serviceLevel },
    {
      path: paths.schedules,
      lazy: {
        loader: async () =>
          (await import('../routes/schedules/loader.ts')).schedulesLoader(queryClient),
        Component: async () => (await import('../routes/schedules/page.tsx')).SchedulesPage,
      },
    },
    { path: paths.newSchedule, lazy: schedule },
    { path: '/schedules/:id', lazy: schedule },
  ];
}

/** What the organisation defines, and what was done. A page's loader and its component come at the same time, when it is opened. */
export function policyRoutes(queryClient: QueryClient): RouteObject[] {
  return [
    {
      path: paths.categories,
      lazy: {
        loader: async () =>
          (await import('../routes/categories/loader.ts')).categoriesLoader(queryClient),
        Component: async () => (await import('../routes/categories/page.tsx')).CategoriesPage,
      },
    },
    {
      path: paths.tags,
      lazy: {
        loader: async () => (await import('../routes/tags/loader.ts')).tagsLoader(queryClient),
        Component: async () => (await import('../routes/tags/page.tsx')).TagsPage,
      },
    },
    {
      path: paths.priorities,
      lazy: {
        loader: async () =>
          (await import('../routes/priorities/loader.ts')).prioritiesLoader(queryClient),
        Component: async () => (await import('../routes/priorities/page.tsx')).PrioritiesPage,
      },
    },
    {
      path: paths.settings,
      lazy: {
        loader: async () =>
          (await import('../routes/settings/loader.ts')).settingsLoader(queryClient),
        Component: async () => (await import('../routes/settings/page.tsx')).SettingsPage,
      },
    },
    {
      path: paths.auditLog,
      lazy: {
        loader: async () =>
          (await import('../routes/audit-log/loader.ts')).auditLogLoader(queryClient),
        Component: async () => (await import('../routes/audit-log/page.tsx')).AuditLogPage,
      },
    },
  ];
}

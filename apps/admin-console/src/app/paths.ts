/** Every address of the console's own pages; those around signing in are core's `authPaths`. */
export const paths = {
  home: '/',
  tickets: '/tickets',
  ticket: (number: number): string => `/tickets/${number}`,
  ticketsOfCustomer: (id: string): string => `/tickets?customer=${id}`,
  ticketsOfAssignee: (id: string): string => `/tickets?assignee=${id}`,
  ticketsOfTeam: (id: string): string => `/tickets?team=${id}`,
  ticketsOfTag: (id: string): string => `/tickets?tag=${id}`,
  people: '/people',
  person: (id: string): string => `/people/${id}`,
  teams: '/teams',
  team: (id: string): string => `/teams/${id}`,
  categories: '/categories',
  tags: '/tags',
  priorities: '/priorities',
  settings: '/settings',
  auditLog: '/audit-log',
} as const;

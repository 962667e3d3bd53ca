/** Every address of the portal's own pages; those around signing in are core's `authPaths`. */
export const paths = {
  home: '/',
  tickets: '/tickets',
  newTicket: '/tickets/new',
  ticket: (number: number): string => `/tickets/${number}`,
  account: '/account',
} as const;

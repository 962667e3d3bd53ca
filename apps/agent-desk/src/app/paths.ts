/** Every address of the desk's own pages; those around signing in are core's `authPaths`. */
export const paths = {
  home: '/',
  /** A view of the queue: 'mine', 'unassigned', …, 'team:<id>'. */
  queue: (view: string): string => `/queue/${view}`,
  /** A ticket beside the view it was opened from. */
  ticket: (view: string, number: number): string => `/queue/${view}/tickets/${number}`,
  /** A ticket from elsewhere, such as a mail; leads beside the view of all live ones. */
  ticketAlone: (number: number): string => `/tickets/${number}`,
  /** A ticket on behalf of a customer. */
  newTicket: '/tickets/new',
  /** A ticket on paper. */
  print: (number: number): string => `/tickets/${number}/print`,
  preferences: '/preferences',
  /** Prepared texts. */
  templates: '/templates',
} as const;

/** Every address of the portal's own pages; those around signing in are core's `authPaths`. */
export const paths = {
  home: '/',
  tickets: '/tickets',
  newTicket: '/tickets/new',
  ticket: (number: number): string => `/tickets/${number}`,
  account: '/account',
  goodbye: '/goodbye',
  help: '/help',
  helpSearch: '/help/search',
  helpSearchFor: (query: string): string =>
    `/help/search?${new URLSearchParams({ q: query }).toString()}`,
  shelf: (slug: string): string => `/help/categories/${slug}`,
  article: (slug: string): string => `/help/articles/${slug}`,
} as const;

/** Whether a page can be read without signing in. */
export function isPublicPath(path: string): boolean {
  return path === paths.goodbye || path === paths.help || path.startsWith(`${paths.help}/`);
}

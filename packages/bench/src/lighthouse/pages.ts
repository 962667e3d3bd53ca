export type AppKey = 'customerPortal' | 'agentDesk' | 'adminConsole';
export type Role = 'customer' | 'agent' | 'admin';

/** A page by its address, or by the first link of another page that leads to one of its kind. */
export interface MainPage {
  readonly app: AppKey;
  /** Who opens it; a visitor without it. */
  readonly role?: Role;
  readonly name: string;
  readonly path: string;
  /** The page measured is the first of these that `path` links to. */
  readonly link?: RegExp;
}

const portal = { app: 'customerPortal' } as const;
const customer = { ...portal, role: 'customer' } as const;
const agent = { app: 'agentDesk', role: 'agent' } as const;
const admin = { app: 'adminConsole', role: 'admin' } as const;

/** The main pages of the three apps; whoever adds one adds it here. */
export const mainPages: readonly MainPage[] = [
  { ...portal, name: 'sign-in', path: '/sign-in' },
  { ...portal, name: 'help centre', path: '/help' },
  { ...portal, name: 'article', path: '/help', link: /^\/help\/articles\/[^/]+$/ },
  { ...customer, name: 'home', path: '/' },
  { ...customer, name: 'my tickets', path: '/tickets' },
  { ...customer, name: 'ticket', path: '/tickets', link: /^\/tickets\/\d+$/ },
  { ...customer, name: 'new ticket', path: '/tickets/new' },
  { ...customer, name: 'account', path: '/account' },
  { app: 'agentDesk', name: 'sign-in', path: '/sign-in' },
  { ...agent, name: 'queue', path: '/queue/live' },
  { ...agent, name: 'ticket', path: '/queue/live', link: /^\/queue\/live\/tickets\/\d+$/ },
  { app: 'adminConsole', name: 'sign-in', path: '/sign-in' },
  { ...admin, name: 'tickets', path: '/tickets' },
  { ...admin, name: 'ticket', path: '/tickets', link: /^\/tickets\/\d+$/ },
  { ...admin, name: 'people', path: '/people' },
  { ...admin, name: 'audit log', path: '/audit-log' },
];

import type { TeamName } from './scenarios/scenario.ts';

/** What the demo help desk of Roomlight, a maker of displays for meeting rooms, is made of. */
export const teams: readonly {
  readonly name: TeamName;
  readonly description: string;
  readonly assignment_strategy: 'manual' | 'round_robin' | 'least_loaded';
}[] = [
  {
    name: 'Support',
    description: 'Calendars, network, sign-in, apps and the API.',
    assignment_strategy: 'manual',
  },
  {
    name: 'Billing',
    description: 'Invoices, plans, quotes and contracts.',
    assignment_strategy: 'round_robin',
  },
  {
    name: 'Hardware',
    description: 'Displays, mounts, deliveries, warranty and returns.',
    assignment_strategy: 'manual',
  },
];

export const categories: readonly {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}[] = [
  { slug: 'displays', name: 'Displays', description: 'Screen, touch, light bar and firmware.' },
  {
    slug: 'calendar-sync',
    name: 'Calendar sync',
    description: 'Meetings that are late, missing or double.',
  },
  { slug: 'network', name: 'Network', description: 'Wireless, cables and firewalls.' },
  { slug: 'installation', name: 'Installation', description: 'Mounting and first set-up.' },
  { slug: 'orders', name: 'Orders and delivery', description: 'Parts, parcels and warranty.' },
  { slug: 'returns', name: 'Returns', description: 'Sending something back.' },
  { slug: 'billing', name: 'Billing', description: 'Invoices, payments, plans and quotes.' },
  { slug: 'accounts', name: 'Accounts and security', description: 'Sign-in, roles, privacy.' },
  { slug: 'mobile-app', name: 'Mobile app', description: 'Booking on the way.' },
  { slug: 'api', name: 'API', description: 'Keys, limits and exports.' },
  { slug: 'reports', name: 'Reports', description: 'Usage and its figures.' },
];

export const tags: Readonly<Record<string, string>> = {
  account: 'grey',
  api: 'teal',
  bug: 'red',
  delivery: 'orange',
  escalated: 'red',
  'feature-request': 'purple',
  firmware: 'blue',
  'how-to': 'green',
  installation: 'green',
  invoice: 'yellow',
  privacy: 'grey',
  quote: 'yellow',
  refund: 'orange',
  renewal: 'yellow',
  replacement: 'orange',
  reports: 'teal',
  return: 'orange',
  sso: 'red',
  sync: 'blue',
  vip: 'pink',
  warranty: 'orange',
  wifi: 'blue',
};

/** Colleagues of the demo agents, who have accounts without a known password. */
export const colleagues: readonly {
  readonly name: string;
  readonly email: string;
  readonly teams: readonly TeamName[];
  readonly availability: 'online' | 'away' | 'offline';
}[] = [
  {
    name: 'Priya Raman',
    email: 'priya@autocrm.example',
    teams: ['Support', 'Hardware'],
    availability: 'online',
  },
  {
    name: 'Tomasz Zieliński',
    email: 'tomasz@autocrm.example',
    teams: ['Support'],
    availability: 'away',
  },
  {
    name: 'Chloé Marchand',
    email: 'chloe@autocrm.example',
    teams: ['Hardware'],
    availability: 'offline',
  },
  {
    name: 'Diego Fuentes',
    email: 'diego@autocrm.example',
    teams: ['Billing', 'Hardware'],
    availability: 'online',
  },
];

/** The teams of the two demo agents, by their e-mail address. */
export const demoAgentTeams: Readonly<Record<string, readonly TeamName[]>> = {
  'jonas@autocrm.example': ['Support', 'Hardware'],
  'amina@autocrm.example': ['Billing'],
};

/** Who leads a team and may assign tickets to others. */
export const lead = { email: 'jonas@autocrm.example', team: 'Support' } as const;

/** The other 39 customers. */
export const customerNames: readonly string[] = [
  'Aarav Mehta',
  'Adaeze Nwosu',
  'Anna Svensson',
  'Ben Carter',
  'Camila Rojas',
  'Carlos Pereira',
  'Clara Neumann',
  'Daniel Kim',
  'Ebba Holm',
  'Elena Popescu',
  'Emre Yılmaz',
  'Fatima Zahra',
  'Felix Brandt',
  "Grace O'Connor",
  'Hiroshi Tanabe',
  'Ida Mikkelsen',
  'Imran Siddiqui',
  'Jana Horáková',
  'Julien Lefèvre',
  'Katarzyna Nowak',
  'Laila Haddad',
  'Leo Virtanen',
  'Linh Trần',
  'Lucas Moreira',
  'Marta Ferrari',
  'Mei Chen',
  'Nils Andersen',
  'Noor van Dijk',
  'Olga Ivanova',
  'Omar Farouk',
  'Paula Schmidt',
  'Rahul Gupta',
  'Rosa Delgado',
  'Sam Taylor',
  'Sara Lopes',
  'Stefan Gruber',
  'Thandi Mokoena',
  'Viktor Petrov',
  'Zoë Martens',
];

export const offices = [
  'Lisbon',
  'Ghent',
  'Malmö',
  'Vienna',
  'Porto',
  'Dublin',
  'Tallinn',
  'Lyon',
  'Kraków',
  'Turin',
];

export const rooms = [
  'Aurora',
  'Birch',
  'Cedar',
  'Delta',
  'Ember',
  'Fjord',
  'Garden',
  'Harbour',
  'Island',
  'Juniper',
  'Kelp',
  'Lantern',
  'Maple',
  'Nordic',
  'Orchard',
  'Pine',
];

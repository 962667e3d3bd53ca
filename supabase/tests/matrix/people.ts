import { ADMIN, idOf, STAFF, type TableRules } from './model.ts';

const is = (column: string, name: string): string => `${column} = '${idOf('person', name)}'`;
const team = (name: string): string => `id = '${idOf('team', name)}'`;
const member = (teamName: string, name: string): string =>
  `team_id = '${idOf('team', teamName)}' and ${is('profile_id', name)}`;

export const PEOPLE_TABLES: Readonly<Record<string, TableRules>> = {
  profiles: {
    anon: {},
    authenticated: {
      select: 'all',
      update: [
        'full_name',
        'avatar_path',
        'role',
        'is_active',
        'availability',
        'max_open_tickets',
        'locale',
        'timezone',
      ],
    },
    select: {
      "a customer's own": { where: is('id', 'customer'), allowed: ['customer', ...STAFF] },
      "another customer's": { where: is('id', 'stranger'), allowed: STAFF },
      "an agent's": { where: is('id', 'agent'), allowed: STAFF },
      "a deactivated customer's": {
        where: is('id', 'inactive_customer'),
        allowed: STAFF,
        ownedBy: 'inactive_customer',
      },
      "a deactivated agent's": {
        where: is('id', 'inactive_agent'),
        allowed: STAFF,
        ownedBy: 'inactive_agent',
      },
    },
    update: {
      "the name, a customer's own": {
        where: is('id', 'customer'),
        set: "full_name = 'New'",
        allowed: ['customer', 'admin'],
      },
      "the name, an agent's own": {
        where: is('id', 'agent'),
        set: "full_name = 'New'",
        allowed: ['agent', 'admin'],
      },
      "the name, a deactivated person's": {
        where: is('id', 'inactive_agent'),
        set: "full_name = 'New'",
        allowed: ADMIN,
        ownedBy: 'inactive_agent',
      },
      "the role, a customer's own": {
        where: is('id', 'customer'),
        set: "role = 'agent'",
        allowed: ADMIN,
        refusals: { customer: 'PT403' },
      },
      "the access, an agent's own": {
        where: is('id', 'agent'),
        set: 'is_active = false',
        allowed: ADMIN,
        refusals: { agent: 'PT403' },
      },
      "the limit, an agent's own": {
        where: is('id', 'agent'),
        set: 'max_open_tickets = 1',
        allowed: ADMIN,
        refusals: { agent: 'PT403' },
      },
    },
  },
  profile_permissions: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', delete: true },
    select: {
      "an agent's own": { where: is('profile_id', 'viewer'), allowed: ['viewer', 'admin'] },
      "a deactivated agent's": {
        where: is('profile_id', 'inactive_agent'),
        allowed: ADMIN,
        ownedBy: 'inactive_agent',
      },
    },
    insert: {
      'for oneself': {
        values: { profile_id: 'caller', permission: 'tickets.merge' },
        allowed: ADMIN,
      },
      'for an agent': {
        values: { profile_id: idOf('person', 'agent'), permission: 'tickets.merge' },
        allowed: ADMIN,
      },
    },
    delete: { "an agent's": { where: is('profile_id', 'viewer'), allowed: ADMIN } },
  },
  teams: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', update: 'all', delete: true },
    select: {
      'a team': { where: team('own'), allowed: STAFF },
      'a team of others': { where: team('other'), allowed: STAFF },
    },
    insert: { 'a new team': { values: { name: 'A new team' }, allowed: ADMIN } },
    update: { 'a team': { where: team('own'), set: "description = 'New'", allowed: ADMIN } },
    delete: { 'an empty team': { where: team('empty'), allowed: ADMIN } },
  },
  team_members: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', update: 'all', delete: true },
    select: {
      "an agent's own": { where: member('own', 'agent'), allowed: STAFF },
      "a colleague's": { where: member('other', 'other_agent'), allowed: STAFF },
    },
    insert: {
      oneself: {
        values: { team_id: idOf('team', 'empty'), profile_id: 'caller' },
        allowed: ADMIN,
        // Triggers come before row level security: that only staff join teams is said first.
        refusals: { customer: 'PT422', inactive_customer: 'PT422' },
      },
      'an agent': {
        values: { team_id: idOf('team', 'empty'), profile_id: idOf('person', 'agent') },
        allowed: ADMIN,
      },
    },
    update: {
      "an agent's": { where: member('own', 'agent'), set: 'is_lead = true', allowed: ADMIN },
    },
    delete: { "an agent's": { where: member('own', 'agent'), allowed: ADMIN } },
  },
};

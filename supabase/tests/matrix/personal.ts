import { idOf, NOBODY, type RowSituation, type TableRules } from './model.ts';

/** Rows that belong to one person and that nobody else sees, whatever their role. */
function ownOnly(column: string): Record<string, RowSituation> {
  const of = (name: string): string => `${column} = '${idOf('person', name)}'`;
  return {
    "a customer's": { where: of('customer'), allowed: ['customer'] },
    "an agent's": { where: of('agent'), allowed: ['agent'] },
    "a deactivated customer's": {
      where: of('inactive_customer'),
      allowed: NOBODY,
      ownedBy: 'inactive_customer',
    },
    "a deactivated admin's": {
      where: of('inactive_admin'),
      allowed: NOBODY,
      ownedBy: 'inactive_admin',
    },
  };
}

const withSet = (
  rules: Record<string, RowSituation>,
  set: string,
): Record<string, RowSituation & { set: string }> =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, set }]));

const EVERYONE_ACTIVE = ['customer', 'agent', 'viewer', 'admin'] as const;

export const PERSONAL_TABLES: Readonly<Record<string, TableRules>> = {
  ticket_reads: { anon: {}, authenticated: { select: 'all' }, select: ownOnly('profile_id') },
  drafts: {
    anon: {},
    authenticated: { select: 'all', delete: true },
    select: ownOnly('profile_id'),
    delete: ownOnly('profile_id'),
  },
  notifications: {
    anon: {},
    authenticated: { select: 'all', update: ['read_at'] },
    select: ownOnly('recipient_id'),
    update: withSet(ownOnly('recipient_id'), 'read_at = now()'),
  },
  notification_preferences: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', update: 'all' },
    select: ownOnly('profile_id'),
    insert: {
      'for oneself': {
        values: { profile_id: 'caller', type: 'mention' },
        allowed: EVERYONE_ACTIVE,
      },
      'for somebody else': {
        values: { profile_id: idOf('person', 'stranger'), type: 'mention' },
        allowed: NOBODY,
        twin: 'for oneself',
      },
    },
    update: {
      ...withSet(ownOnly('profile_id'), 'email = false'),
      'given to somebody else': {
        where: `profile_id = '${idOf('person', 'customer')}'`,
        set: `profile_id = '${idOf('person', 'stranger')}'`,
        allowed: NOBODY,
        refusals: { customer: '42501' },
        twin: "a customer's",
      },
    },
  },
};

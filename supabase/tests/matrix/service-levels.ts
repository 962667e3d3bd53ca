import {
  ADMIN,
  idOf,
  NOBODY,
  type RpcRules,
  type RpcSituation,
  STAFF,
  type TableRules,
} from './model.ts';

const schedule = (name: string): string => `schedule_id = '${idOf('schedule', name)}'`;
const policy = (column: string): string => `${column} = '${idOf('policy', 'standard')}'`;

/** What is promised and when it counts: read by staff, saved by commands. */
export const SERVICE_LEVEL_TABLES: Readonly<Record<string, TableRules>> = {
  sla_policies: {
    anon: {},
    authenticated: { select: 'all', update: ['position', 'is_active'], delete: true },
    select: { 'a service level': { where: policy('id'), allowed: STAFF } },
    update: {
      'its place': { where: policy('id'), set: 'position = 7', allowed: ADMIN },
      'switched off': { where: policy('id'), set: 'is_active = false', allowed: ADMIN },
    },
    delete: { 'a service level': { where: policy('id'), allowed: ADMIN } },
  },
  sla_targets: {
    anon: {},
    authenticated: { select: 'all' },
    select: { 'a target': { where: policy('policy_id'), allowed: STAFF } },
  },
  schedules: {
    anon: {},
    authenticated: { select: 'all', delete: true },
    select: {
      'a schedule': { where: `id = '${idOf('schedule', 'office')}'`, allowed: STAFF },
    },
    delete: {
      'one nobody keeps': { where: `id = '${idOf('schedule', 'unused')}'`, allowed: ADMIN },
      'one that a service level keeps': {
        where: `id = '${idOf('schedule', 'office')}'`,
        allowed: NOBODY,
        refusals: { admin: 'PT409' },
        twin: 'one nobody keeps',
      },
    },
  },
  schedule_hours: {
    anon: {},
    authenticated: { select: 'all' },
    select: { 'a span': { where: schedule('office'), allowed: STAFF } },
  },
  schedule_holidays: {
    anon: {},
    authenticated: { select: 'all' },
    select: { 'a day off': { where: schedule('office'), allowed: STAFF } },
  },
};

const admins = { allowed: ADMIN, otherwise: 'PT403' } as const;

function refused(args: RpcSituation['args'], state: 'PT404' | 'PT422', twin: string): RpcSituation {
  return { args, allowed: NOBODY, otherwise: 'PT403', refusals: { admin: state }, twin };
}

const plain = { name: 'A new one', targets: [] };
const week = { name: 'A new one', timezone: 'Europe/Berlin', hours: [], holidays: [] };
const span = (opens: string, closes: string) => ({ weekday: 1, opens, closes });

/** Who may say what is promised, and what is refused. */
export const SERVICE_LEVEL_RPCS: Readonly<Record<string, RpcRules>> = {
  save_sla_policy: {
    grants: ['authenticated', 'service_role'],
    situations: {
      'a new one': { args: { p_policy: plain }, ...admins },
      'one that exists': {
        args: {
          p_policy: {
            ...plain,
            team_id: idOf('team', 'own'),
            targets: [{ priority: 'high', first_response_minutes: 60 }],
          },
          p_id: idOf('policy', 'standard'),
        },
        ...admins,
      },
      'one that does not': refused(
        { p_policy: plain, p_id: idOf('policy', 'nowhere') },
        'PT404',
        'one that exists',
      ),
      'without a name': refused({ p_policy: { targets: [] } }, 'PT422', 'a new one'),
      'without targets': refused({ p_policy: { name: 'A new one' } }, 'PT422', 'a new one'),
      'with a field there is not': refused(
        { p_policy: { ...plain, colour: 'red' } },
        'PT422',
        'a new one',
      ),
      'for a team there is not': refused(
        { p_policy: { ...plain, team_id: idOf('team', 'nowhere') } },
        'PT422',
        'a new one',
      ),
      'for a channel there is not': refused(
        { p_policy: { ...plain, channel: 'fax' } },
        'PT422',
        'a new one',
      ),
      'with no time at all': refused(
        { p_policy: { ...plain, targets: [{ priority: 'high', resolution_minutes: 0 }] } },
        'PT422',
        'one that exists',
      ),
      'with a priority twice': refused(
        { p_policy: { ...plain, targets: [{ priority: 'high' }, { priority: 'high' }] } },
        'PT422',
        'one that exists',
      ),
    },
  },
  save_schedule: {
    grants: ['authenticated', 'service_role'],
    situations: {
      'a new one': { args: { p_schedule: week }, ...admins },
      'one that exists': {
        args: {
          p_schedule: {
            ...week,
            hours: [span('00:00', '12:00'), span('13:00', '24:00')],
            holidays: [{ on_date: '2027-01-01', name: "New Year's Day" }],
          },
          p_id: idOf('schedule', 'office'),
        },
        ...admins,
      },
      'one that does not': refused(
        { p_schedule: week, p_id: idOf('schedule', 'nowhere') },
        'PT404',
        'one that exists',
      ),
      'in a time zone there is not': refused(
        { p_schedule: { ...week, timezone: 'Atlantis/Port' } },
        'PT422',
        'a new one',
      ),
      'that closes before it opens': refused(
        { p_schedule: { ...week, hours: [span('17:00', '09:00')] } },
        'PT422',
        'one that exists',
      ),
      'with hours over each other': refused(
        { p_schedule: { ...week, hours: [span('09:00', '13:00'), span('12:00', '17:00')] } },
        'PT422',
        'one that exists',
      ),
      'with a day off twice': refused(
        {
          p_schedule: {
            ...week,
            holidays: [
              { on_date: '2027-01-01', name: 'One' },
              { on_date: '2027-01-01', name: 'Two' },
            ],
          },
        },
        'PT422',
        'one that exists',
      ),
    },
  },
};

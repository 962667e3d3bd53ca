import {
  ADMIN,
  type CallerName,
  EDITORS,
  idOf,
  type InsertSituation,
  NOBODY,
  type RowSituation,
  STAFF,
  type TableRules,
  type UpdateSituation,
} from './model.ts';

type Kind = 'template' | 'view';
type Rows = Record<string, RowSituation>;

const row = (kind: Kind, name: string): string => `id = '${idOf(kind, name)}'`;

/** Who reads: the owner alone, the team's members and admins, or all staff. */
function readers(kind: Kind): Rows {
  return {
    "everybody's": { where: row(kind, 'shared'), allowed: STAFF },
    "a team's": { where: row(kind, 'own'), allowed: ['agent', 'admin'] },
    "another team's": { where: row(kind, 'other'), allowed: ADMIN },
    ...personal(kind),
  };
}

function personal(kind: Kind): Rows {
  return {
    "an agent's": { where: row(kind, 'agent'), allowed: ['agent'] },
    "another agent's": { where: row(kind, 'viewer'), allowed: ['viewer'] },
    "a deactivated agent's": {
      where: row(kind, 'inactive_agent'),
      allowed: NOBODY,
      ownedBy: 'inactive_agent',
    },
  };
}

/** @param everybodys who writes what all staff see */
function writers(kind: Kind, everybodys: readonly CallerName[]): Rows {
  return {
    "everybody's": { where: row(kind, 'shared'), allowed: everybodys },
    "a team's": { where: row(kind, 'own'), allowed: ['agent', 'admin'] },
    "another team's": { where: row(kind, 'other'), allowed: ADMIN },
    ...personal(kind),
  };
}

function changes(
  kind: Kind,
  everybodys: readonly CallerName[],
  set: string,
): Record<string, UpdateSituation> {
  const rows = Object.entries(writers(kind, everybodys)).map(
    ([name, rule]): [string, UpdateSituation] => [name, { ...rule, set }],
  );
  return {
    ...Object.fromEntries(rows),
    'given to a colleague': {
      where: row(kind, 'agent'),
      set: `owner_id = '${idOf('person', 'other_agent')}'`,
      allowed: NOBODY,
      refusals: { agent: '42501' },
      twin: "an agent's",
    },
    "made everybody's without the right to": {
      where: row(kind, 'viewer'),
      set: 'owner_id = null',
      allowed: NOBODY,
      refusals: { viewer: '42501' },
      twin: "another agent's",
    },
    "moved to another team, by the first one's": {
      where: row(kind, 'own'),
      set: `team_id = '${idOf('team', 'other')}'`,
      allowed: ADMIN,
      refusals: { agent: '42501' },
    },
  };
}

function additions(
  everybodys: readonly CallerName[],
  values: InsertSituation['values'],
): Record<string, InsertSituation> {
  return {
    'for oneself': { values: { ...values, owner_id: 'caller' }, allowed: STAFF },
    'for a colleague': {
      values: { ...values, owner_id: idOf('person', 'other_agent') },
      allowed: NOBODY,
      twin: 'for oneself',
    },
    'for everybody': { values, allowed: everybodys },
    'for a team': {
      values: { ...values, team_id: idOf('team', 'own') },
      allowed: ['agent', 'admin'],
    },
    'for another team': {
      values: { ...values, team_id: idOf('team', 'other') },
      allowed: ADMIN,
    },
  };
}

const TEMPLATE_COLUMNS = [
  'title',
  'shortcut',
  'body',
  'owner_id',
  'team_id',
  'actions',
  'is_active',
];
const VIEW_COLUMNS = [
  'name',
  'owner_id',
  'team_id',
  'filters',
  'sort',
  'descending',
  'columns',
  'density',
  'position',
];

/** The agent holds templates.manage and leads their team; the viewer has neither right nor team. */
export const WORK_AID_TABLES: Readonly<Record<string, TableRules>> = {
  response_templates: {
    anon: {},
    authenticated: {
      select: 'all',
      insert: ['id', ...TEMPLATE_COLUMNS],
      update: TEMPLATE_COLUMNS,
      delete: true,
    },
    select: readers('template'),
    insert: additions(EDITORS, { title: 'A template', body: 'Words' }),
    update: changes('template', EDITORS, "title = 'New'"),
    delete: writers('template', EDITORS),
  },
  saved_views: {
    anon: {},
    authenticated: {
      select: 'all',
      insert: ['id', ...VIEW_COLUMNS],
      update: VIEW_COLUMNS,
      delete: true,
    },
    select: readers('view'),
    insert: additions(ADMIN, { name: 'A view' }),
    update: changes('view', ADMIN, "name = 'New'"),
    delete: writers('view', ADMIN),
  },
};

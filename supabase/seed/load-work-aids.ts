import type { Client } from 'pg';
import { idOf } from './random.ts';
import { insertRows, type Row } from './rows.ts';
import type { TeamName } from './scenarios/scenario.ts';
import type { Person } from './story.ts';
import { type DemoTemplate, type Scope, templates } from './templates.ts';

interface DemoView extends Scope {
  readonly name: string;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly sort?: string;
  readonly ascending?: boolean;
  readonly columns?: readonly string[];
  readonly density?: string;
}

interface Ids {
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: Readonly<Record<TeamName, string>>;
}

/** The named lists of the demo's staff. */
function views(teams: Ids['teams']): readonly DemoView[] {
  return [
    {
      name: 'Urgent and high',
      filters: { view: 'live', priority: ['urgent', 'high'] },
      sort: 'priority',
    },
    {
      name: 'Due next',
      filters: { view: 'live', sla: ['overdue', 'due_soon', 'on_track'] },
      sort: 'due',
      ascending: true,
    },
    {
      team: 'Support',
      name: 'Calendar sync',
      filters: { view: 'live', team: teams.Support, category: idOf('category calendar-sync') },
    },
    {
      owner: 'jonas@autocrm.example',
      name: 'Mine, waiting',
      filters: { view: 'waiting', assignee: 'me' },
    },
    {
      owner: 'amina@autocrm.example',
      name: 'Invoices',
      filters: { view: 'live', team: teams.Billing, tag: idOf('tag invoice') },
      columns: ['customer', 'status', 'assignee', 'activity'],
      density: 'compact',
    },
  ];
}

function scopeOf({ owner, team }: Scope, { people, teams }: Ids): Row {
  const owner_id = owner === undefined ? null : people.get(owner)?.id;
  if (owner_id === undefined) throw new Error(`There is no account ${owner ?? ''}.`);
  return { owner_id, team_id: team === undefined ? null : teams[team] };
}

function actionsOf(template: DemoTemplate, { teams }: Ids): Row {
  const { status, priority, tags, mine, to_team } = template;
  return {
    ...(status === undefined ? {} : { status }),
    ...(priority === undefined ? {} : { priority }),
    ...(tags === undefined ? {} : { add_tag_ids: tags.map((name) => idOf(`tag ${name}`)) }),
    ...(mine ? { assigned_agent_id: 'me' } : {}),
    ...(to_team === undefined ? {} : { team_id: teams[to_team] }),
  };
}

/** Writes prepared answers and saved views, after the teams, tags and categories that they name. */
export async function loadWorkAids(client: Client, ids: Ids, now: Date): Promise<void> {
  const times = { created_at: now, updated_at: now };
  await insertRows(
    client,
    'response_templates',
    templates.map((template) => ({
      id: idOf(`template ${template.shortcut}`),
      title: template.title,
      shortcut: template.shortcut,
      body: template.body,
      use_count: template.use_count,
      ...scopeOf(template, ids),
      actions: actionsOf(template, ids),
      is_active: true,
      metadata: {},
      ...times,
    })),
  );
  await insertRows(
    client,
    'saved_views',
    views(ids.teams).map((view, position) => ({
      id: idOf(`view ${view.name}`),
      name: view.name,
      filters: view.filters,
      sort: view.sort ?? 'activity',
      descending: view.ascending !== true,
      columns: view.columns ?? [],
      density: view.density ?? 'comfortable',
      position,
      ...scopeOf(view, ids),
      metadata: {},
      ...times,
    })),
  );
}

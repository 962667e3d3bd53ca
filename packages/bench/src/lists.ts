import type { Client } from 'pg';
import {
  cycle,
  type Percentiles,
  percentiles,
  type Statement,
  timeAs,
  timePlain,
} from './measure.ts';
import { become, type Persona } from './people.ts';

const PAGE = 25;
const plainSorts = ['activity', 'created', 'priority', 'status'] as const;
const sorts = [...plainSorts, 'due'] as const;
type Sort = (typeof sorts)[number];

const orders: Record<Sort, string> = {
  activity: 't.last_activity_at desc, t.id desc',
  created: 't.created_at desc, t.id desc',
  priority: 't.priority_rank desc, t.last_activity_at desc, t.id desc',
  status: 't.status_rank desc, t.last_activity_at desc, t.id desc',
  due: 't.next_due_at, t.id',
};

function keysOf(order: string): string {
  return order.replaceAll(' desc', '');
}

const staffViews = ['mine', 'unassigned', 'live', 'snoozed', 'waiting', 'resolved', 'everything'];

/** A list as a person opens it. */
export interface List {
  readonly persona: Persona;
  readonly name: string;
  readonly filters: Readonly<Record<string, unknown>>;
  /** A filter value that each person fills in. */
  readonly of?: 'team' | 'tag';
}

export interface ListTimes {
  readonly list: List;
  readonly sort: Sort;
  readonly rpc: Percentiles;
  readonly plain: Percentiles;
  /** Times of the runs that filled a page, which alone compare between sizes. */
  readonly full: readonly number[];
}

const customerLists: readonly List[] = [
  { persona: 'customer', name: 'own tickets', filters: {} },
  {
    persona: 'customer',
    name: 'own, not done',
    filters: { status: ['new', 'open', 'in_progress', 'waiting'] },
  },
];

function staffLists(persona: Persona): readonly List[] {
  return [
    ...staffViews.map((view) => ({ persona, name: view, filters: { view } })),
    { persona, name: 'live, one team', filters: { view: 'live' }, of: 'team' },
    { persona, name: 'live, one tag', filters: { view: 'live' }, of: 'tag' },
    { persona, name: 'live, urgent', filters: { view: 'live', priority: ['urgent'] } },
    { persona, name: 'live, overdue', filters: { view: 'live', sla: ['overdue'] } },
    { persona, name: 'live, due soon', filters: { view: 'live', sla: ['due_soon'] } },
    { persona, name: 'waiting, paused', filters: { view: 'waiting', sla: ['paused'] } },
  ];
}

export const lists: readonly List[] = [
  ...customerLists,
  ...staffLists('agent'),
  ...staffLists('viewer'),
  ...staffLists('admin'),
];

/** How a list can be sorted: what is due next orders live tickets alone. */
export function sortsOf({ filters: { view } }: List): readonly Sort[] {
  return view === undefined || view === 'resolved' || view === 'everything' ? plainSorts : sorts;
}

/** What is due next comes first; of everything else, the latest or greatest. */
export function isDescending(sort: Sort): boolean {
  return sort !== 'due';
}

async function filtersFor(
  client: Client,
  list: List,
  person: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (list.of === undefined) return list.filters;
  const source =
    list.of === 'tag'
      ? 'select id from public.tags order by random() limit 1'
      : `select coalesce(
          (select team_id from public.team_members where profile_id = $1 order by random() limit 1),
          (select id from public.teams order by random() limit 1)
        ) as id`;
  const { rows } = await client.query<{ id: string }>(source, list.of === 'tag' ? [] : [person]);
  return { ...list.filters, [list.of]: rows[0]?.id };
}

/** The page as a trusted program would ask for it: the same rows and columns, written as one plain query. */
async function plainPage(
  client: Client,
  person: string,
  filters: Readonly<Record<string, unknown>>,
  order: string,
): Promise<Statement> {
  await client.query('begin');
  try {
    await become(client, person);
    await client.query('reset role');
    const { rows } = await client.query<{ condition: string; staff: boolean }>(
      `select '((' || array_to_string(private.ticket_scope(), ') or (') || '))' || private.list_filter($1) as condition,
        private.is_staff() as staff`,
      [filters],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The scope of a person has one row.');
    return {
      text: `
        with page as materialized (
          select t.* from public.tickets as t where ${row.condition} order by ${order} limit ${PAGE + 1}
        )
        select jsonb_agg(f.fields || jsonb_build_object(
          'unread', t.seq > coalesce(r.last_read_seq, 0)
            or coalesce((f.fields ->> 'staff_seq')::bigint, 0) > coalesce(r.last_read_staff_seq, 0),
          'cursor', jsonb_build_array(${keysOf(order)})
        ) order by ${order})
        from (select * from page as t order by ${order} limit ${PAGE}) as t
        left join public.ticket_reads as r on r.ticket_id = t.id and r.profile_id = '${person}'
        cross join lateral (
          select private.ticket_row(row(t.*)::public.tickets, ${row.staff}) as fields offset 0
        ) as f`,
      values: [],
    };
  } finally {
    await client.query('rollback');
  }
}

async function rowsOf(client: Client, person: string, statement: Statement): Promise<number> {
  await client.query('begin');
  try {
    await become(client, person);
    const { rows } = await client.query<{ count: number }>(
      `select jsonb_array_length((${statement.text}) -> 'tickets') as count`,
      [...statement.values],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.query('rollback');
  }
}

/**
 * Measures one list's first page for many people: the command under row level security, and in turn the same
 * page without it.
 */
export async function measureList(
  client: Client,
  subject: { readonly list: List; readonly sort: Sort; readonly people: readonly string[] },
  runs: number,
): Promise<ListTimes> {
  const { list, sort, people } = subject;
  const rpc: number[] = [];
  const plain: number[] = [];
  const full: number[] = [];
  const warmUp = 5;
  for (const [index, person] of cycle(people, runs + warmUp).entries()) {
    const filters = await filtersFor(client, list, person);
    const statement = {
      text: 'select public.list_tickets($1, $2, $3)',
      values: [filters, sort, isDescending(sort)],
    };
    const page = await plainPage(client, person, filters, orders[sort]);
    const plainTime = (): Promise<number> => timePlain(client, page);
    const rpcTime = (): Promise<number> => timeAs(client, person, [statement]);
    // Whoever comes second finds the pages in memory, so they take turns.
    const [first, second] = index % 2 === 0 ? [rpcTime, plainTime] : [plainTime, rpcTime];
    const times = [await first(), await second()];
    if (index % 2 !== 0) times.reverse();
    const [rpcMs = 0, plainMs = 0] = times;
    if (index < warmUp) continue;
    rpc.push(rpcMs);
    plain.push(plainMs);
    if ((await rowsOf(client, person, statement)) === PAGE) full.push(rpcMs);
  }
  return { list, sort, rpc: percentiles(rpc), plain: percentiles(plain), full };
}

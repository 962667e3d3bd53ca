import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assume, type Caller, createTestDatabase, type TestDatabase } from './support/database.ts';
import type { Drawn } from './support/drawn.ts';
import { type RandomWorld, worldArbitrary, writeRandomWorld } from './support/random-world.ts';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await createTestDatabase();
  client = await db.connectOwner();
});
afterAll(async () => {
  await client.end();
  await db[Symbol.asyncDispose]();
});

type Filter = (
  world: RandomWorld,
  me: string,
) => { readonly name: string; readonly value: unknown; readonly sql: string };

const LIVE =
  "(t.deleted_at is null and t.merged_into_id is null and t.status in ('new', 'open', 'in_progress', 'waiting'))";

/** The meaning of each filter in plain SQL on what row level security lets through. */
const FILTERS: readonly Filter[] = [
  () => ({ name: 'status', value: ['open', 'resolved'], sql: "t.status in ('open', 'resolved')" }),
  () => ({ name: 'status', value: ['new'], sql: "t.status = 'new'" }),
  () => ({ name: 'priority', value: ['high', 'urgent'], sql: "t.priority in ('high', 'urgent')" }),
  () => ({ name: 'channel', value: ['email'], sql: "t.channel = 'email'" }),
  ({ category }) => ({ name: 'category', value: category, sql: `t.category_id = '${category}'` }),
  () => ({ name: 'category', value: 'none', sql: 't.category_id is null' }),
  () => ({ name: 'view', value: 'everything', sql: 'true' }),
  () => ({ name: 'view', value: 'waiting', sql: `${LIVE} and t.status = 'waiting'` }),
  () => ({
    name: 'view',
    value: 'resolved',
    sql: "t.status = 'resolved' and t.merged_into_id is null and t.resolved_at > now() - interval '7 days'",
  }),
  () => ({
    name: 'created_after',
    value: hoursAgo(2.5),
    sql: `t.created_at >= '${hoursAgo(2.5)}'`,
  }),
  () => ({
    name: 'created_before',
    value: hoursAgo(2.5),
    sql: `t.created_at < '${hoursAgo(2.5)}'`,
  }),
];

const STAFF_FILTERS: readonly Filter[] = [
  (_, me) => ({ name: 'assignee', value: 'me', sql: `t.assigned_agent_id = '${me}'` }),
  () => ({ name: 'assignee', value: 'none', sql: 't.assigned_agent_id is null' }),
  ({ people }) => ({
    name: 'assignee',
    value: people[0],
    sql: `t.assigned_agent_id = '${people[0] ?? ''}'`,
  }),
  ({ teams }) => ({ name: 'team', value: teams[0], sql: `t.team_id = '${teams[0] ?? ''}'` }),
  ({ teams }) => ({ name: 'team', value: teams[1], sql: `t.team_id = '${teams[1] ?? ''}'` }),
  () => ({ name: 'team', value: 'none', sql: 't.team_id is null' }),
  (_, me) => ({ name: 'customer', value: 'me', sql: `t.customer_id = '${me}'` }),
  ({ people }) => ({
    name: 'customer',
    value: people[1],
    sql: `t.customer_id = '${people[1] ?? ''}'`,
  }),
  ({ tag }) => ({ name: 'tag', value: tag, sql: `t.id in (select id from pg_temp.tagged)` }),
  () => ({ name: 'deleted', value: true, sql: 't.deleted_at is not null' }),
  () => ({ name: 'deleted', value: false, sql: 't.deleted_at is null' }),
  (_, me) => ({
    name: 'view',
    value: 'mine',
    sql: `${LIVE} and ${AWAKE} and t.assigned_agent_id = '${me}'`,
  }),
  () => ({
    name: 'view',
    value: 'unassigned',
    sql: `${LIVE} and ${AWAKE} and t.assigned_agent_id is null`,
  }),
  () => ({ name: 'view', value: 'live', sql: `${LIVE} and ${AWAKE}` }),
  () => ({ name: 'sla', value: ['overdue'], sql: standing('overdue') }),
  () => ({ name: 'sla', value: ['due_soon', 'on_track'], sql: standing('due_soon', 'on_track') }),
  () => ({ name: 'sla', value: ['paused', 'overdue'], sql: standing('paused', 'overdue') }),
  () => ({ name: 'sla', value: ['none'], sql: standing('none') }),
  () => ({ name: 'view', value: 'snoozed', sql: `${LIVE} and not ${AWAKE}` }),
];

// What only commands read is handed to the comparison as lists of ids.
const AWAKE = 't.id in (select id from pg_temp.awake)';
const standing = (...states: readonly string[]): string =>
  `(select c.state from pg_temp.clocks as c where c.id = t.id) in ('${states.join("', '")}')`;

/** How each ticket stands by what its desk's side says, without the copy that lists read. */
const CLOCKS = `
  create temp table clocks on commit drop as
  select c.id, coalesce(c.due, case when c.is_paused then timestamptz '9999-01-01 00:00:00+00' end, 'infinity') as due, case
    when c.due <= now() then 'overdue'
    when c.due <= now() + interval '60 minutes' then 'due_soon'
    when c.due is not null then 'on_track'
    when c.is_paused then 'paused'
    else 'none'
  end as state
  from (
    select t.id, ${LIVE} and t.status = 'waiting' and d.sla_policy_id is not null as is_paused,
      case when ${LIVE} then least(
        case when t.first_responded_at is null then d.first_response_due_at else d.next_response_due_at end,
        case when t.status <> 'waiting' then d.resolution_due_at end
      ) end as due
    from public.tickets as t join public.ticket_desk as d on d.ticket_id = t.id
  ) as c`;

const epoch = Date.now();
const hoursAgo = (hours: number): string => new Date(epoch - hours * 3_600_000).toISOString();

const SORTS: Readonly<Record<string, readonly string[]>> = {
  activity: ['t.last_activity_at', 't.id'],
  created: ['t.created_at', 't.id'],
  priority: [
    "array_position(array['low', 'medium', 'high', 'urgent'], t.priority::text)",
    't.last_activity_at',
    't.id',
  ],
  status: [
    "array_position(array['new', 'open', 'in_progress', 'waiting', 'resolved', 'closed'], t.status::text)",
    't.last_activity_at',
    't.id',
  ],
  due: ['(select c.due from pg_temp.clocks as c where c.id = t.id)', 't.id'],
};

const LIVE_VIEWS: ReadonlySet<unknown> = new Set([
  'mine',
  'unassigned',
  'live',
  'snoozed',
  'waiting',
]);

const questionArbitrary = fc.record({
  filters: fc.array(fc.nat(FILTERS.length + STAFF_FILTERS.length - 1), { maxLength: 3 }),
  sort: fc.constantFrom(...Object.keys(SORTS)),
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 7 }),
});
type Question = Drawn<typeof questionArbitrary>;

const page = z.object({
  tickets: z.array(z.looseObject({ id: z.string() })),
  next_cursor: z.nullable(z.string()),
});
const idRows = z.array(z.object({ id: z.string() }));
const roleRow = z.array(z.object({ role: z.nullable(z.string()) }));

async function plainSelect(question: Question, conditions: readonly string[]): Promise<string[]> {
  const direction = question.descending ? 'desc' : 'asc';
  const order = (SORTS[question.sort] ?? []).map((key) => `${key} ${direction}`).join(', ');
  const { rows } = await client.query(
    `select t.id from public.tickets as t where ${['true', ...conditions].join(' and ')} order by ${order}`,
  );
  return idRows.parse(rows).map((row) => row.id);
}

type Page = z.output<typeof page>;

async function onePage(
  question: Question,
  filters: Readonly<Record<string, unknown>>,
  cursor: string | null,
): Promise<Page> {
  const { rows } = await client.query(
    `select public.list_tickets(p_filters => $1, p_sort => $2, p_descending => $3, p_cursor => $4, p_limit => $5) as page`,
    [filters, question.sort, question.descending, cursor, question.limit],
  );
  const [answer] = z.tuple([z.object({ page })]).parse(rows);
  return answer.page;
}

async function allPages(
  question: Question,
  filters: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const { tickets, next_cursor: next }: Page = await onePage(question, filters, cursor);
    expect(tickets.length).toBeLessThanOrEqual(question.limit);
    ids.push(...tickets.map((ticket) => ticket.id));
    cursor = next;
  } while (cursor !== null);
  return ids;
}

async function inRandomWorld(
  plan: Drawn<typeof worldArbitrary>,
  work: (world: RandomWorld) => Promise<void>,
): Promise<void> {
  await client.query('begin');
  try {
    const world = await writeRandomWorld(client, plan);
    await client.query(
      'create temp table awake on commit drop as select id from public.tickets where snoozed_until is null',
    );
    await client.query(
      'create temp table tagged on commit drop as select ticket_id as id from public.ticket_tags',
    );
    await client.query(CLOCKS);
    await client.query(
      'grant select on pg_temp.awake, pg_temp.tagged, pg_temp.clocks to authenticated',
    );
    await work(world);
  } finally {
    await client.query('rollback');
  }
}

/** Runs `work` as each active person of the world. */
async function forEachCaller(
  world: RandomWorld,
  work: (caller: Caller, me: string, role: string) => Promise<void>,
): Promise<void> {
  for (const caller of world.callers) {
    await client.query('savepoint caller');
    await assume(client, caller);
    const { rows } = await client.query('select private.current_role() as role');
    const role = roleRow.parse(rows)[0]?.role;
    if (typeof role === 'string' && caller.id !== null) await work(caller, caller.id, role);
    await client.query('rollback to savepoint caller');
  }
}

describe('for any caller, filters, order and page size', () => {
  it('the pages of list_tickets are what a plain select under row level security finds, in order, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        worldArbitrary,
        fc.array(questionArbitrary, { minLength: 4, maxLength: 4 }),
        async (plan, questions) => {
          await inRandomWorld(plan, async (world) => {
            await forEachCaller(world, async (_, me, role) => {
              const known = role === 'customer' ? FILTERS : [...FILTERS, ...STAFF_FILTERS];
              for (const question of questions) {
                const chosen = question.filters
                  .flatMap((i) => known[i % known.length] ?? [])
                  .map((filter) => filter(world, me));
                // Of two filters of one name the later one counts, as in the object that carries them.
                const byName = new Map(chosen.map((filter) => [filter.name, filter]));
                const filters = Object.fromEntries(
                  [...byName.values()].map(({ name, value }) => [name, value]),
                );
                const conditions = [...byName.values()].map(({ sql }) => sql);
                if (!byName.has('deleted')) conditions.push('t.deleted_at is null');
                // What is due next orders views of live tickets alone, for staff.
                const canBeDue = role !== 'customer' && LIVE_VIEWS.has(filters['view']);
                const asked =
                  question.sort === 'due' && !canBeDue
                    ? { ...question, sort: 'activity' }
                    : question;
                expect(await allPages(asked, filters)).toEqual(
                  await plainSelect(asked, conditions),
                );
              }
            });
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('queue_counts are the lengths of the lists', async () => {
    await fc.assert(
      fc.asyncProperty(worldArbitrary, async (plan) => {
        await inRandomWorld(plan, async (world) => {
          await forEachCaller(world, async (_, __, role) => {
            if (role === 'customer') return;
            const { rows } = await client.query('select public.queue_counts() as counts');
            const counts =
              z.array(z.object({ counts: z.record(z.string(), z.number()) })).parse(rows)[0]
                ?.counts ?? {};
            expect(Object.keys(counts)).toEqual(
              expect.arrayContaining([
                'mine',
                'unassigned',
                'live',
                'snoozed',
                'waiting',
                'resolved',
              ]),
            );
            const lengths: Record<string, number> = {};
            for (const name of Object.keys(counts)) {
              const filters = name.startsWith('team:')
                ? { view: 'live', team: name.slice('team:'.length) }
                : { view: name };
              const question = { filters: [], sort: 'activity', descending: true, limit: 100 };
              lengths[name] = (await allPages(question, filters)).length;
            }
            expect(lengths).toEqual(counts);
          });
        });
      }),
      { numRuns: 12 },
    );
  });
});

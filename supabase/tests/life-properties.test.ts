import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import type { Drawn } from './support/drawn.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import { toRefusal } from './support/refusal.ts';
import { savePolicy } from './support/service-levels.ts';
import { anything, createTicket } from './support/tickets.ts';

let db: TestDatabase;
let teams: readonly [Team, Team];
let people: readonly Person[];
let staff: readonly Person[];
let customer: Person;
let tag: string;

beforeAll(async () => {
  db = await createTestDatabase();
  teams = [await createTeam(db), await createTeam(db)];
  customer = await createCustomer(db);
  const admin = await createAdmin(db);
  const lead = await createAgent(db, {
    teams: [teams[0]],
    permissions: ['tickets.assign', 'tickets.delete'],
  });
  staff = [admin, lead, await createAgent(db, { teams: [...teams] })];
  people = [customer, await createCustomer(db), ...staff];
  const row = z.object({ id: z.string() });
  await savePolicy(db, admin, { times: [60, 120, 480] });
  tag = (await db.owner.row(row, "insert into public.tags (name) values ('A tag') returning id"))
    .id;
});
afterAll(async () => db[Symbol.asyncDispose]());

const STATES = ['new', 'open', 'in_progress', 'waiting', 'resolved', 'closed'] as const;

const patchArbitrary = fc.record(
  {
    status: fc.constantFrom(...STATES),
    priority: fc.constantFrom('low', 'medium', 'high', 'urgent'),
    subject: fc.constantFrom('Another subject', 'A third subject'),
    assigned_agent_id: fc.option(fc.nat(2)),
    team_id: fc.option(fc.nat(1)),
    tagged: fc.boolean(),
    snoozed: fc.boolean(),
  },
  { requiredKeys: [] },
);

const commandArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('reply' as const), status: fc.option(fc.constantFrom(...STATES)) }),
  fc.record({ kind: fc.constant('note' as const) }),
  fc.record({ kind: fc.constant('update' as const), patch: patchArbitrary }),
  fc.record({
    kind: fc.constantFrom(
      'delete' as const,
      'restore' as const,
      'read' as const,
      'maintain' as const,
    ),
  }),
);
type Command = Drawn<typeof commandArbitrary>;

const stepArbitrary = fc.record({ who: fc.nat(4), again: fc.boolean(), command: commandArbitrary });

function patchOf(patch: Drawn<typeof patchArbitrary>): Record<string, unknown> {
  const { assigned_agent_id: assignee, team_id: team, tagged, snoozed, ...plain } = patch;
  return {
    ...plain,
    ...(assignee === undefined
      ? {}
      : { assigned_agent_id: assignee === null ? null : (staff[assignee]?.id ?? null) }),
    ...(team === undefined ? {} : { team_id: team === null ? null : (teams[team]?.id ?? null) }),
    ...(tagged === undefined ? {} : { tag_ids: tagged ? [tag] : [] }),
    ...(snoozed === undefined
      ? {}
      : { snoozed_until: snoozed ? new Date(Date.now() + 3_600_000).toISOString() : null }),
  };
}

async function run(
  who: Person,
  ticketId: string,
  command: Command,
  clientId: string,
): Promise<void> {
  const session = db.as(who.caller);
  const ticket = { p_ticket_id: ticketId };
  switch (command.kind) {
    case 'reply': {
      const args = { ...ticket, p_client_id: clientId, p_body: 'Words', p_status: command.status };
      return void (await session.rpc('reply_to_ticket', args, anything));
    }
    case 'note':
      return void (await session.rpc(
        'add_note',
        { ...ticket, p_client_id: clientId, p_body: 'Words' },
        anything,
      ));
    case 'update':
      return void (await session.rpc(
        'update_ticket',
        { ...ticket, p_patch: patchOf(command.patch) },
        anything,
      ));
    case 'read':
      return void (await session.rpc(
        'mark_ticket_read',
        { ...ticket, p_seq: 3, p_staff_seq: 3 },
        anything,
      ));
    case 'maintain':
      return void (await db.owner.count('select private.run_maintenance()'));
    default:
      return void (await session.rpc(`${command.kind}_ticket`, ticket, anything));
  }
}

const stateRow = z.object({
  status: z.enum(STATES),
  resolved: z.boolean(),
  closed: z.boolean(),
  seq: z.number(),
  staff_seq: z.number(),
  public_seqs: z.array(z.number()),
  staff_seqs: z.array(z.number()),
  said: z.array(z.number()),
  noted: z.array(z.number()),
  states: z.array(z.object({ old: z.enum(STATES), new: z.enum(STATES) })),
  ahead: z.number(),
  due_in_lists: z.string(),
  due_on_desk: z.string(),
  is_paused: z.boolean(),
  is_deleted: z.boolean(),
  takes: z.number(),
  awaiting: z.nullable(z.date()),
  unanswered: z.nullable(z.date()),
});

async function stateOf(ticketId: string): Promise<z.output<typeof stateRow>> {
  return db.owner.row(
    stateRow,
    `select t.status, t.resolved_at is not null as resolved, t.closed_at is not null as closed, t.seq, d.seq as staff_seq,
      array(select a.seq::integer from public.ticket_activities as a
        where a.ticket_id = t.id and not a.is_internal order by a.seq) as public_seqs,
      array(select a.seq::integer from public.ticket_activities as a
        where a.ticket_id = t.id and a.is_internal order by a.seq) as staff_seqs,
      array(select m.seq::integer from public.ticket_messages as m where m.ticket_id = t.id order by m.seq) as said,
      array(select n.seq::integer from public.ticket_notes as n where n.ticket_id = t.id order by n.seq) as noted,
      coalesce((select jsonb_agg(jsonb_build_object('old', a.old_value ->> 'status', 'new', a.new_value ->> 'status') order by a.seq)
        from public.ticket_activities as a where a.ticket_id = t.id and a.type = 'status_change'), '[]') as states,
      (select count(*) from public.ticket_reads as r
        where r.ticket_id = t.id and (r.last_read_seq > t.seq or r.last_read_staff_seq > d.seq)) as ahead,
      t.next_due_at::text as due_in_lists, private.next_due(t, d)::text as due_on_desk, d.paused_at is not null as is_paused,
      t.deleted_at is not null as is_deleted,
      d.resolution_spent as takes, t.awaiting_reply_since as awaiting,
      (select min(m.created_at) from public.ticket_messages as m where m.ticket_id = t.id and m.author_role = 'customer'
        and m.created_at > (select max(s.created_at) from public.ticket_messages as s where s.ticket_id = t.id and s.author_role <> 'customer')
      ) as unanswered
    from public.tickets as t join public.ticket_desk as d on d.ticket_id = t.id where t.id = $1`,
    ticketId,
  );
}

let allowed: ReadonlySet<string>;

beforeAll(async () => {
  const row = z.object({ pair: z.string() });
  const rows = await db.owner.rows(
    row,
    "select from_status || ' → ' || to_status as pair from public.ticket_transitions",
  );
  allowed = new Set(rows.map(({ pair }) => pair));
});

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

async function checkInvariants(ticketId: string): Promise<void> {
  const state = await stateOf(ticketId);
  expect(state.public_seqs).toEqual(upTo(state.seq));
  expect(state.staff_seqs).toEqual(upTo(state.staff_seq));
  expect(state.public_seqs).toEqual(expect.arrayContaining(state.said));
  expect(state.staff_seqs).toEqual(expect.arrayContaining(state.noted));
  expect(state.resolved).toBe(state.status === 'resolved' || state.status === 'closed');
  expect(state.closed).toBe(state.status === 'closed');
  expect(state.ahead).toBe(0);
  // The clocks are those of the ticket as it stands; an answer is owed for what was not answered.
  expect(state.due_in_lists).toBe(state.due_on_desk);
  expect(state.is_paused).toBe(state.status === 'waiting' && !state.is_deleted);
  expect(state.takes).toBeLessThan(60);
  expect(state.unanswered !== null && state.awaiting === null).toBe(false);
  // The history of states is one walk from new to where the ticket stands, along allowed steps.
  let current: (typeof STATES)[number] = 'new';
  for (const step of state.states) {
    expect(step.old).toBe(current);
    expect(allowed).toContain(`${step.old} → ${step.new}`);
    current = step.new;
  }
  expect(state.status).toBe(current);
}

interface Effect {
  readonly before: z.output<typeof stateRow>;
  readonly after: z.output<typeof stateRow>;
  /** SQLSTATE, when it was refused. */
  readonly refusal: string | undefined;
}

async function effectOf(
  who: Person,
  ticketId: string,
  command: Command,
  clientId: string,
): Promise<Effect> {
  const before = await stateOf(ticketId);
  const refusal = await run(who, ticketId, command, clientId).then(
    () => undefined,
    (error: unknown) => toRefusal(error).state,
  );
  return { before, after: await stateOf(ticketId), refusal };
}

it('any commands of several people, some sent twice and some refused, leave a ticket whole', async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 14 }), async (steps) => {
      await db.owner.count('delete from private.rate_limits');
      const { id } = await createTicket(db, customer);
      for (const { who, again, command } of steps) {
        const clientId = randomUUID();
        const actor = people[who] ?? customer;
        const first = await effectOf(actor, id, command, clientId);
        const effects = again ? [first, await effectOf(actor, id, command, clientId)] : [first];
        if (first.refusal === undefined) done.add(command.kind);
        // Refused by the rules, and then nothing happened.
        const refused = effects.filter(({ refusal }) => refusal !== undefined);
        expect(refused.filter(({ refusal }) => !refusal?.startsWith('PT4'))).toEqual([]);
        expect(refused.map(({ after }) => after)).toEqual(refused.map(({ before }) => before));
        // Sent twice, nothing more happened.
        const repeated = command.kind === 'update' ? [] : effects.slice(1);
        expect(repeated.map(({ after }) => after)).toEqual(repeated.map(({ before }) => before));
      }
      await checkInvariants(id);
    }),
    { numRuns: 60 },
  );
  expect([...done].toSorted()).toEqual([
    'delete',
    'maintain',
    'note',
    'read',
    'reply',
    'restore',
    'update',
  ]);
}, 60_000);

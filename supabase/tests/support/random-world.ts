import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { person, type Caller } from './database.ts';
import type { Drawn } from './drawn.ts';

const ROLES = ['customer', 'agent', 'admin'] as const;
const STATES = ['new', 'open', 'in_progress', 'waiting', 'resolved', 'closed'] as const;
const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
const CHANNELS = ['portal', 'email', 'api', 'agent'] as const;

const PEOPLE = 6;
const TEAMS = 3;

const someone = fc.nat(PEOPLE - 1);
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 9);

const personArbitrary = fc.record({
  role: fc.constantFrom(...ROLES, 'agent' as const),
  active: rarely.map((inactive) => !inactive),
  teams: fc.subarray([0, 1, 2]),
  viewAll: rarely,
});

const ticketArbitrary = fc.record({
  customer: fc.option(someone),
  assignee: fc.option(someone),
  team: fc.option(fc.nat(TEAMS - 1)),
  followers: fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 2 }),
  status: fc.constantFrom(...STATES),
  priority: fc.constantFrom(...PRIORITIES),
  channel: fc.constantFrom(...CHANNELS),
  tagged: fc.boolean(),
  categorised: fc.boolean(),
  deleted: rarely,
  snoozed: rarely,
  merged: rarely,
  // Few distinct times, so that order often rests on the id.
  ageHours: fc.constantFrom(1, 2, 3, 200),
});

export const worldArbitrary = fc.record({
  people: fc.array(personArbitrary, { minLength: PEOPLE, maxLength: PEOPLE }),
  tickets: fc.array(ticketArbitrary, { minLength: 1, maxLength: 24 }),
});

type RandomPlan = Drawn<typeof worldArbitrary>;

export interface RandomWorld {
  readonly callers: readonly Caller[];
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly tag: string;
  readonly category: string;
}

const at = (list: readonly string[], index: number | null): string | null =>
  index === null ? null : (list[index] ?? null);

async function writePeople(
  client: pg.ClientBase,
  plan: RandomPlan,
  world: RandomWorld,
): Promise<void> {
  for (const [i, { role, active, teams, viewAll }] of plan.people.entries()) {
    const id = world.people[i];
    await client.query(
      'insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3)',
      [id, `${id ?? ''}@people.example`, { full_name: `Person ${i}` }],
    );
    await client.query('update public.profiles set role = $2 where id = $1', [id, role]);
    if (role !== 'customer') {
      for (const team of teams) {
        await client.query(
          'insert into public.team_members (team_id, profile_id) values ($1, $2)',
          [world.teams[team], id],
        );
      }
    }
    if (viewAll) {
      await client.query(
        "insert into public.profile_permissions (profile_id, permission) values ($1, 'tickets.view_all')",
        [id],
      );
    }
    // An admin besides them exists, so anybody may go.
    if (!active)
      await client.query('update public.profiles set is_active = false where id = $1', [id]);
  }
}

function ticketValues(
  ticket: RandomPlan['tickets'][number],
  world: RandomWorld,
): Record<string, unknown> {
  const now = Date.now();
  const then = new Date(now - ticket.ageHours * 3_600_000);
  const over = ticket.status === 'resolved' || ticket.status === 'closed';
  return {
    customer_id: at(world.people, ticket.customer),
    assigned_agent_id: at(world.people, ticket.assignee),
    team_id: at(world.teams, ticket.team),
    category_id: ticket.categorised ? world.category : null,
    subject: 'Subject',
    description: 'Text',
    status: ticket.status,
    first_responded_at: ticket.assignee === null ? null : then,
    priority: ticket.priority,
    channel: ticket.channel,
    last_activity_at: then,
    created_at: then,
    resolved_at: over ? then : null,
    closed_at: ticket.status === 'closed' ? then : null,
    deleted_at: ticket.deleted ? then : null,
    snoozed_until: ticket.snoozed ? new Date(now + 86_400_000) : null,
  };
}

async function writeTickets(
  client: pg.ClientBase,
  plan: RandomPlan,
  world: RandomWorld,
): Promise<void> {
  let first: string | null = null;
  for (const ticket of plan.tickets) {
    const id = randomUUID();
    const values = {
      id,
      merged_into_id: ticket.merged ? first : null,
      ...ticketValues(ticket, world),
    };
    const columns = Object.keys(values);
    await client.query(
      `insert into public.tickets (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(values),
    );
    first ??= id;
    if (ticket.tagged)
      await client.query('insert into public.ticket_tags values ($1, $2)', [id, world.tag]);
    for (const follower of ticket.followers) {
      await client.query('insert into public.ticket_followers values ($1, $2)', [
        id,
        world.people[follower],
      ]);
    }
  }
}

/** Times in minutes by which tickets of one to three hours are overdue, due soon, on track or without a clock. */
const TARGETS = [
  ['urgent', 90, 150, null],
  ['high', 300, null, 150],
  ['medium', null, 30, 12_100],
] as const;

async function writeServiceLevel(client: pg.ClientBase): Promise<void> {
  const id = randomUUID();
  await client.query("insert into public.sla_policies (id, name) values ($1, 'Promised')", [id]);
  for (const target of TARGETS) {
    await client.query('insert into public.sla_targets values ($1, $2, $3, $4, $5)', [
      id,
      ...target,
    ]);
  }
}

/** Writes random people, memberships, permissions, followers and tickets within the transaction that is open. */
export async function writeRandomWorld(
  client: pg.ClientBase,
  plan: RandomPlan,
): Promise<RandomWorld> {
  const people = plan.people.map(() => randomUUID());
  const world: RandomWorld = {
    people,
    callers: people.map((id) => person(id)),
    teams: Array.from({ length: TEAMS }, () => randomUUID()),
    tag: randomUUID(),
    category: randomUUID(),
  };
  const keeper = randomUUID();
  await client.query('insert into auth.users (id, email) values ($1, $2)', [
    keeper,
    `${keeper}@people.example`,
  ]);
  await client.query("update public.profiles set role = 'admin' where id = $1", [keeper]);
  await client.query(
    'insert into public.teams (id, name) select id, id::text from unnest($1::uuid[]) as id',
    [world.teams],
  );
  await client.query('insert into public.tags (id, name) values ($1, $2)', [world.tag, world.tag]);
  await client.query('insert into public.ticket_categories (id, name, slug) values ($1, $2, $2)', [
    world.category,
    world.category,
  ]);
  await writePeople(client, plan, world);
  await writeServiceLevel(client);
  await writeTickets(client, plan, world);
  return world;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, SERVICE, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  deactivate,
  type Person,
  type Team,
} from './support/people.ts';
import { insertTicket, reply, ticketOf, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let admin: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  admin = await createAdmin(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

type Strategy = 'manual' | 'round_robin' | 'least_loaded';

async function handingOut(strategy: Strategy): Promise<Team> {
  const team = await createTeam(db);
  await db.owner.count(
    'update public.teams set assignment_strategy = $2 where id = $1',
    team.id,
    strategy,
  );
  return team;
}

async function member(
  teams: readonly Team[],
  { availability = 'online', max = null }: { availability?: string; max?: number | null } = {},
): Promise<Person> {
  const agent = await createAgent(db, { teams });
  await db.owner.count(
    'update public.profiles set availability = $2, max_open_tickets = $3 where id = $1',
    agent.id,
    availability,
    max,
  );
  return agent;
}

/** A ticket that nobody has and that reaches a team as an import brings it. */
const arrive = async (
  team: Team,
  values: Readonly<Record<string, unknown>> = {},
): Promise<string> => insertTicket(db, { team_id: team.id, ...values });

const assigneeOf = async (ticketId: string): Promise<string | null> =>
  (await ticketOf(db, ticketId)).assigned_agent_id;

const loadRow = z.object({ id: z.nullable(z.uuid()), tickets: z.number() });

/** Live tickets of some teams, by assignee. */
async function loads(teams: readonly Team[]): Promise<Map<string | null, number>> {
  const rows = await db.owner.rows(
    loadRow,
    `select assigned_agent_id as id, count(*)::integer as tickets from public.tickets
    where team_id = any ($1) and is_live group by 1`,
    teams.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, tickets }) => [id, tickets]));
}

describe('a ticket that reaches a team', () => {
  it('waits in the queue of one that does not hand out its tickets', async () => {
    const team = await handingOut('manual');
    await member([team]);
    expect(await assigneeOf(await arrive(team))).toBeNull();
  });

  it('goes to its members in turn', async () => {
    const team = await handingOut('round_robin');
    const people = [await member([team]), await member([team]), await member([team])];
    const given: (string | null)[] = [];
    for (let i = 0; i < 6; i += 1) given.push(await assigneeOf(await arrive(team)));
    expect(new Set(given.slice(0, 3))).toEqual(new Set(people.map(({ id }) => id)));
    expect(given.slice(3)).toEqual(given.slice(0, 3));
  });

  it('goes to who has the fewest open ones, wherever these are', async () => {
    const team = await handingOut('least_loaded');
    const [busy, idle] = [await member([team]), await member([team])];
    const elsewhere = await createTeam(db);
    for (let i = 0; i < 2; i += 1) await arrive(elsewhere, { assigned_agent_id: busy.id });
    await arrive(elsewhere, { assigned_agent_id: idle.id, status: 'closed' });
    expect(await assigneeOf(await arrive(team))).toBe(idle.id);
    expect(await assigneeOf(await arrive(team))).toBe(idle.id);
    await arrive(elsewhere, { assigned_agent_id: idle.id });
    expect(await assigneeOf(await arrive(team))).toBe(busy.id);
  });

  it('goes to nobody who is away, offline, deactivated or full, or who asked it', async () => {
    const team = await handingOut('round_robin');
    await member([team], { availability: 'away' });
    await member([team], { availability: 'offline' });
    await deactivate(db, await member([team]));
    const full = await member([team], { max: 1 });
    await arrive(await handingOut('manual'), { assigned_agent_id: full.id });
    const asking = await member([team]);
    expect(await assigneeOf(await arrive(team, { customer_id: asking.id }))).toBeNull();
    expect(await assigneeOf(await arrive(team))).toBe(asking.id);
  });

  it('stays as it is when it is over or has somebody', async () => {
    const team = await handingOut('round_robin');
    await member([team]);
    const outsider = await createAgent(db);
    expect(await assigneeOf(await arrive(team, { status: 'closed' }))).toBeNull();
    expect(await assigneeOf(await arrive(team, { assigned_agent_id: outsider.id }))).toBe(
      outsider.id,
    );
  });

  it('stays in the queue of a team that is not active', async () => {
    const team = await handingOut('round_robin');
    await member([team]);
    await db.owner.count('update public.teams set is_active = false where id = $1', team.id);
    expect(await assigneeOf(await arrive(team))).toBeNull();
  });
});

describe('a hand-over', () => {
  it('answers with who got it, who is told, and history says that nobody did it', async () => {
    const team = await handingOut('round_robin');
    const agent = await member([team]);
    const id = await insertTicket(db, { customer_id: (await createCustomer(db)).id });
    const { ticket } = await updateTicket(db, admin, id, { team_id: team.id });
    expect(ticket).toMatchObject({ assigned_agent_id: agent.id, status: 'open' });
    const entry = await db.owner.row(
      z.object({ actor_id: z.null(), actor_name: z.string(), actor_role: z.string() }),
      "select * from public.ticket_activities where ticket_id = $1 and type = 'agent_assignment'",
      id,
    );
    expect(entry).toMatchObject({ actor_name: '', actor_role: 'system' });
    expect(
      await db
        .as(agent.caller)
        .count(
          "select from public.notifications where ticket_id = $1 and type = 'assigned' and actor_id is null",
          id,
        ),
    ).toBe(1);
    // What the caller does next is theirs again.
    await updateTicket(db, admin, id, { priority: 'urgent' });
    expect(
      await db.owner.count(
        "select from public.ticket_activities where ticket_id = $1 and type = 'priority_change' and actor_id = $2",
        id,
        admin.id,
      ),
    ).toBe(1);
  });

  it('takes it from an assignee who is not in the team', async () => {
    const team = await handingOut('least_loaded');
    const agent = await member([team]);
    const id = await insertTicket(db, { assigned_agent_id: admin.id });
    const { ticket } = await updateTicket(db, admin, id, { team_id: team.id });
    expect(ticket.assigned_agent_id).toBe(agent.id);
  });

  it('by a member themselves tells them too, since they did not choose it', async () => {
    const team = await handingOut('round_robin');
    const agent = await member([team]);
    const id = await insertTicket(db, {});
    await updateTicket(db, agent, id, { team_id: team.id });
    expect(await assigneeOf(id)).toBe(agent.id);
    const told = 'select from public.notifications where ticket_id = $1';
    expect(await db.as(agent.caller).count(told, id)).toBe(1);
  });

  it('is not repeated when the assignee puts it back', async () => {
    const team = await handingOut('round_robin');
    const agent = await member([team]);
    const id = await arrive(team);
    const { ticket } = await updateTicket(db, agent, id, { assigned_agent_id: null });
    expect(ticket.assigned_agent_id).toBeNull();
    expect(await assigneeOf(id)).toBeNull();
  });

  it("comes with a customer's answer to a closed ticket of the team", async () => {
    const team = await handingOut('round_robin');
    const agent = await member([team]);
    const customer = await createCustomer(db);
    const closed = await arrive(team, { customer_id: customer.id, status: 'closed' });
    const outcome = await reply(db, customer, closed);
    expect(outcome).toMatchObject({
      outcome: 'follow_up',
      ticket: { assigned_agent_id: agent.id },
    });
  });

  it('leaves no trace in the audit log, which is for what admins decide', async () => {
    const team = await handingOut('round_robin');
    const agent = await member([team]);
    const logged = `select from public.audit_log where table_name = 'team_members' and action = 'update' and new ->> 'profile_id' = $1`;
    await arrive(team);
    expect(await db.owner.count(logged, agent.id)).toBe(0);
    await db.owner.count(
      'update public.team_members set is_lead = true where profile_id = $1',
      agent.id,
    );
    expect(await db.owner.count(logged, agent.id)).toBe(1);
  });
});

describe('fifty tickets at once', () => {
  const AT_ONCE = 25;

  /** Transactions that each bring a ticket to every team, in this order or the other, and all end at once. */
  async function bring(teams: readonly Team[]): Promise<void> {
    const open = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, i) => {
        const transaction = await db.begin(SERVICE);
        for (const team of i % 2 === 0 ? teams : teams.toReversed()) {
          await transaction.session.count(
            "insert into public.tickets (subject, description, team_id) values ('At once', 'Words', $1)",
            team.id,
          );
        }
        return transaction;
      }),
    );
    await Promise.all(open.map(async (transaction) => transaction.commit()));
    await Promise.all(open.map(async (transaction) => transaction[Symbol.asyncDispose]()));
  }

  it.each(['round_robin', 'least_loaded'] as const)(
    'are balanced over three members by %s, and nobody away gets one',
    async (strategy) => {
      const teams = [await handingOut(strategy), await handingOut(strategy)];
      const people = [await member(teams), await member(teams), await member(teams)];
      await member(teams, { availability: 'away' });
      await bring(teams);
      const given = await loads(teams);
      expect(new Set(given.keys())).toEqual(new Set(people.map(({ id }) => id)));
      const amounts = [...given.values()];
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(2 * AT_ONCE);
      // In turn is counted per team: one more in each at most.
      const spread = Math.max(...amounts) - Math.min(...amounts);
      expect(spread).toBeLessThanOrEqual(strategy === 'least_loaded' ? 1 : 2);
    },
  );

  it('never exceed a limit, and wait in the queue when all are full', async () => {
    const teams = [await handingOut('round_robin'), await handingOut('least_loaded')];
    const people = [
      await member(teams, { max: 5 }),
      await member(teams, { max: 7 }),
      await member(teams, { max: 9 }),
    ];
    await bring(teams);
    const given = await loads(teams);
    expect(people.map(({ id }) => given.get(id))).toEqual([5, 7, 9]);
    expect(given.get(null)).toBe(2 * AT_ONCE - 21);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAgent, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { insertTicket, ticketOf } from './support/tickets.ts';

let db: TestDatabase;
let agent: Person;
let customer: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  agent = await createAgent(db);
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const maintenance = z.object({ result: z.object({ closed: z.number(), woken: z.number() }) });

describe('maintenance', () => {
  const run = async (): Promise<z.output<typeof maintenance>['result']> =>
    (await db.owner.row(maintenance, 'select private.run_maintenance() as result')).result;

  it('closes what was resolved for longer than the setting says and wakes what was snoozed, once', async () => {
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const old = { customer_id: customer.id, status: 'resolved', resolved_at: daysAgo(8) };
    const [due, fresh] = [
      await insertTicket(db, old),
      await insertTicket(db, { ...old, resolved_at: daysAgo(6) }),
    ];
    const snoozed = await insertTicket(db, { customer_id: customer.id, snoozed_until: daysAgo(1) });
    expect(await run()).toEqual({ closed: 1, woken: 1 });
    expect(await run()).toEqual({ closed: 0, woken: 0 });
    expect((await ticketOf(db, due)).status).toBe('closed');
    expect((await ticketOf(db, due)).closed_at).not.toBeNull();
    expect((await ticketOf(db, fresh)).status).toBe('resolved');
    const history = await db.owner.rows(
      z.object({ ticket_id: z.string(), type: z.string(), actor_role: z.string() }),
      `select ticket_id, type, actor_role from public.ticket_activities
      where ticket_id = any ($1::uuid[]) and type in ('status_change', 'unsnoozed') order by type`,
      [due, snoozed],
    );
    expect(history).toEqual([
      { ticket_id: due, type: 'status_change', actor_role: 'system' },
      { ticket_id: snoozed, type: 'unsnoozed', actor_role: 'system' },
    ]);
  });

  it('cannot be called by anybody who signs in', async () => {
    const call = db.as(agent.caller).count('select private.run_maintenance()');
    expect(await refused(call)).toMatchObject({ state: '42501' });
  });
});

import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import type { Drawn } from './support/drawn.ts';
import { merge, timelineOf, undo, unmerge, wordsOn } from './support/operations.ts';
import { createAgent, createCustomer, createTeam, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { addNote, createTicket, insertTicket, reply, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let lead: Person;
let customer: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  const team = await createTeam(db);
  lead = await createAgent(db, { teams: [team], permissions: ['tickets.merge'] });
  customer = await createCustomer(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const isMerge = (entry: TimelineEntry): boolean =>
  entry.kind === 'activity' && entry.activity.type === 'merged';

/** All that is read on a ticket, numbers included, but for the merges themselves. */
async function storyOf(ticketId: string): Promise<unknown> {
  const row = z.looseObject({ last_message_at: z.unknown() });
  const times = await db.owner.row(
    row,
    `select status, merged_into_id, last_message_at::text, last_customer_message_at::text, first_responded_at::text
    from public.tickets where id = $1`,
    ticketId,
  );
  const read = async (who: Person): Promise<unknown> => {
    const { entries } = await timelineOf(db, who, ticketId);
    return entries.filter((entry) => !isMerge(entry));
  };
  return [times, await read(customer), await read(lead)];
}

/** Numbers of each feed and of the texts in it, which must be those of the ticket's history. */
async function checkNumbers(ticketId: string): Promise<void> {
  const numbers = z.object({
    said: z.array(z.number()),
    seqs: z.array(z.number()),
    last: z.number(),
  });
  const text = (internal: boolean): string => `
    select
      array(select m.seq::integer from public.${internal ? 'ticket_notes' : 'ticket_messages'} as m
        where m.ticket_id = $1 order by 1) as said,
      array(select a.seq::integer from public.ticket_activities as a
        where a.ticket_id = $1 and a.is_internal = ${String(internal)} order by 1) as seqs,
      (select seq::integer from public.${internal ? 'ticket_desk where ticket_id' : 'tickets where id'} = $1) as last`;
  for (const internal of [false, true]) {
    const { said, seqs, last } = await db.owner.row(numbers, text(internal), ticketId);
    expect(seqs).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    expect(seqs).toEqual(expect.arrayContaining(said));
    expect(new Set(said).size).toBe(said.length);
  }
}

const eventArbitrary = fc.record({
  ticket: fc.nat(2),
  kind: fc.constantFrom('customer', 'agent', 'note', 'change'),
});

async function tell(id: string, kind: Drawn<typeof eventArbitrary>['kind']): Promise<void> {
  if (kind === 'note') await addNote(db, lead, id);
  else if (kind === 'change') await updateTicket(db, lead, id, { priority: 'urgent' });
  else await reply(db, kind === 'agent' ? lead : customer, id);
}

async function told(
  events: readonly Drawn<typeof eventArbitrary>[],
): Promise<[string, string, string]> {
  await db.owner.count('delete from private.rate_limits');
  const make = async (): Promise<string> => (await createTicket(db, customer)).id;
  const ids: [string, string, string] = [await make(), await make(), await make()];
  for (const { ticket, kind } of events) await tell(ids[ticket] ?? ids[0], kind);
  return ids;
}

describe('a merge that is taken back leaves every timeline as it was', () => {
  const events = fc.array(eventArbitrary, { minLength: 1, maxLength: 8 });

  it('of two tickets that go into a third', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.boolean(), async (drawn, byUndo) => {
        const ids = await told(drawn);
        const before = await Promise.all(ids.map(storyOf));
        const [target, ...sources] = ids;
        const all = await Promise.all(ids.map(async (id) => wordsOn(db, lead, id)));
        const { operation_id: operation } = await merge(db, lead, sources, { into: target });
        // Each description became words of the target.
        expect(await wordsOn(db, lead, target)).toHaveLength(all.flat().length + 2);
        await Promise.all(ids.map(checkNumbers));
        if (byUndo) await undo(db, lead, operation);
        else for (const source of sources) await unmerge(db, lead, source);
        expect(await Promise.all(ids.map(storyOf))).toEqual(before);
        await Promise.all(ids.map(checkNumbers));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('of one that goes into another, which goes into a third, in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.boolean(), async (drawn, innerFirst) => {
        const [a, b, c] = await told(drawn);
        const ids = [a, b, c];
        const before = await Promise.all(ids.map(storyOf));
        await merge(db, lead, [a], { into: b });
        await merge(db, lead, [b], { into: c });
        await Promise.all(ids.map(checkNumbers));
        for (const source of innerFirst ? [a, b] : [b, a]) await unmerge(db, lead, source);
        expect(await Promise.all(ids.map(storyOf))).toEqual(before);
        await Promise.all(ids.map(checkNumbers));
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe('taking a merge back', () => {
  it('leaves in the target what was written there since', async () => {
    const [target, source] = await told([{ ticket: 1, kind: 'customer' }]);
    await merge(db, lead, [source], { into: target });
    await reply(db, customer, target, { p_body: 'Written since' });
    const { ticket } = await unmerge(db, lead, source);
    expect(ticket).toMatchObject({ id: source, merged_into_id: null });
    expect(await wordsOn(db, lead, target)).toEqual(['Written since']);
    await reply(db, customer, source, { p_body: 'Goes on here' });
  });

  it('stands in both histories', async () => {
    const [target, source] = await told([]);
    await merge(db, lead, [source], { into: target });
    await unmerge(db, lead, source);
    const merges = async (id: string): Promise<unknown[]> =>
      (await timelineOf(db, customer, id)).entries.flatMap((entry) =>
        entry.kind === 'activity' && isMerge(entry)
          ? [entry.activity.old_value['direction'], entry.activity.new_value['direction']]
          : [],
      );
    expect(await merges(source)).toEqual([undefined, 'into', 'into', undefined]);
    expect(await merges(target)).toEqual([undefined, 'from', 'from', undefined]);
  });

  it('is refused for what was not merged, is deleted, or without the right and the sight', async () => {
    const [target, source] = await told([]);
    expect(await refused(unmerge(db, lead, source))).toMatchObject({
      state: 'PT409',
      code: 'not_merged',
    });
    await merge(db, lead, [source], { into: target });
    const plain = await createAgent(db);
    expect(await refused(unmerge(db, plain, source))).toMatchObject({ code: 'not_allowed' });
    const elsewhere = await createTeam(db);
    await db.owner.count(
      'update public.tickets set team_id = $2 where id = $1',
      target,
      elsewhere.id,
    );
    expect(await refused(unmerge(db, lead, source))).toMatchObject({ code: 'ticket_not_found' });
    await db.owner.count('update public.tickets set team_id = null where id = $1', target);
    await db.owner.count('update public.tickets set deleted_at = now() where id = $1', source);
    expect(await refused(unmerge(db, lead, source))).toMatchObject({ code: 'ticket_not_found' });
    const unknown = await insertTicket(db, { customer_id: customer.id, team_id: elsewhere.id });
    expect(await refused(unmerge(db, lead, unknown))).toMatchObject({ code: 'ticket_not_found' });
  });

  it('keeps client_ids apart that were the same on both tickets', async () => {
    const [target, source] = await told([]);
    const clientId = '11111111-1111-4111-8111-111111111111';
    for (const id of [source, target]) await reply(db, customer, id, { p_client_id: clientId });
    const before = await storyOf(source);
    await merge(db, lead, [source], { into: target });
    await unmerge(db, lead, source);
    expect(await storyOf(source)).toEqual(before);
  });
});

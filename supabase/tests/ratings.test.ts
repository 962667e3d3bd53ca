import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createAgent, createCustomer, type Person } from './support/people.ts';
import { refused } from './support/refusal.ts';
import { createTicket, ticketOf, updateTicket } from './support/tickets.ts';

let db: TestDatabase;
let customer: Person;
let agent: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  customer = await createCustomer(db);
  agent = await createAgent(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const ratingRow = z.object({ rating: z.number(), comment: z.string() });
type Rating = z.output<typeof ratingRow>;

const rate = async (
  who: Person,
  ticketId: string,
  rating: number | null,
  comment?: string,
): Promise<Rating> =>
  db.as(who.caller).rpc(
    'rate_ticket',
    {
      p_ticket_id: ticketId,
      p_rating: rating,
      ...(comment === undefined ? {} : { p_comment: comment }),
    },
    ratingRow,
  );

async function ticketIn(status: string): Promise<string> {
  const { id } = await createTicket(db, customer);
  await updateTicket(db, agent, id, { status });
  return id;
}

const activityRow = z.object({ seq: z.number(), new_value: z.unknown(), is_internal: z.boolean() });
const ratedIn = async (id: string): Promise<z.output<typeof activityRow>[]> =>
  db.owner.rows(
    activityRow,
    "select * from public.ticket_activities where ticket_id = $1 and type = 'rated' order by seq",
    id,
  );

describe('the help on a ticket', () => {
  it.each(['resolved', 'closed'])('can be rated by its customer once it is %s', async (status) => {
    const id = await ticketIn(status);
    expect(await rate(customer, id, 4, '  Fast and kind.  ')).toEqual({
      rating: 4,
      comment: 'Fast and kind.',
    });
    expect((await ticketOf(db, id)).status).toBe(status);
  });

  it.each(['new', 'open', 'in_progress', 'waiting'])('not while it is %s', async (status) => {
    const { id } = await createTicket(db, customer);
    if (status !== 'new') await updateTicket(db, agent, id, { status });
    expect(await refused(rate(customer, id, 4))).toMatchObject({
      state: 'PT409',
      code: 'not_resolved',
    });
  });

  it('is rated by nobody else, not even by staff', async () => {
    const id = await ticketIn('resolved');
    expect(await refused(rate(agent, id, 5))).toMatchObject({
      state: 'PT403',
      code: 'not_allowed',
    });
    expect(await refused(rate(await createCustomer(db), id, 1))).toMatchObject({ state: 'PT404' });
  });

  it.each<readonly [rating: number | null, comment: string, code: string, field: string]>([
    [0, '', 'rating_out_of_range', 'rating'],
    [6, '', 'rating_out_of_range', 'rating'],
    [null, '', 'rating_out_of_range', 'rating'],
    [3, 'x'.repeat(2001), 'comment_too_long', 'comment'],
  ])('is not rated %s with a comment of %#: %s', async (rating, comment, code, field) => {
    const id = await ticketIn('resolved');
    expect(await refused(rate(customer, id, rating, comment))).toMatchObject({
      state: 'PT422',
      code,
      field,
    });
    expect(await ratedIn(id)).toEqual([]);
  });

  it('is rated once: a second thought replaces the first, and the same again does nothing', async () => {
    const id = await ticketIn('resolved');
    await rate(customer, id, 2, 'Slow');
    await rate(customer, id, 5, 'Better than I thought');
    const { seq } = await ticketOf(db, id);
    await rate(customer, id, 5, 'Better than I thought');
    expect((await ticketOf(db, id)).seq).toBe(seq);
    const rows = await db
      .as(agent.caller)
      .rows(
        ratingRow,
        'select rating, comment from public.ticket_ratings where ticket_id = $1',
        id,
      );
    expect(rows).toEqual([{ rating: 5, comment: 'Better than I thought' }]);
  });

  it('stands in the public history with the next number, and with the ticket for both sides', async () => {
    const id = await ticketIn('resolved');
    const { seq } = await ticketOf(db, id);
    await rate(customer, id, 3);
    expect(await ratedIn(id)).toEqual([
      { seq: seq + 1, new_value: { rating: 3 }, is_internal: false },
    ]);
    const shown = z.looseObject({ rating: z.nullable(ratingRow) });
    for (const who of [customer, agent]) {
      const ticket = await db.as(who.caller).rpc('get_ticket', { p_ref: id }, shown);
      expect(ticket.rating).toEqual({ rating: 3, comment: '' });
    }
  });

  it('does not turn the ticket unread for whoever rated it', async () => {
    const rater = await createCustomer(db);
    const { id } = await createTicket(db, rater);
    await updateTicket(db, rater, id, { status: 'resolved' });
    const list = z.object({ tickets: z.array(z.looseObject({ unread: z.boolean() })) });
    const unread = async (): Promise<boolean[]> =>
      (await db.as(rater.caller).rpc('list_tickets', {}, list)).tickets.map((row) => row.unread);
    const before = await unread();
    await rate(rater, id, 5);
    expect([before, await unread()]).toEqual([[false], [false]]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import {
  createAdmin,
  createAgent,
  createCustomer,
  createTeam,
  type Person,
  type Team,
} from './support/people.ts';
import {
  addNote,
  anything,
  createTicket,
  insertTicket,
  reply,
  updateTicket,
} from './support/tickets.ts';

let db: TestDatabase;
let team: Team;
let otherTeam: Team;
let customer: Person;
let agent: Person;
let viewer: Person;
let admin: Person;

beforeAll(async () => {
  db = await createTestDatabase();
  team = await createTeam(db);
  otherTeam = await createTeam(db);
  customer = await createCustomer(db);
  agent = await createAgent(db, { teams: [team] });
  viewer = await createAgent(db, { permissions: ['tickets.view_all'] });
  admin = await createAdmin(db);
});
afterAll(async () => db[Symbol.asyncDispose]());

const hits = z.object({ tickets: z.array(z.looseObject({ id: z.uuid() })) });

async function found(who: Person, query: string | null, filters: unknown = {}): Promise<string[]> {
  const args = { p_query: query, p_filters: JSON.stringify(filters), p_limit: 50 };
  const { tickets } = await db.as(who.caller).rpc('search_tickets', args, hits);
  return tickets.map((ticket) => ticket.id);
}

const write = async (values: Readonly<Record<string, unknown>>): Promise<string> =>
  insertTicket(db, { customer_id: customer.id, team_id: team.id, ...values });

describe('a customer finds', () => {
  it('their own tickets by subject, description, messages of either side, and number', async () => {
    const ticket = await createTicket(db, customer, {
      p_subject: 'Broken walrus',
      p_description: 'It ate a parsnip.',
    });
    await reply(db, customer, ticket.id, { p_body: 'And a turnip.' });
    await reply(db, agent, ticket.id, { p_body: 'Give it a cabbage.' });
    for (const query of [
      'walrus',
      'parsnip',
      'turnip',
      'cabbage',
      `#${ticket.number}`,
      `${ticket.number}`,
    ]) {
      expect([query, await found(customer, query)]).toEqual([query, [ticket.id]]);
    }
  });

  it('nothing by a note, the name of a tag, an internal file or another team', async () => {
    const id = await write({ subject: 'Quiet' });
    const { id: tag } = await db.owner.row(
      z.object({ id: z.string() }),
      "insert into public.tags (name) values ('troublemaker') returning id",
    );
    await addNote(db, agent, id, { p_body: 'They are a troublemaker.' });
    await updateTicket(db, agent, id, { tag_ids: [tag] });
    expect(await found(agent, 'troublemaker')).toEqual([id]);
    expect(await found(customer, 'troublemaker')).toEqual([]);
  });

  it("no other customer's ticket, neither by its words nor by its number", async () => {
    const ticket = await createTicket(db, await createCustomer(db), { p_subject: 'Secret ocelot' });
    expect(await found(customer, 'ocelot')).toEqual([]);
    expect(await found(customer, `#${ticket.number}`)).toEqual([]);
    expect(await found(agent, 'ocelot')).toEqual([ticket.id]);
  });

  it('no ticket that was deleted', async () => {
    const id = await write({ subject: 'Deleted quagga' });
    expect(await found(customer, 'quagga')).toEqual([id]);
    await db.as(admin.caller).rpc('delete_ticket', { p_ticket_id: id }, anything);
    expect(await found(customer, 'quagga')).toEqual([]);
    expect(await found(agent, 'quagga', { deleted: true })).toEqual([]);
    expect(await found(admin, 'quagga', { deleted: true })).toEqual([id]);
  });
});

describe('staff find notes', () => {
  it('where they may read the staff side, and nowhere else', async () => {
    const mine = await write({ subject: 'Ours' });
    const theirs = await write({ subject: 'Theirs', team_id: otherTeam.id });
    await addNote(db, agent, mine, { p_body: 'A hidden capybara' });
    await addNote(db, viewer, theirs, { p_body: 'A hidden capybara' });
    expect(await found(agent, 'capybara')).toEqual([mine]);
    expect((await found(viewer, 'capybara')).toSorted()).toEqual([mine, theirs].toSorted());
    expect((await found(admin, 'capybara')).toSorted()).toEqual([mine, theirs].toSorted());
  });

  it('never on a request of their own, which they see as a customer does', async () => {
    const own = await write({
      subject: 'My badger',
      customer_id: agent.id,
      team_id: otherTeam.id,
    });
    await addNote(db, viewer, own, { p_body: 'A hidden marmot' });
    expect(await found(agent, 'marmot')).toEqual([]);
    expect(await found(viewer, 'marmot')).toEqual([own]);
    const { tickets } = await db
      .as(agent.caller)
      .rpc('search_tickets', { p_query: 'badger' }, hits);
    expect(tickets).toMatchObject([{ id: own }]);
    expect(Object.keys(tickets[0] ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(tags|staff_seq|team_id|snoozed_until)$/)]),
    );
  });

  it('by their words as they are now', async () => {
    const id = await write({ subject: 'Edited' });
    const { note } = await addNote(db, agent, id, { p_body: 'Said lynx' });
    await db
      .as(agent.caller)
      .rpc('edit_note', { p_note_id: note.id, p_body: 'Said serval' }, anything);
    expect(await found(agent, 'lynx')).toEqual([]);
    expect(await found(agent, 'serval')).toEqual([id]);
  });

  it('until they leave the team', async () => {
    const leaver = await createAgent(db, { teams: [team] });
    const id = await write({ subject: 'Left behind' });
    await addNote(db, agent, id, { p_body: 'A hidden dormouse' });
    expect(await found(leaver, 'dormouse')).toEqual([id]);
    await db.owner.count('delete from public.team_members where profile_id = $1', leaver.id);
    expect(await found(leaver, 'dormouse')).toEqual([]);
    expect(await found(leaver, 'behind')).toEqual([]);
  });
});

describe('a search of tickets', () => {
  it('wants all words in one text, each perhaps only begun', async () => {
    const id = await write({ subject: 'Purple heron', description: 'Wading at dawn' });
    await reply(db, customer, id, { p_body: 'It flew at dusk.' });
    expect(await found(agent, 'hero purp daw')).toEqual([id]);
    expect(await found(agent, 'heron dusk')).toEqual([]);
    expect(await found(agent, 'eron')).toEqual([]);
  });

  it.each([
    ['capital letters', 'HOTEL', 'Hôtel reservation'],
    ['an accent left out', 'hotel', 'Hôtel reservation'],
    ['signs between words', 'tea/coffee!', 'Tea and (coffee)'],
    ['a quote', "d'angelo", "The bill of D'Angelo"],
  ])('does not mind %s', async (_, query, subject) => {
    const id = await write({ subject });
    expect(await found(agent, query)).toContain(id);
  });

  // People paste what they see; a parser that knows addresses and versions keeps such words whole.
  it.each([
    ['an e-mail address', 'anna.berg@example.com', 'Mail from anna.berg@example.com bounced'],
    ['the domain of an address', 'contoso', 'Mail from carl@contoso.example bounced'],
    ['a file', 'report-2026.pdf', 'Cannot open report-2026.pdf today'],
    ['the end of a file name', 'backup.tar.gz', 'Where is my-backup.tar.gz gone'],
    ['a version', '10.4.2', 'Crash since version 10.4.2 arrived'],
    [
      'an address of a page',
      'https://shop.example/cart',
      'Blank page at https://shop.example/cart',
    ],
    ['a part of the address of a page', 'checkout', 'Blank page at https://pay.example/checkout'],
    ['an error code', 'E-1042', 'It says E-1042 and stops'],
    ['a name with underscores', 'max_size', 'The option MAX_SIZE is ignored'],
    ['an amount', '1,299.50', 'Charged 1,299.50 twice'],
    ['a path', '/var/log', 'The folder /var/log/app is full'],
  ])('finds %s', async (_, query, subject) => {
    const id = await write({ subject });
    expect(await found(agent, query)).toContain(id);
  });

  it('puts a number first, then what stands in the subject, then other texts', async () => {
    const inText = await write({ subject: 'Third' });
    const bySubject = await write({ subject: 'Placeholder' });
    const byNumber = await createTicket(db, customer, { p_subject: 'Numbered' });
    await db.owner.count(
      'update public.tickets set subject = $2 where id = $1',
      bySubject,
      `Order ${byNumber.number}`,
    );
    await reply(db, customer, inText, { p_body: `Like ${byNumber.number}` });
    expect(await found(agent, `${byNumber.number}`)).toEqual([byNumber.id, bySubject, inText]);
  });

  it('keeps to filters', async () => {
    const [low, high] = [
      await write({ subject: 'Filtered ibex', priority: 'low' }),
      await write({ subject: 'Filtered ibex', priority: 'high' }),
    ];
    expect(await found(agent, 'ibex', { priority: ['high'] })).toEqual([high]);
    expect(await found(customer, 'ibex', { priority: ['low'] })).toEqual([low]);
  });

  it.each([null, '', '  ', '?!', "'", '&|!:*()'])('for %j finds nothing', async (query) => {
    expect(await found(agent, query)).toEqual([]);
  });

  it('gives as many as asked for, 1 to 50', async () => {
    for (let i = 0; i < 3; i += 1) await write({ subject: 'Counted gnu' });
    const count = async (limit: number): Promise<number> =>
      (await db.as(agent.caller).rpc('search_tickets', { p_query: 'gnu', p_limit: limit }, hits))
        .tickets.length;
    expect([await count(0), await count(2), await count(1000)]).toEqual([1, 2, 3]);
  });
});

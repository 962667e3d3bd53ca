import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { CANARY, type Planted } from './canary-guesses.ts';
import type { TestDatabase } from './database.ts';
import { createArticle, createShelf } from './knowledge.ts';
import { bulkUpdate } from './operations.ts';
import { createAdmin, createAgent, createTeam, type Person, signUp } from './people.ts';
import { addNote, createTicket, insertTicket, reply, updateTicket, uploadFile } from './tickets.ts';

const idRow = z.object({ id: z.string() });

async function plantInCatalog(
  db: TestDatabase,
  admin: Person,
): Promise<{ tag: string; team: { id: string; name: string } }> {
  const session = db.as(admin.caller);
  const tag = await session.row(
    idRow,
    'insert into public.tags (name) values ($1) returning id',
    `tag ${CANARY}`,
  );
  await session.count(
    'insert into public.settings (key, value) values ($1, to_jsonb($2::text))',
    'smtp_password',
    CANARY,
  );
  await session.count(
    'insert into public.ticket_categories (name, slug, is_active) values ($1, $2, false)',
    `Retired ${CANARY}`,
    `retired-${CANARY}`,
  );
  await session.count(
    `insert into public.custom_fields (key, label, type, options, visible_to_customers) values
    ('secret_field', $1, 'select', jsonb_build_array($1::text), false), ('public_field', 'Open', 'text', '[]', true)`,
    `Field ${CANARY}`,
  );
  return { tag: tag.id, team: await createTeam(db, `Team ${CANARY}`) };
}

/** Articles that customers may not read, and what others did with one that they may. */
async function plantInKnowledge(db: TestDatabase, stranger: Person): Promise<void> {
  const words = {
    title: `Walrus ${CANARY}`,
    summary: `Walrus ${CANARY}`,
    body: `Walrus ${CANARY}`,
  };
  const shelf = await createShelf(db);
  for (const hidden of [
    { status: 'draft' },
    { status: 'archived' },
    { visibility: 'staff' },
    { status: 'draft', visibility: 'customers' },
  ]) {
    await createArticle(db.owner, { category_id: shelf, ...words, ...hidden });
  }
  const id = await createArticle(db.owner, { category_id: shelf, ...words, title: 'Once secret' });
  await db.owner.count(
    "update public.kb_articles set title = 'Walrus', summary = '', body = 'A walrus' where id = $1",
    id,
  );
  await db.owner.count(
    'insert into public.kb_article_feedback (article_id, profile_id, is_helpful, comment) values ($1, $2, true, $3)',
    id,
    stranger.id,
    CANARY,
  );
  await db.owner.count(
    'insert into public.kb_deflections (article_id, profile_id, subject) values ($1, $2, $3)',
    id,
    stranger.id,
    CANARY,
  );
}

/** Prepared answers and named lists are for staff. Returns the template. */
async function plantInWorkAids(db: TestDatabase): Promise<string> {
  const template = await db.owner.row(
    idRow,
    'insert into public.response_templates (title, body) values ($1, $1) returning id',
    `Template ${CANARY}`,
  );
  await db.owner.count('insert into public.saved_views (name) values ($1)', `View ${CANARY}`);
  return template.id;
}

/** What staff alone may know of a customer's ticket. Returns the ticket and its note. */
async function plantOnTicket(
  db: TestDatabase,
  people: { readonly customer: Person; readonly agent: Person; readonly colleague: Person },
  catalog: { readonly tag: string; readonly team: string },
): Promise<{ ticket: string; note: string }> {
  const { customer, agent, colleague } = people;
  const ticket = (await createTicket(db, customer)).id;
  await reply(db, customer, ticket);
  await reply(db, agent, ticket, { p_body: 'A public answer' });
  const internal = await uploadFile(db, agent, {
    p_file_name: `${CANARY}.png`,
    p_is_internal: true,
  });
  const { note } = await addNote(db, agent, ticket, {
    p_body: `Between us: ${CANARY}`,
    p_attachment_ids: [internal.id],
    p_mentions: [colleague.id],
  });
  await updateTicket(db, agent, ticket, { tag_ids: [catalog.tag], assigned_agent_id: agent.id });
  await updateTicket(db, agent, ticket, { team_id: catalog.team });
  await db.owner.count(
    `update public.ticket_desk set custom_fields = jsonb_build_object('secret', $2::text), metadata = custom_fields
    where ticket_id = $1`,
    ticket,
    CANARY,
  );
  await db.owner.count(
    `update public.tickets set metadata = jsonb_build_object('internal', $2::text) where id = $1`,
    ticket,
    CANARY,
  );
  return { ticket, note: note.id };
}

/** What is another customer's: a ticket with its words and rating, a file not sent yet, a session. */
async function plantWithStranger(
  db: TestDatabase,
  stranger: Person,
): Promise<{ ticket: string; message: string; file: string; session: string }> {
  const words = { subject: `Foreign ${CANARY}`, description: `Foreign ${CANARY}` };
  const ticket = await insertTicket(db, { customer_id: stranger.id, ...words });
  const sent = await reply(db, stranger, ticket, { p_body: `Foreign ${CANARY}` });
  if (sent.outcome !== 'sent') throw new Error(sent.outcome);
  await db.owner.count(
    'insert into public.ticket_ratings (ticket_id, profile_id, rating, comment) values ($1, $2, 1, $3)',
    ticket,
    stranger.id,
    CANARY,
  );
  const session = randomUUID();
  await db.owner.count(
    'insert into auth.sessions (id, user_id, created_at, user_agent) values ($1, $2, now(), $3)',
    session,
    stranger.id,
    CANARY,
  );
  const file = await uploadFile(db, stranger, { p_file_name: `foreign-${CANARY}.png` });
  return { ticket, message: sent.message.id, file: file.id, session };
}

/** What an admin does as with several tickets. Returns the operation. */
async function operateOn(db: TestDatabase, admin: Person, ticket: string): Promise<string> {
  const { operation_id: operation } = await bulkUpdate(db, admin, [ticket], {
    patch: { priority: 'high' },
  });
  return operation;
}

/** Plants the canary wherever a customer must not look; returns the customer and the ids of what carries it. */
export async function plant(
  db: TestDatabase,
): Promise<{ customer: Person; ownTicket: string; planted: Planted }> {
  const admin = await createAdmin(db, 'Root Admin');
  const { tag, team } = await plantInCatalog(db, admin);
  const agent = await signUp(db, { name: 'Ada Agent', email: `${CANARY}@staff.example` });
  await db.owner.count("update public.profiles set role = 'agent' where id = $1", agent.id);
  await db.owner.count(
    'insert into public.team_members (team_id, profile_id) values ($1, $2)',
    team.id,
    agent.id,
  );
  const colleague = await createAgent(db, { name: `Never wrote ${CANARY}`, teams: [team] });
  const customer = await signUp(db, { name: 'Carla Customer' });
  const stranger = await signUp(db, {
    name: `Stranger ${CANARY}`,
    email: `stranger-${CANARY}@people.example`,
  });
  const people = { customer, agent, colleague };
  const own = await plantOnTicket(db, people, { tag, team: team.id });
  const ownDeleted = (await createTicket(db, customer)).id;
  await db.as(admin.caller).rpc('delete_ticket', { p_ticket_id: ownDeleted }, z.unknown());
  await db.owner.count(
    'update public.tickets set subject = $2 where id = $1',
    ownDeleted,
    `Deleted ${CANARY}`,
  );
  const foreign = await plantWithStranger(db, stranger);
  await plantInKnowledge(db, stranger);
  const planted: Planted = {
    tickets: [own.ticket, ownDeleted, foreign.ticket, randomUUID()],
    tag,
    team: team.id,
    agent: agent.id,
    stranger: stranger.id,
    customer: customer.id,
    note: own.note,
    file: foreign.file,
    session: foreign.session,
    message: foreign.message,
    operation: await operateOn(db, admin, own.ticket),
    template: await plantInWorkAids(db),
    topics: [
      `ticket-staff:${own.ticket}`,
      `ticket:${foreign.ticket}`,
      `queue:${team.id}`,
      `user:${stranger.id}`,
    ],
  };
  return { customer, ownTicket: own.ticket, planted };
}

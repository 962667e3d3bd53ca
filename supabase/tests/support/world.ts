import type pg from 'pg';
import { idOf, TICKETS, type TicketName } from '../matrix/model.ts';
import { avatarOf, pathOf } from '../matrix/storage.ts';
import { buildKnowledge } from './world-knowledge.ts';
import { buildOperations } from './world-operations.ts';
import { buildServiceLevels } from './world-service-levels.ts';
import { buildWorkAids } from './world-work-aids.ts';

const PEOPLE: Readonly<Record<string, { role: string; permissions?: readonly string[] }>> = {
  customer: { role: 'customer' },
  stranger: { role: 'customer' },
  inactive_customer: { role: 'customer' },
  agent: { role: 'agent', permissions: ['kb.manage', 'templates.manage'] },
  viewer: { role: 'agent', permissions: ['tickets.view_all', 'reports.view'] },
  other_agent: { role: 'agent' },
  inactive_agent: {
    role: 'agent',
    permissions: ['tickets.view_all', 'kb.manage', 'templates.manage'],
  },
  admin: { role: 'admin' },
  inactive_admin: { role: 'admin' },
};

const MEMBERS = [
  ['own', 'agent'],
  ['own', 'inactive_agent'],
  ['other', 'other_agent'],
] as const;

interface TicketFacts {
  readonly customer: string;
  readonly team?: string;
  readonly assignee?: string;
  readonly followers?: readonly string[];
}

const FACTS: Readonly<Record<TicketName, TicketFacts>> = {
  unassigned: { customer: 'customer' },
  own_team: { customer: 'customer', team: 'own' },
  other_team: { customer: 'stranger', team: 'other' },
  assigned: { customer: 'stranger', team: 'other', assignee: 'agent' },
  followed: { customer: 'stranger', team: 'other', followers: ['agent', 'inactive_agent'] },
  deleted: { customer: 'customer', team: 'own' },
  asked_by_agent: { customer: 'agent' },
  of_inactive: { customer: 'inactive_customer', team: 'own', assignee: 'inactive_agent' },
  resolved: { customer: 'customer', team: 'own' },
};

const personId = (name: string): string => idOf('person', name);
const optionalId = (kind: 'person' | 'team', name: string | undefined): string | null =>
  name === undefined ? null : idOf(kind, name);

async function buildPeople(client: pg.ClientBase): Promise<void> {
  for (const [name, { role, permissions = [] }] of Object.entries(PEOPLE)) {
    await client.query(
      `insert into auth.users (id, aud, role, email, raw_user_meta_data) values ($1, 'authenticated', 'authenticated', $2, $3)`,
      [personId(name), `${name}@people.example`, { full_name: name }],
    );
    await client.query('update public.profiles set role = $2, avatar_path = $3 where id = $1', [
      personId(name),
      role,
      avatarOf(name),
    ]);
    for (const permission of permissions) {
      await client.query(
        'insert into public.profile_permissions (profile_id, permission) values ($1, $2)',
        [personId(name), permission],
      );
    }
  }
  for (const team of ['own', 'other', 'empty']) {
    await client.query('insert into public.teams (id, name) values ($1, $2)', [
      idOf('team', team),
      team,
    ]);
  }
  for (const [team, member] of MEMBERS) {
    await client.query(
      'insert into public.team_members (team_id, profile_id, is_lead) values ($1, $2, true)',
      [idOf('team', team), personId(member)],
    );
  }
}

async function buildCatalog(client: pg.ClientBase): Promise<void> {
  await client.query(
    `insert into public.ticket_categories (id, name, slug, is_active) values
    ($1, 'Active', 'active', true), ($2, 'Retired', 'retired', false)`,
    [idOf('category', 'active'), idOf('category', 'retired')],
  );
  await client.query(
    `insert into public.custom_fields (id, key, label, type, visible_to_customers, is_active) values
    ($1, 'for_customers', 'For customers', 'text', true, true), ($2, 'for_staff', 'For staff', 'text', false, true),
    ($3, 'retired', 'Retired', 'text', true, false)`,
    ['for_customers', 'for_staff', 'retired'].map((name) => idOf('field', name)),
  );
  await client.query(`insert into public.tags (id, name) values ($1, 'used'), ($2, 'unused')`, [
    idOf('tag', 'used'),
    idOf('tag', 'unused'),
  ]);
}

async function insertFile(
  client: pg.ClientBase,
  file: {
    id: string;
    ticket: string | null;
    uploader: string;
    path: string;
    internal: boolean;
    stored: boolean;
  },
): Promise<void> {
  await client.query(
    `insert into public.attachments (id, ticket_id, uploader_id, is_internal, file_name, file_type, file_size, storage_path)
    values ($1, $2, $3, $4, 'file.png', 'image/png', 1, $5)`,
    [file.id, file.ticket, personId(file.uploader), file.internal, file.path],
  );
  if (file.stored) {
    await client.query(`insert into storage.objects (bucket_id, name) values ('attachments', $1)`, [
      file.path,
    ]);
  }
}

async function buildTicket(client: pg.ClientBase, name: TicketName): Promise<void> {
  const { customer, team, assignee, followers = ['other_agent'] } = FACTS[name];
  const id = idOf('ticket', name);
  await client.query(
    `insert into public.tickets (id, customer_id, team_id, assigned_agent_id, subject, description, client_id)
    values ($1, $2, $3, $4, 'Ticket of the matrix', 'Text', $5)`,
    [
      id,
      personId(customer),
      optionalId('team', team),
      optionalId('person', assignee),
      idOf('client', name),
    ],
  );
  await client.query(
    `insert into public.ticket_messages (id, ticket_id, seq, author_id, author_role, body, client_id)
    values ($1, $2, 0, $3, 'customer', 'A message', $1)`,
    [idOf('message', name), id, personId(customer)],
  );
  await client.query(
    `insert into public.ticket_notes (id, ticket_id, seq, author_id, author_role, body, client_id)
    values ($1, $2, 0, $3, 'agent', 'A note', $1)`,
    [idOf('note', name), id, personId('agent')],
  );
  await client.query('insert into public.ticket_tags (ticket_id, tag_id) values ($1, $2)', [
    id,
    idOf('tag', 'used'),
  ]);
  for (const follower of followers) {
    await client.query('insert into public.ticket_followers values ($1, $2)', [
      id,
      personId(follower),
    ]);
  }
  await client.query(
    'insert into public.ticket_ratings (ticket_id, profile_id, rating) values ($1, $2, 4)',
    [id, personId(customer)],
  );
  const file = { ticket: id, uploader: customer, stored: true };
  await insertFile(client, {
    ...file,
    id: idOf('file', name),
    path: pathOf(name),
    internal: false,
  });
  await insertFile(client, {
    ...file,
    id: idOf('internal_file', name),
    path: pathOf(name, true),
    internal: true,
  });
}

async function buildPersonal(client: pg.ClientBase): Promise<void> {
  for (const name of ['customer', 'agent', 'inactive_customer', 'inactive_admin']) {
    const id = personId(name);
    await client.query(
      `insert into public.ticket_reads (profile_id, ticket_id) values ($1, $2) on conflict do nothing`,
      [id, idOf('ticket', 'unassigned')],
    );
    await client.query(
      `insert into public.drafts (profile_id, key, payload) values ($1, 'reply', '{}')`,
      [id],
    );
    await client.query(
      `insert into public.notifications (id, recipient_id, type) values ($1, $2, 'reply')`,
      [idOf('notification', name), id],
    );
    await client.query(
      `insert into public.notification_preferences (profile_id, type) values ($1, 'reply')`,
      [id],
    );
  }
  for (const [name, stored] of [
    ['customer', true],
    ['announced', false],
  ] as const) {
    const file = { id: idOf('file', name), ticket: null, uploader: 'customer', internal: false };
    await insertFile(client, { ...file, path: pathOf(name), stored });
  }
  const inactive = { ticket: null, uploader: 'inactive_customer', internal: false, stored: false };
  await insertFile(client, {
    ...inactive,
    id: idOf('file', 'inactive_customer'),
    path: pathOf('inactive_customer'),
  });
  await insertFile(client, {
    ...inactive,
    id: idOf('file', 'announced_by_inactive'),
    path: pathOf('announced_by_inactive'),
  });
  await insertFile(client, {
    id: idOf('file', 'agent'),
    ticket: null,
    uploader: 'agent',
    path: pathOf('agent', true),
    internal: true,
    stored: false,
  });
}

/** Fills a database with the people, tickets and files that the access matrix speaks of. */
export async function buildWorld(client: pg.ClientBase): Promise<void> {
  await client.query('begin');
  await buildPeople(client);
  await buildCatalog(client);
  for (const ticket of TICKETS) await buildTicket(client, ticket);
  await client.query(
    `insert into public.ticket_messages (ticket_id, seq, author_id, author_role, body, client_id)
    values ($1, 0, $2, 'agent', 'An answer', $3)`,
    [idOf('ticket', 'own_team'), personId('agent'), idOf('client', 'answer')],
  );
  await client.query('update public.tickets set deleted_at = now() where id = $1', [
    idOf('ticket', 'deleted'),
  ]);
  // Somebody has to resolve it: nobody is not allowed to.
  await client.query("select set_config('request.jwt.claims', $1, true)", [
    JSON.stringify({ sub: personId('admin') }),
  ]);
  await client.query("update public.tickets set status = 'resolved' where id = $1", [
    idOf('ticket', 'resolved'),
  ]);
  await client.query("select set_config('request.jwt.claims', '', true)");
  await client.query(`insert into storage.buckets (id, name) values ('elsewhere', 'elsewhere')`);
  await client.query(
    `insert into storage.objects (bucket_id, name) values ('attachments', 'stray.png')`,
  );
  for (const name of Object.keys(PEOPLE)) {
    await client.query(`insert into storage.objects (bucket_id, name) values ('avatars', $1)`, [
      avatarOf(name),
    ]);
  }
  await buildPersonal(client);
  await buildKnowledge(client);
  await buildServiceLevels(client);
  await buildWorkAids(client);
  await buildOperations(client);
  await client.query(
    `update public.profiles set is_active = false where full_name like 'inactive%'`,
  );
  await client.query('commit');
}

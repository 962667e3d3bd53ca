import type { Client } from 'pg';

/** What a search sees, as the triggers would have stored it. */
const searchSql = [
  `insert into public.ticket_search (ticket_id, document)
  select t.id,
    setweight(private.search_document(t.subject), 'A') || setweight(private.search_document(t.description), 'B')
  from public.tickets as t
  where not exists (select from public.ticket_search as s where s.ticket_id = t.id)`,
  `insert into public.message_search (message_id, ticket_id, document)
  select m.id, m.ticket_id, private.search_document(m.body)
  from public.ticket_messages as m
  where not exists (select from public.message_search as s where s.message_id = m.id)`,
  `insert into public.note_search (note_id, ticket_id, document)
  select n.id, n.ticket_id, private.search_document(n.body)
  from public.ticket_notes as n
  where not exists (select from public.note_search as s where s.note_id = n.id)`,
];

/** Fills the search tables for rows that were written without their triggers. */
export async function indexForSearch(client: Client): Promise<void> {
  for (const sql of searchSql) await client.query(sql);
}

/** Customers have been there since the day before their first ticket, and were last seen when they last wrote. */
const customersSql = `
  update public.profiles as p
  set created_at = s.first_at - interval '1 day', last_seen_at = s.last_at
  from (
    select t.customer_id, min(t.created_at) as first_at, max(coalesce(m.last_at, t.created_at)) as last_at
    from public.tickets as t
    left join lateral (
      select max(m.created_at) as last_at from public.ticket_messages as m
      where m.ticket_id = t.id and m.author_id = t.customer_id
    ) as m on true
    group by t.customer_id
  ) as s
  where p.id = s.customer_id and p.role = 'customer'`;

/** Staff came one after the other, before the first ticket. */
const staffSql = `
  update public.profiles as p
  set created_at = f.at - interval '5 days' * s.place
  from (select min(t.created_at) as at from public.tickets as t) as f,
    (select id, row_number() over (order by role = 'admin', email desc) as place
      from public.profiles where role <> 'customer') as s
  where p.id = s.id`;

/** Gives people the past that their tickets tell of. */
export async function datePeople(client: Client): Promise<void> {
  await client.query(customersSql);
  await client.query(staffSql);
}

/** An admin keeps an eye on the latest pressing tickets, and has read all but what was said last on one of them. */
const followSql = `
  with followed as (
    select t.id, t.seq, d.seq as staff_seq, t.last_activity_at, m.seq as last_seq,
      row_number() over (order by t.last_activity_at desc) as place
    from public.tickets as t
    join public.ticket_desk as d on d.ticket_id = t.id
    cross join lateral (
      select max(m.seq) as seq from public.ticket_messages as m where m.ticket_id = t.id
    ) as m
    where t.is_live and t.priority in ('urgent', 'high') and m.seq is not null
    order by t.last_activity_at desc
    limit 4
  ), following as (
    insert into public.ticket_followers (ticket_id, profile_id, created_at)
    select f.id, $1, f.last_activity_at from followed as f
  )
  insert into public.ticket_reads (profile_id, ticket_id, last_read_seq, last_read_staff_seq, created_at, updated_at)
  select $1, f.id, case when f.place = 1 then f.last_seq - 1 else f.seq end, f.staff_seq, f.last_activity_at, f.last_activity_at
  from followed as f`;

/** What people have not looked at yet gathers in one row per ticket. */
const unreadSql = `
  insert into public.notifications (recipient_id, type, ticket_id, actor_id, payload, count, created_at, updated_at)
  select r.profile_id, 'reply', t.id, l.author_id,
    jsonb_build_object(
      'number', t.number, 'subject', t.subject, 'actor_name', l.author_name, 'status', t.status, 'excerpt', left(l.body, 140)
    ),
    u.count, u.since, l.created_at
  from public.ticket_reads as r
  join public.tickets as t on t.id = r.ticket_id
  cross join lateral (
    select count(*) as count, min(m.created_at) as since, max(m.seq) as seq from public.ticket_messages as m
    where m.ticket_id = t.id and m.seq > r.last_read_seq and m.author_id <> r.profile_id
  ) as u
  join public.ticket_messages as l on l.ticket_id = t.id and l.seq = u.seq
  where r.profile_id = any ($1)`;

/** What they have looked at: the last answer on live tickets, and to customers that theirs was resolved. */
const readSql = `
  with told as (
    select r.profile_id, t.id, 'reply' as type, l.author_id as actor_id, l.author_name as actor_name, l.body as excerpt, l.created_at as at
    from public.ticket_reads as r
    join public.tickets as t on t.id = r.ticket_id and t.is_live
    cross join lateral (
      select * from public.ticket_messages as m
      where m.ticket_id = t.id and m.author_id <> r.profile_id order by m.seq desc limit 1
    ) as l
    where l.seq <= r.last_read_seq
    union all
    select t.customer_id, t.id, 'status', a.actor_id, a.actor_name, t.subject, a.created_at
    from public.tickets as t
    join public.ticket_activities as a
      on a.ticket_id = t.id and a.type = 'status_change' and a.new_value ->> 'status' = 'resolved'
  )
  insert into public.notifications (recipient_id, type, ticket_id, actor_id, payload, read_at, created_at, updated_at)
  select w.profile_id, w.type, t.id, w.actor_id,
    jsonb_build_object(
      'number', t.number, 'subject', t.subject, 'actor_name', w.actor_name, 'status', t.status, 'excerpt', left(w.excerpt, 140)
    ),
    least(w.at + interval '25 minutes', $2), w.at, w.at
  from told as w
  join public.tickets as t on t.id = w.id
  where w.profile_id = any ($1) and w.at > $2 - interval '45 days'`;

/**
 * Tells people what happened on their tickets up to `now`, as the triggers would have.
 *
 * @param admin follows a few tickets, having none of their own
 */
export async function notify(
  client: Client,
  { recipients, admin, now }: { recipients: readonly string[]; admin: string; now: Date },
): Promise<void> {
  await client.query(followSql, [admin]);
  await client.query(unreadSql, [[...recipients, admin]]);
  await client.query(readSql, [[...recipients, admin], now]);
}

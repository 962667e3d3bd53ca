import type { Client } from 'pg';

/** Each finds rows that the triggers would never have written. */
const violations: Readonly<Record<string, string>> = {
  'the public feed of every ticket is numbered without a gap': `
    select t.id from public.tickets as t
    left join public.ticket_activities as a on a.ticket_id = t.id and not a.is_internal
    group by t.id
    having count(a.id) <> t.seq or count(distinct a.seq) <> t.seq or min(a.seq) <> 1 or max(a.seq) <> t.seq`,
  'the staff feed of every ticket is numbered without a gap': `
    select d.ticket_id from public.ticket_desk as d
    left join public.ticket_activities as a on a.ticket_id = d.ticket_id and a.is_internal
    group by d.ticket_id
    having count(a.id) <> d.seq or count(distinct a.seq) <> d.seq or coalesce(max(a.seq), 0) <> d.seq`,
  'every ticket has its staff side': `
    select t.id from public.tickets as t
    where not exists (select from public.ticket_desk as d where d.ticket_id = t.id)`,
  'every message stands in the history under its number': `
    select m.id from public.ticket_messages as m
    where not exists (
      select from public.ticket_activities as a
      where a.ticket_id = m.ticket_id and a.seq = m.seq and a.entry_id = m.id and a.type = 'comment' and not a.is_internal
    )`,
  'every note stands in the internal history under its number': `
    select n.id from public.ticket_notes as n
    where not exists (
      select from public.ticket_activities as a
      where a.ticket_id = n.ticket_id and a.seq = n.seq and a.entry_id = n.id and a.type = 'internal_note' and a.is_internal
    )`,
  'each feed is in the order of time, and nothing lies in the future': `
    select e.ticket_id from (
      select ticket_id, created_at, lag(created_at) over (partition by ticket_id, is_internal order by seq) as before
      from public.ticket_activities
    ) as e
    where e.before > e.created_at or e.created_at > now()`,
  'the state is where the history leads': `
    select t.id from public.tickets as t
    where t.status <> coalesce((
      select a.new_value ->> 'status' from public.ticket_activities as a
      where a.ticket_id = t.id and a.type = 'status_change' order by a.seq desc limit 1
    ), 'new')`,
  'each change of state is one that may happen': `
    select a.id from public.ticket_activities as a
    where a.type = 'status_change' and not exists (
      select from public.ticket_transitions as tr
      where tr.from_status = a.old_value ->> 'status' and tr.to_status = a.new_value ->> 'status'
        and (tr.actor = 'system' or (tr.actor = 'staff' and a.actor_role in ('agent', 'admin')))
    )`,
  'times of a ticket are those of its entries': `
    select t.id from public.tickets as t
    cross join lateral (
      select max(m.created_at) as last, max(m.created_at) filter (where m.author_role = 'customer') as by_customer,
        min(m.created_at) filter (where m.author_role <> 'customer') as by_staff
      from public.ticket_messages as m where m.ticket_id = t.id
    ) as m
    where t.last_message_at is distinct from m.last
      or t.last_customer_message_at is distinct from m.by_customer
      or t.first_responded_at is distinct from m.by_staff
      or (t.status in ('resolved', 'closed')) <> (t.resolved_at is not null)
      or (t.status = 'closed') <> (t.closed_at is not null)`,
  'nobody has read further than there is, and authors have read what they wrote': `
    select r.ticket_id from public.ticket_reads as r
    join public.tickets as t on t.id = r.ticket_id
    join public.ticket_desk as d on d.ticket_id = r.ticket_id
    where r.last_read_seq > t.seq or r.last_read_staff_seq > d.seq
      or r.last_read_seq < (
        select coalesce(max(m.seq), 0) from public.ticket_messages as m
        where m.ticket_id = t.id and m.author_id = r.profile_id
      )`,
  'what a search sees is what was written': `
    select k.id from (
      select t.id, setweight(private.search_document(t.subject), 'A') || setweight(private.search_document(t.description), 'B') as document
      from public.tickets as t
      union all
      select m.id, private.search_document(m.body) from public.ticket_messages as m
      union all
      select n.id, private.search_document(n.body) from public.ticket_notes as n
    ) as k
    full join (
      select s.ticket_id as id, s.document from public.ticket_search as s
      union all
      select s.message_id, s.document from public.message_search as s
        join public.ticket_messages as m on m.id = s.message_id and m.ticket_id = s.ticket_id
      union all
      select s.note_id, s.document from public.note_search as s
        join public.ticket_notes as n on n.id = s.note_id and n.ticket_id = s.ticket_id
    ) as s on s.id = k.id
    where k.document is distinct from s.document`,
  'only customers rate, their own resolved tickets, and the history has it': `
    select coalesce(r.ticket_id, a.ticket_id) from public.ticket_ratings as r
    full join (select * from public.ticket_activities where type = 'rated') as a on a.ticket_id = r.ticket_id
    left join public.tickets as t on t.id = r.ticket_id
    where t.id is null or a.id is null or a.is_internal or t.status not in ('resolved', 'closed')
      or r.profile_id <> t.customer_id or a.actor_id <> r.profile_id or a.actor_role <> 'customer'
      or a.new_value <> jsonb_build_object('rating', r.rating)
      or a.created_at <> r.created_at or a.created_at < t.resolved_at or a.created_at > t.closed_at`,
  'custom values fit their fields, and customers see only theirs': `
    select v.id from (
      select t.id, t.category_id, c.key, c.value, true as for_customers
      from public.tickets as t cross join jsonb_each(t.custom_fields) as c
      union all
      select t.id, t.category_id, c.key, c.value, false
      from public.tickets as t
      join public.ticket_desk as d on d.ticket_id = t.id
      cross join jsonb_each(d.custom_fields) as c
    ) as v
    left join public.custom_fields as f
      on f.key = v.key and f.is_active and f.visible_to_customers = v.for_customers
      and (f.category_id is null or f.category_id = v.category_id)
    where f.id is null or not private.custom_value_fits(f, v.value)`,
  'articles have their first version, are found, and were published in the past': `
    select a.id from public.kb_articles as a
    where (a.status = 'published' and a.published_at > now())
      or not exists (select from public.kb_article_versions as v where v.article_id = a.id and v.body = a.body)
      or not exists (select from public.article_search as s where s.article_id = a.id)`,
  'a ticket holds a copy of its tags': `
    select t.id from public.tickets as t
    where array(select i.id from unnest(t.tag_ids) as i (id) order by i.id)
      <> array(select tt.tag_id from public.ticket_tags as tt where tt.ticket_id = t.id order by tt.tag_id)`,
  'a customer waits since their oldest message that nobody answered': `
    select t.id from public.tickets as t
    cross join lateral (
      select max(m.created_at) filter (where m.author_role <> 'customer') as answered
      from public.ticket_messages as m where m.ticket_id = t.id
    ) as s
    where t.awaiting_reply_since is distinct from case when s.answered is null then t.created_at else (
      select min(m.created_at) from public.ticket_messages as m
      where m.ticket_id = t.id and m.author_role = 'customer' and m.created_at > s.answered
    ) end`,
  'what lists know of the clocks is what the desk knows': `
    select t.id from public.tickets as t join public.ticket_desk as d on d.ticket_id = t.id
    where t.next_due_at <> private.next_due(t, d)
      or (t.is_live and (d.sla_policy_id is null or (t.status = 'waiting') <> (d.paused_at is not null)))`,
  'what ran out is recorded, and nothing else': `
    select t.id from public.tickets as t join public.ticket_desk as d on d.ticket_id = t.id
    where t.is_live and (
      d.next_breach_at is distinct from (
        select min(c.due_at) from private.running_clocks(t, d) as c where c.clock <> all (d.overdue)
      )
      or exists (select from private.running_clocks(t, d) as c where c.clock = any (d.overdue) and c.due_at > now())
    )`,
  'only members of staff are assigned': `
    select t.id from public.tickets as t
    join public.profiles as p on p.id = t.assigned_agent_id where p.role = 'customer'`,
  'no trigger is left switched off': `
    select tgname from pg_trigger where tgenabled = 'D'`,
};

/** The names of the rules that the data breaks. */
export async function brokenRules(client: Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(violations)) {
    const { rowCount } = await client.query(`${sql} limit 1`);
    if (rowCount !== 0) broken.push(rule);
  }
  return broken;
}

/** Every index and constraint of the exposed tables, as definitions. */
export async function structure(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ definition: string }>(`
    select pg_get_indexdef(i.indexrelid) as definition
    from pg_index as i join pg_class as c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
    union all
    select format('%s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint as k where k.connamespace = 'public'::regnamespace
    order by 1`);
  return rows.map(({ definition }) => definition);
}

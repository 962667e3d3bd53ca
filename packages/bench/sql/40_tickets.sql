-- Tickets, their staff side, tags, followers.

create function pg_temp.tag_of(p_ticket bench_tickets)
returns uuid
language sql
immutable
as $$
  select pg_temp.id_of('bench tag ' || 1 + floor(15 * pg_temp.draw(p_ticket.i, 24)));
$$;

insert into public.tickets (
  id, customer_id, customer_name, assigned_agent_id, team_id, category_id, subject, description, status, priority, channel,
  seq, first_responded_at, last_activity_at, last_message_at, last_customer_message_at, snoozed_until, resolved_at, closed_at,
  deleted_at, deleted_by, client_id, tag_ids, awaiting_reply_since, created_at, updated_at
)
select
  t.id,
  c.id,
  c.name,
  case when t.is_taken then pg_temp.id_of('bench agent ' || t.agent_idx) end,
  pg_temp.id_of('bench team ' || t.in_team_idx),
  pg_temp.id_of('bench category ' || 1 + floor(12 * pg_temp.draw(t.i, 20))),
  w.subject,
  w.description || coalesce(' Our order number is ' || pg_temp.order_number(t.i) || '.', ''),
  t.status,
  (array['low', 'low', 'medium', 'medium', 'medium', 'medium', 'medium', 'high', 'high', 'urgent'])
    [1 + floor(10 * pg_temp.draw(t.i, 21))::integer],
  t.channel,
  t.opening + t.messages + pg_temp.endings(t),
  case when t.is_taken then pg_temp.message_at(t, 1) end,
  e.last_activity_at,
  case when t.messages > 0 then pg_temp.message_at(t, t.messages) end,
  case when t.is_taken then nullif(pg_temp.message_at(t, t.messages / 2 * 2), pg_temp.message_at(t, 0))
    when t.messages > 0 then pg_temp.message_at(t, 1) end,
  case when t.status in ('open', 'in_progress', 'waiting') and pg_temp.draw(t.i, 22) < 0.04 then t.today + interval '2 days' end,
  case when t.status in ('resolved', 'closed') then t.ended_at end,
  case when t.status = 'closed' then t.ended_at + interval '7 days' end,
  case when t.is_deleted then least(t.ended_at + interval '8 days', t.today) end,
  case when t.is_deleted then pg_temp.id_of('bench agent ' || t.agent_idx) end,
  pg_temp.id_of('bench client ' || t.i),
  case when t.is_tagged then array[pg_temp.tag_of(t)] else '{}' end,
  -- Agents write the odd messages of what they took, customers the even ones.
  case when not t.is_taken then t.created_at
    when t.messages > 0 and t.messages % 2 = 0 then pg_temp.message_at(t, t.messages) end,
  t.created_at,
  e.last_activity_at
from bench_tickets as t
join bench_people as c on c.role = 'customer' and c.idx = t.customer_idx
join bench_subjects as w on w.i = floor(480 * pg_temp.draw(t.i, 23))::integer
cross join lateral (
  select case
    when t.status = 'closed' then t.ended_at + interval '7 days'
    when t.rated_at is not null then t.rated_at
    when pg_temp.endings(t) = 1 then t.ended_at
    when t.messages > 0 then pg_temp.message_at(t, t.messages)
    when t.status = 'new' then t.created_at
    else t.touched_at
  end as last_activity_at
) as e
order by t.i;

insert into public.ticket_desk (ticket_id, seq, created_at, updated_at)
select
  t.id,
  pg_temp.desk_opening(t) + t.notes + t.is_deleted::integer + (k.snoozed_until is not null)::integer,
  t.created_at,
  k.updated_at
from bench_tickets as t
join public.tickets as k on k.id = t.id;

insert into public.ticket_tags (ticket_id, tag_id, created_at)
select t.id, pg_temp.tag_of(t), t.touched_at
from bench_tickets as t
where t.is_tagged;

insert into public.ticket_followers (ticket_id, profile_id, created_at)
select t.id, a.id, t.touched_at
from bench_tickets as t
cross join bench_size as s
join bench_people as a on a.role = 'agent' and a.idx = floor(s.agents * pg_temp.draw(t.i, 25))::bigint
where t.life <> 'done' and t.is_taken and pg_temp.draw(t.i, 26) < 0.2;

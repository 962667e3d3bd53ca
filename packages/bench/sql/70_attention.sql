-- How far people have read, and what they were told of lately.

insert into public.ticket_reads (profile_id, ticket_id, last_read_seq, created_at, updated_at)
select
  k.customer_id, t.id,
  case when not t.is_taken or t.rated_at is not null or pg_temp.draw(t.i, 40) < 0.85 then k.seq when t.messages > 1 then t.opening + t.messages / 2 * 2 else 1 end,
  t.created_at, k.last_activity_at
from bench_tickets as t
join public.tickets as k on k.id = t.id;

insert into public.ticket_reads (profile_id, ticket_id, last_read_seq, last_read_staff_seq, created_at, updated_at)
select
  k.assigned_agent_id, t.id,
  case when t.life = 'done' or pg_temp.draw(t.i, 41) < 0.6 then k.seq else t.opening + (t.messages - 1) / 2 * 2 + 1 end,
  d.seq, t.touched_at, k.last_activity_at
from bench_tickets as t
join public.tickets as k on k.id = t.id
join public.ticket_desk as d on d.ticket_id = t.id
where k.assigned_agent_id is not null;

insert into public.notifications (recipient_id, type, ticket_id, actor_id, payload, read_at, created_at, updated_at)
select
  r.recipient_id, r.type, k.id, r.actor_id,
  jsonb_build_object('number', k.number, 'subject', k.subject, 'status', k.status, 'actor_name', r.actor_name, 'excerpt', left(k.subject, 140)),
  case when t.life = 'done' or pg_temp.draw(t.i, 42) < 0.7 then k.last_activity_at end,
  k.last_message_at, k.last_message_at
from bench_tickets as t
join public.tickets as k on k.id = t.id
join bench_people as g on g.role = 'agent' and g.idx = t.agent_idx
cross join lateral (
  values (k.customer_id, 'reply', g.id, g.name), (g.id, 'reply', k.customer_id, k.customer_name)
) as r (recipient_id, type, actor_id, actor_name)
where t.is_taken and t.messages > 1 and k.last_message_at > t.today - interval '90 days';

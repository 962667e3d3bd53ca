-- The history of every ticket, as the triggers would have written it.

-- Opening, and what became of it.
insert into public.ticket_activities
  (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, old_value, new_value, created_at)
select t.id, e.seq, e.actor_id, coalesce(e.actor_name, ''), e.actor_role, e.type, false, e.old_value, e.new_value, e.at
from bench_tickets as t
join bench_people as c on c.role = 'customer' and c.idx = t.customer_idx
left join bench_people as g on g.role = 'agent' and g.idx = t.agent_idx
cross join lateral (
  select 1 as seq, c.id as actor_id, c.name as actor_name, 'customer' as actor_role, 'created' as type, '{}'::jsonb as old_value,
    jsonb_build_object('channel', t.channel) as new_value, t.created_at as at
  union all
  select 2, g.id, g.name, 'agent', 'agent_assignment', '{"name": null}', jsonb_build_object('name', g.name), t.touched_at
  where t.is_taken
  union all
  select t.opening, g.id, g.name, 'agent', 'status_change', '{"status": "new"}', '{"status": "open"}', t.touched_at
  where t.opening > 1
  union all
  select t.opening + t.messages + 1, g.id, g.name, 'agent', 'status_change', '{"status": "open"}',
    jsonb_build_object('status', case t.status when 'closed' then 'resolved' else t.status end), t.ended_at
  where pg_temp.endings(t) > 0
  union all
  select t.opening + t.messages + 2, c.id, c.name, 'customer', 'rated', '{}', jsonb_build_object('rating', t.rating), t.rated_at
  where t.rated_at is not null
  union all
  select t.opening + t.messages + pg_temp.endings(t), null, null, 'system', 'status_change', '{"status": "resolved"}',
    '{"status": "closed"}', t.ended_at + interval '7 days'
  where t.status = 'closed'
) as e;

-- Each message and note stands in the history under its own number.
insert into public.ticket_activities
  (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, entry_id, created_at)
select m.ticket_id, m.seq, m.author_id, m.author_name, m.author_role, 'comment', false, m.id, m.created_at
from public.ticket_messages as m
join bench_tickets as t on t.id = m.ticket_id
union all
select n.ticket_id, n.seq, n.author_id, n.author_name, n.author_role, 'internal_note', true, n.id, n.created_at
from public.ticket_notes as n
join bench_tickets as t on t.id = n.ticket_id;

-- The staff feed: team and tags first, deletion and snoozing last.
insert into public.ticket_activities
  (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, old_value, new_value, created_at)
select t.id, e.seq, g.id, coalesce(g.name, ''), case when g.id is null then 'system' else 'agent' end, e.type, true, e.old_value,
  e.new_value, e.at
from bench_tickets as t
join public.tickets as k on k.id = t.id
join public.ticket_desk as d on d.ticket_id = t.id
left join bench_people as g on g.role = 'agent' and g.idx = t.agent_idx
left join public.teams as m on m.id = k.team_id
left join public.ticket_tags as tt on tt.ticket_id = t.id
left join public.tags as l on l.id = tt.tag_id
cross join lateral (
  select 1 as seq, 'team_assignment' as type, '{"name": null}'::jsonb as old_value,
    jsonb_build_object('name', m.name) as new_value,
    pg_temp.after(t.created_at, t.touch / 2) as at
  where t.in_team_idx is not null
  union all
  select pg_temp.desk_opening(t), 'tags_change', '{}', jsonb_build_object('added', jsonb_build_array(l.name)), t.touched_at
  where t.is_tagged
  union all
  select d.seq, 'snoozed', '{"until": null}', jsonb_build_object('until', k.snoozed_until), k.last_activity_at
  where k.snoozed_until is not null
  union all
  select d.seq, 'deleted', '{}', '{}', k.deleted_at
  where k.deleted_at is not null
) as e;

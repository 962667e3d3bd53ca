-- The clocks of live tickets, as if each had stood as it does now since it was opened.

create temporary table bench_clocks as
select t.id, c.desk, private.next_due(t, c.desk) as next_due_at, r.overdue, r.next_breach_at
from public.tickets as t
join public.ticket_desk as d on d.ticket_id = t.id
cross join bench_size as s
cross join lateral (select private.reckon_clocks(t, d, t.created_at) as desk offset 0) as c
cross join lateral (
  select coalesce(array_agg(k.clock::text) filter (where k.due_at <= s.today), '{}') as overdue,
    min(k.due_at) filter (where k.due_at > s.today) as next_breach_at
  from private.running_clocks(t, c.desk) as k
) as r
where t.is_live;

update public.tickets as t set next_due_at = c.next_due_at from bench_clocks as c where c.id = t.id;
update public.ticket_desk as d
set
  sla_policy_id = (c.desk).sla_policy_id,
  sla_schedule_id = (c.desk).sla_schedule_id,
  first_response_due_at = (c.desk).first_response_due_at,
  next_response_due_at = (c.desk).next_response_due_at,
  resolution_due_at = (c.desk).resolution_due_at,
  resolution_since = (c.desk).resolution_since,
  paused_at = (c.desk).paused_at,
  breaches = c.overdue,
  overdue = c.overdue,
  next_breach_at = c.next_breach_at
from bench_clocks as c
where c.id = d.ticket_id;

-- One row per ticket with all that was drawn for it. Every later row follows from this by
-- arithmetic, so numbers and times of both feeds are right by construction.

create function pg_temp.after(p_from timestamptz, p_seconds double precision)
returns timestamptz
language sql
stable
as $$
  select p_from + make_interval(secs => p_seconds);
$$;

create temporary table bench_drawn as
select
  g.i,
  s.today,
  s.today - interval '1095 days' + interval '1095 days' * ((g.i - 1 + pg_temp.draw(g.i, 1) * 0.9) / s.tickets) - interval '3 minutes' as created_at,
  pg_temp.draw(g.i, 2) as for_life,
  pg_temp.draw(g.i, 3) as for_status,
  floor(s.teams * power(pg_temp.draw(g.i, 4), 1.4))::bigint as team_idx,
  floor(s.customers * power(pg_temp.draw(g.i, 5), 2))::bigint as customer_idx,
  floor((s.agents / s.teams) * pg_temp.draw(g.i, 6))::bigint as agent_layer,
  s.teams
from bench_size as s, generate_series(1, s.tickets) as g (i);

create temporary table bench_lives as
select
  d.*,
  case
    when d.for_life >= case
      when d.created_at > d.today - interval '2 days' then 0.9
      when d.created_at > d.today - interval '7 days' then 0.7
      when d.created_at > d.today - interval '30 days' then 0.3
      else 0.018
    end then 'done'
    when d.for_status < case when d.created_at > d.today - interval '7 days' then 0.4 else 0.04 end then 'new'
    when d.for_status < 0.62 then 'open'
    when d.for_status < 0.8 then 'in_progress'
    else 'waiting'
  end as life
from bench_drawn as d;

create temporary table bench_shapes as
select
  l.*,
  -- A new ticket may be in no team yet; one that is open may wait for somebody to take it.
  case when pg_temp.draw(l.i, 7) < case l.life when 'new' then 0.35 else 0.03 end then null else l.team_idx end as in_team_idx,
  l.life <> 'new' and not (l.life = 'open' and pg_temp.draw(l.i, 8) < 0.25) as is_taken,
  1 + floor(pg_temp.wait(l.i, 9, 4.3))::integer + case when pg_temp.draw(l.i, 10) < 0.002 then 150 else 0 end as drawn_messages,
  case when pg_temp.draw(l.i, 11) < 0.45 then 0 else 1 + floor(pg_temp.wait(l.i, 12, 0.8))::integer end as drawn_notes
from bench_lives as l;

create temporary table bench_counts as
select
  h.i, h.today, h.created_at, h.life, h.in_team_idx, h.is_taken,
  h.customer_idx,
  h.team_idx + h.teams * h.agent_layer as agent_idx,
  case
    when not h.is_taken then (h.life = 'new' and h.drawn_messages > 8)::integer
    when h.life in ('waiting', 'done') then h.drawn_messages | 1
    else h.drawn_messages
  end as messages,
  case when h.is_taken then h.drawn_notes else 0 end as notes,
  case when h.life = 'new' then 1 when h.is_taken then 3 else 2 end as opening,
  pg_temp.draw(h.i, 13) < 0.3 as is_tagged
from bench_shapes as h;

-- Seconds to the first touch, and between messages, so that all of it lies in the past.
create temporary table bench_paces as
select
  c.*,
  least(120 + pg_temp.wait(c.i, 14, 10800), r.room) as touch,
  least(300 + pg_temp.wait(c.i, 15, 32400), r.room) as pace
from bench_counts as c
cross join lateral (select extract(epoch from c.today - c.created_at)::double precision / (c.messages + 4) as room) as r;

create temporary table bench_tickets as
select
  p.*,
  pg_temp.id_of('bench ticket ' || p.i) as id,
  pg_temp.after(p.created_at, p.touch) as touched_at,
  pg_temp.after(p.created_at, p.touch + p.pace * (p.messages + 2)) as ended_at,
  case
    when p.life <> 'done' then p.life
    when pg_temp.after(p.created_at, p.touch + p.pace * (p.messages + 2)) < p.today - interval '7 days' then 'closed'
    else 'resolved'
  end as status,
  (array['portal', 'portal', 'portal', 'email', 'email', 'api', 'agent'])[1 + floor(7 * pg_temp.draw(p.i, 16))::integer] as channel,
  p.life = 'done' and pg_temp.draw(p.i, 17) < 0.004 as is_deleted,
  case when p.life = 'done' and pg_temp.draw(p.i, 27) < 0.4 then r.rated_at end as rated_at,
  (array[5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1])[1 + floor(14 * pg_temp.draw(p.i, 29))::integer] as rating
from bench_paces as p
cross join lateral (
  -- Within the week before it closes, or since it was resolved.
  select e.ended_at + least(interval '7 days', p.today - e.ended_at) * (0.9 * pg_temp.draw(p.i, 28)) as rated_at
  from (select pg_temp.after(p.created_at, p.touch + p.pace * (p.messages + 2)) as ended_at) as e
) as r;
create unique index on bench_tickets (i);
analyze bench_tickets;

drop table bench_drawn, bench_lives, bench_shapes, bench_counts, bench_paces;

create function pg_temp.message_at(p_ticket bench_tickets, p_k integer)
returns timestamptz
language sql
stable
as $$
  select pg_temp.after(p_ticket.touched_at, p_ticket.pace * (p_k + 0.5 * pg_temp.draw(p_ticket.i * 1024 + p_k, 18)));
$$;

create function pg_temp.note_at(p_ticket bench_tickets, p_k integer)
returns timestamptz
language sql
stable
as $$
  select pg_temp.after(p_ticket.touched_at, p_ticket.pace * (0.2 + p_ticket.messages * p_k / (p_ticket.notes + 1.0))::double precision);
$$;

-- How many entries close the public feed: what became of the ticket after its last message.
create function pg_temp.endings(p_ticket bench_tickets)
returns integer
language sql
immutable
as $$
  select case p_ticket.status when 'new' then 0 when 'open' then 0 when 'closed' then 2 else 1 end
    + (p_ticket.rated_at is not null)::integer;
$$;

-- How many entries of the staff feed come before its notes: the team, the tags.
create function pg_temp.desk_opening(p_ticket bench_tickets)
returns integer
language sql
immutable
as $$
  select (p_ticket.in_team_idx is not null)::integer + p_ticket.is_tagged::integer;
$$;

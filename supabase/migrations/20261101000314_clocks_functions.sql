-- The clocks of a ticket under its service level: what is promised next, and what ran out.

create function private.is_over(p_ticket public.tickets)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
begin
  return p_ticket.deleted_at is not null or p_ticket.merged_into_id is not null or p_ticket.status in ('resolved', 'closed');
end;
$$;
comment on function private.is_over(public.tickets) is
  'Whether nobody waits for a ticket: what is_live says, also before a write has computed that.';

create function private.running_clocks(p_ticket public.tickets, p_desk public.ticket_desk)
returns table (clock public.sla_clock, due_at timestamptz)
language plpgsql
immutable
set search_path = ''
rows 3
as $$
begin
  return query
  select c.clock::public.sla_clock, c.due_at
  from (values
    ('first_response', p_desk.first_response_due_at, p_ticket.first_responded_at is null),
    (
      'next_response', p_desk.next_response_due_at,
      p_ticket.first_responded_at is not null and p_ticket.awaiting_reply_since is not null
    ),
    ('resolution', p_desk.resolution_due_at, p_desk.resolution_since is not null)
  ) as c (clock, due_at, runs)
  where c.runs and c.due_at is not null and not private.is_over(p_ticket);
end;
$$;
comment on function private.running_clocks(public.tickets, public.ticket_desk) is 'Which clocks of a ticket run, and when each runs out.';

create function private.paused_due()
returns timestamptz
language sql
immutable
set search_path = ''
as $$
  select timestamptz '9999-01-01 00:00:00+00';
$$;
comment on function private.paused_due() is
  'What next_due_at holds while a clock is paused: after all that is due and before what has none, so that one index tells the three apart.';

create function private.next_due(p_ticket public.tickets, p_desk public.ticket_desk)
returns timestamptz
language plpgsql
immutable
set search_path = ''
as $$
begin
  return (
    select coalesce(
      min(c.due_at),
      case when p_desk.paused_at is not null and p_desk.sla_policy_id is not null then private.paused_due() else 'infinity' end
    )
    from private.running_clocks(p_ticket, p_desk) as c
  );
end;
$$;
comment on function private.next_due(public.tickets, public.ticket_desk) is
  'When the next clock of a ticket runs out; private.paused_due() while one is paused and none runs, else infinity.';

create function private.reckon_clocks(p_ticket public.tickets, p_desk public.ticket_desk, p_at timestamptz)
returns public.ticket_desk
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_desk public.ticket_desk := p_desk;
  v_policy public.sla_policies;
  v_target public.sla_targets;
  v_schedule uuid;
  v_works boolean := not private.is_over(p_ticket) and p_ticket.status <> 'waiting';
begin
  select * into v_policy from public.sla_policies as p
  where p.is_active
    and (p.team_id is null or p.team_id = p_ticket.team_id)
    and (p.category_id is null or p.category_id = p_ticket.category_id)
    and (p.channel is null or p.channel = p_ticket.channel)
  order by p.position, p.created_at, p.id limit 1;
  select * into v_target from public.sla_targets as g where g.policy_id = v_policy.id and g.priority = p_ticket.priority;
  v_schedule := coalesce((select m.schedule_id from public.teams as m where m.id = p_ticket.team_id), v_policy.schedule_id);

  -- What was worked counts by the hours under which it was.
  if v_desk.resolution_since is not null and (not v_works or v_schedule is distinct from v_desk.sla_schedule_id) then
    v_desk.resolution_spent := v_desk.resolution_spent
      + private.working_seconds(v_desk.sla_schedule_id, v_desk.resolution_since, p_at);
    v_desk.resolution_since := null;
  end if;
  if v_works then
    v_desk.resolution_since := coalesce(v_desk.resolution_since, p_at);
  end if;
  v_desk.paused_at := case when p_ticket.status = 'waiting' and not private.is_over(p_ticket) then coalesce(v_desk.paused_at, p_at) end;
  v_desk.sla_policy_id := v_policy.id;
  v_desk.sla_schedule_id := v_schedule;

  if p_ticket.first_responded_at is null then
    v_desk.first_response_due_at := private.after_working(
      v_schedule, coalesce(p_ticket.awaiting_reply_since, p_ticket.created_at), v_target.first_response_minutes * 60
    );
    v_desk.next_response_due_at := null;
  else
    v_desk.next_response_due_at := private.after_working(
      v_schedule, p_ticket.awaiting_reply_since, v_target.next_response_minutes * 60
    );
  end if;
  if v_works then
    v_desk.resolution_due_at := private.after_working(
      v_schedule, v_desk.resolution_since, v_target.resolution_minutes * 60 - v_desk.resolution_spent
    );
  elsif v_desk.paused_at is not null then
    v_desk.resolution_due_at := null;
  end if;

  -- A clock that ran out stays so while it stands still; only more time makes it one that can run out again.
  v_desk.overdue := array(
    select o.clock from unnest(p_desk.overdue) as o (clock)
    where not exists (
      select from private.running_clocks(p_ticket, v_desk) as c where c.clock = o.clock and c.due_at > p_at
    )
  );
  v_desk.next_breach_at := (
    select min(c.due_at) from private.running_clocks(p_ticket, v_desk) as c where c.clock <> all (v_desk.overdue)
  );
  return v_desk;
end;
$$;
comment on function private.reckon_clocks(public.tickets, public.ticket_desk, timestamptz) is
  'The clocks of a ticket as it is now, from what they were: its service level, when each runs out, and what it took so far. Response clocks start when the customer''s oldest unanswered message was written; that of the resolution stands still while the ticket waits for its customer or is over.';

create function private.store_clocks(p_desk public.ticket_desk)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.ticket_desk as d
  set
    sla_policy_id = p_desk.sla_policy_id,
    sla_schedule_id = p_desk.sla_schedule_id,
    first_response_due_at = p_desk.first_response_due_at,
    next_response_due_at = p_desk.next_response_due_at,
    resolution_due_at = p_desk.resolution_due_at,
    resolution_since = p_desk.resolution_since,
    resolution_spent = p_desk.resolution_spent,
    paused_at = p_desk.paused_at,
    breaches = p_desk.breaches,
    overdue = p_desk.overdue,
    next_breach_at = p_desk.next_breach_at
  where d.ticket_id = p_desk.ticket_id;
end;
$$;
comment on function private.store_clocks(public.ticket_desk) is 'Writes what was reckoned.';

create function private.record_breaches(p_ticket public.tickets, p_desk public.ticket_desk, p_at timestamptz)
returns public.ticket_desk
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_desk public.ticket_desk := p_desk;
  v_acting text := coalesce(current_setting('autocrm.acting', true), '');
  v_clock record;
begin
  if v_desk.next_breach_at is null or v_desk.next_breach_at > p_at then
    return v_desk;
  end if;
  -- Time did this, whoever is at work.
  perform set_config('autocrm.acting', 'system', true);
  for v_clock in
    select * from private.running_clocks(p_ticket, p_desk) as c
    where c.due_at <= p_at and c.clock <> all (p_desk.overdue) order by c.due_at
  loop
    perform private.record_activity(
      p_ticket.id, 0, 'sla_breached', true, null, jsonb_build_object('clock', v_clock.clock, 'due_at', v_clock.due_at)
    );
    v_desk.breaches := v_desk.breaches || v_clock.clock::text;
    v_desk.overdue := v_desk.overdue || v_clock.clock::text;
  end loop;
  perform set_config('autocrm.acting', v_acting, true);
  v_desk.next_breach_at := (
    select min(c.due_at) from private.running_clocks(p_ticket, v_desk) as c where c.clock <> all (v_desk.overdue)
  );
  return v_desk;
end;
$$;
comment on function private.record_breaches(public.tickets, public.ticket_desk, timestamptz) is
  'Writes into the internal history which running clocks ran out since this was last asked, and returns the desk''s side with that noted.';

create function private.settle_clocks(p_old public.tickets, p_new public.tickets)
returns timestamptz
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_desk public.ticket_desk;
begin
  select * into v_desk from public.ticket_desk as d where d.ticket_id = p_new.id for update;
  v_desk := private.record_breaches(p_old, v_desk, v_at);
  v_desk := private.reckon_clocks(p_new, v_desk, v_at);
  perform private.store_clocks(v_desk);
  return private.next_due(p_new, v_desk);
end;
$$;
comment on function private.settle_clocks(public.tickets, public.tickets) is
  'Brings the clocks of a ticket from what it was to what it is, under the lock on it, and returns when the next one runs out.';

create function private.first_clocks(p_ticket public.tickets)
returns public.ticket_desk
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_desk public.ticket_desk;
begin
  v_desk.ticket_id := p_ticket.id;
  v_desk.resolution_spent := 0;
  v_desk.breaches := '{}';
  v_desk.overdue := '{}';
  return private.reckon_clocks(p_ticket, v_desk, p_ticket.created_at);
end;
$$;
comment on function private.first_clocks(public.tickets) is 'The clocks of a ticket that was just opened.';

create function private.sla_json(p_ticket public.tickets, p_desk public.ticket_desk)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
begin
  if p_desk.sla_policy_id is null then
    return null;
  end if;
  return jsonb_build_object(
    'policy_id', p_desk.sla_policy_id,
    'due_clock', case
      when p_ticket.next_due_at >= private.paused_due() then null
      when p_ticket.first_responded_at is null and p_ticket.next_due_at = p_desk.first_response_due_at then 'first_response'
      when p_ticket.first_responded_at is not null and p_ticket.next_due_at = p_desk.next_response_due_at then 'next_response'
      else 'resolution'
    end,
    'due_at', case when p_ticket.next_due_at < private.paused_due() then p_ticket.next_due_at end,
    'first_response_due_at', p_desk.first_response_due_at,
    'next_response_due_at', p_desk.next_response_due_at,
    'resolution_due_at', p_desk.resolution_due_at,
    'resolution_spent', p_desk.resolution_spent,
    'paused_at', p_desk.paused_at,
    'breaches', to_jsonb(p_desk.breaches)
  );
end;
$$;
comment on function private.sla_json(public.tickets, public.ticket_desk) is
  'The clocks of a ticket as staff see them; null while no service level applies.';

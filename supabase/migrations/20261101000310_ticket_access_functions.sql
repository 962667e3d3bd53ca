-- The one access rule in its two other forms: per row, and as the branches of a union.

create function private.my_followed_ticket_ids()
returns setof uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
  select tf.ticket_id from public.ticket_followers as tf
  where tf.profile_id = (select auth.uid()) and (select private.is_staff());
end;
$$;
comment on function private.my_followed_ticket_ids() is 'The tickets that the calling member of staff follows.';
grant execute on function private.my_followed_ticket_ids() to authenticated;

create function private.team_condition(p_team_ids uuid[])
returns text
language sql
stable
set search_path = ''
as $$
  select format('t.team_id = any (%L::uuid[]) and t.deleted_at is null', p_team_ids);
$$;
comment on function private.team_condition(uuid[]) is 'The condition of ticket_scope for the tickets of teams.';

create function private.ticket_scope()
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_me uuid := auth.uid();
  v_role text := private.current_role();
  v_own text := format('t.customer_id = %L and t.deleted_at is null', v_me);
  v_teams uuid[];
  v_followed uuid[];
  v_scope text[];
begin
  if v_role is null then
    return array['false'];
  elsif v_role = 'admin' then
    return array['true'];
  elsif v_role = 'customer' then
    return array[v_own];
  elsif exists (
    select from public.profile_permissions as pp where pp.profile_id = v_me and pp.permission = 'tickets.view_all'
  ) then
    return array['t.deleted_at is null'];
  end if;
  v_scope := array[
    format('t.assigned_agent_id = %L and t.deleted_at is null', v_me),
    't.team_id is null and t.assigned_agent_id is null and t.deleted_at is null'
  ];
  -- Ways that lead to no ticket are left out: each costs every list its planning.
  v_teams := array(select tm.team_id from public.team_members as tm where tm.profile_id = v_me);
  if v_teams <> '{}' then
    v_scope := v_scope || private.team_condition(v_teams);
  end if;
  v_followed := array(select tf.ticket_id from public.ticket_followers as tf where tf.profile_id = v_me);
  if v_followed <> '{}' then
    v_scope := v_scope || format('t.id = any (%L::uuid[]) and t.deleted_at is null', v_followed);
  end if;
  if exists (select from public.tickets as o where o.customer_id = v_me) then
    v_scope := v_scope || v_own;
  end if;
  return v_scope;
end;
$$;
comment on function private.ticket_scope() is
  'The select policy of tickets in set form: one condition on t per way a ticket can be the caller''s, each readable from one index. Lists, search and counts are the union over them.';

create function private.desk_scope()
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_me uuid := auth.uid();
  v_scope text[] := private.ticket_scope();
  v_nobodys text := 't.team_id is null and t.assigned_agent_id is null and t.deleted_at is null';
begin
  if not private.is_staff() then
    return array['false'];
  elsif cardinality(v_scope) = 1 then
    return v_scope;
  end if;
  -- Without one's own requests, which are read as a customer reads them.
  v_scope := array_remove(v_scope, format('t.customer_id = %L and t.deleted_at is null', v_me));
  return array_replace(v_scope, v_nobodys, v_nobodys || format(' and t.customer_id is distinct from %L', v_me));
end;
$$;
comment on function private.desk_scope() is 'The select policy of ticket_desk in set form, as conditions on t.';

create function private.can_read_ticket(p_ticket public.tickets)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce(case private.current_role()
    when 'admin' then true
    when 'agent' then p_ticket.deleted_at is null and (
      p_ticket.customer_id = auth.uid()
      or p_ticket.assigned_agent_id = auth.uid()
      or p_ticket.team_id in (select private.my_team_ids())
      or (p_ticket.team_id is null and p_ticket.assigned_agent_id is null)
      or p_ticket.id in (select private.my_followed_ticket_ids())
      or private.has_permission('tickets.view_all')
    )
    when 'customer' then p_ticket.deleted_at is null and p_ticket.customer_id = auth.uid()
  end, false);
end;
$$;
comment on function private.can_read_ticket(public.tickets) is
  'The select policy of tickets for one row in hand, for commands that run with more rights.';

create function private.can_read_desk(p_ticket public.tickets)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce(case private.current_role()
    when 'admin' then true
    when 'agent' then p_ticket.deleted_at is null and (
      private.has_permission('tickets.view_all')
      or (
        p_ticket.customer_id is distinct from auth.uid() and p_ticket.team_id is null
        and p_ticket.assigned_agent_id is null
      )
      or p_ticket.assigned_agent_id = auth.uid()
      or p_ticket.team_id in (select private.my_team_ids())
      or p_ticket.id in (select private.my_followed_ticket_ids())
    )
  end, false);
end;
$$;
comment on function private.can_read_desk(public.tickets) is
  'The select policy of ticket_desk for one row in hand: who may know what staff alone may know.';

create function private.person_can_read_desk(p_profile_id uuid, p_ticket public.tickets)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return exists (
    select from public.profiles as p
    where p.id = p_profile_id and p.is_active and (
      p.role = 'admin'
      or (p.role = 'agent' and p_ticket.deleted_at is null and (
        p_ticket.assigned_agent_id = p.id
        or (p_ticket.team_id is null and p_ticket.assigned_agent_id is null and p_ticket.customer_id is distinct from p.id)
        or exists (select from public.team_members as tm where tm.profile_id = p.id and tm.team_id = p_ticket.team_id)
        or exists (select from public.ticket_followers as tf where tf.profile_id = p.id and tf.ticket_id = p_ticket.id)
        or exists (
          select from public.profile_permissions as pp
          where pp.profile_id = p.id and pp.permission = 'tickets.view_all'
        )
      ))
    )
  );
end;
$$;
comment on function private.person_can_read_desk(uuid, public.tickets) is
  'can_read_desk for somebody else than the caller: who may be told of a note.';

create function private.ticket_for(p_ticket_id uuid, p_lock boolean default false)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
begin
  perform private.require_role('customer', 'agent', 'admin');
  select * into v_ticket from public.tickets where id = p_ticket_id;
  if not found or not private.can_read_ticket(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  if p_lock then
    select * into v_ticket from public.tickets where id = p_ticket_id for update;
    -- It may have moved out of reach while we waited for it.
    if not found or not private.can_read_ticket(v_ticket) then
      perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
    end if;
  end if;
  return v_ticket;
end;
$$;
comment on function private.ticket_for(uuid, boolean) is
  'The ticket when the caller may read it, locked for a change when p_lock; else PT404, the same whether it exists or not.';

-- Teams that hand out their tickets by themselves.

create function private.next_assignee(p_ticket public.tickets, p_strategy text)
returns uuid
language sql
stable
security definer
set search_path = ''
as $$
  select m.profile_id
  from (
    select
      tm.profile_id,
      tm.last_assigned_at,
      p.max_open_tickets,
      (
        select count(*) from public.tickets as t where t.assigned_agent_id = p.id and t.is_live
      ) as open_tickets
    from public.team_members as tm
    join public.profiles as p on p.id = tm.profile_id
    where tm.team_id = p_ticket.team_id
      and p.is_active and p.role in ('agent', 'admin') and p.availability = 'online'
      -- Nobody answers their own request.
      and p.id is distinct from p_ticket.customer_id
  ) as m
  where m.max_open_tickets is null or m.open_tickets < m.max_open_tickets
  order by
    case when p_strategy = 'least_loaded' then m.open_tickets end,
    m.last_assigned_at nulls first,
    m.profile_id
  limit 1;
$$;
comment on function private.next_assignee(public.tickets, text) is
  'Who of a team gets a ticket: online, below their limit, and longest without a new one or with the fewest open ones. Null when nobody can take it.';

create function private.assign_by_team()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_strategy text;
  v_assignee uuid;
begin
  select m.assignment_strategy into v_strategy from public.teams as m
  where m.id = new.team_id and m.is_active and m.assignment_strategy <> 'manual';
  -- A ticket that undo puts back waits as it did before.
  if not found or private.is_undoing(new.id) then
    return null;
  end if;
  -- One after the other, each seeing what the one before got. By now the command has every lock on tickets that it
  -- will ask for, so two of them never wait for each other.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('autocrm.assign_by_team'));
  select * into v_ticket from public.tickets as t
  where t.id = new.id and t.is_live and t.assigned_agent_id is null and t.team_id = new.team_id;
  if not found then
    return null;
  end if;
  v_assignee := private.next_assignee(v_ticket, v_strategy);
  if v_assignee is null then
    return null;
  end if;
  begin
    -- Nobody did this: history and notification say so.
    perform set_config('autocrm.acting', 'system', true);
    update public.tickets set assigned_agent_id = v_assignee where id = v_ticket.id;
    perform set_config('autocrm.acting', '', true);
    update public.team_members set last_assigned_at = clock_timestamp()
    where team_id = v_ticket.team_id and profile_id = v_assignee;
  exception when sqlstate 'PT422' then
    -- They were deactivated this very moment. The command stands; the ticket waits in the queue.
    return null;
  end;
  return null;
end;
$$;
comment on function private.assign_by_team() is
  'Gives a live ticket that reached a team without an assignee to one of its members, where the team hands out its tickets: at commit, or when the command settles it.';

create constraint trigger t35_tickets_assign_new after insert on public.tickets
deferrable initially deferred
for each row when (new.team_id is not null and new.assigned_agent_id is null and new.is_live)
execute function private.assign_by_team();
create constraint trigger t36_tickets_assign_moved after update of team_id on public.tickets
deferrable initially deferred
for each row when (
  new.team_id is distinct from old.team_id and new.team_id is not null and new.assigned_agent_id is null and new.is_live
)
execute function private.assign_by_team();

create function private.settle_assignments()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  set constraints public.t35_tickets_assign_new, public.t36_tickets_assign_moved immediate;
  set constraints public.t35_tickets_assign_new, public.t36_tickets_assign_moved deferred;
end;
$$;
comment on function private.settle_assignments() is
  'Hands out what the command moved to a team so far, so that its answer shows who got it. For commands that lock no further ticket.';

-- What happens by itself. Safe to run twice and from several workers.

create function private.notify_of_waking(p_ticket public.tickets)
returns void
language sql
security definer
set search_path = ''
as $$
  select private.notify(w.id, 'woken', p_ticket, p_ticket.subject)
  from (
    select p_ticket.assigned_agent_id as id where p_ticket.assigned_agent_id is not null
    union all
    select tf.profile_id from public.ticket_followers as tf
    where tf.ticket_id = p_ticket.id and p_ticket.assigned_agent_id is null
  ) as w
  where private.person_can_read_desk(w.id, p_ticket);
$$;
comment on function private.notify_of_waking(public.tickets) is
  'A ticket whose snooze is over is brought before its assignee, or before its followers when nobody has it.';

create function private.run_maintenance()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_days integer := (private.setting('auto_close_days'))::integer;
  v_closed integer;
  v_woken integer := 0;
  v_ticket public.tickets;
begin
  with due as (
    select t.id from public.tickets as t
    where t.status = 'resolved' and t.deleted_at is null and t.resolved_at < now() - make_interval(days => v_days)
    order by t.resolved_at limit 500 for update skip locked
  )
  update public.tickets as t set status = 'closed' from due where t.id = due.id;
  get diagnostics v_closed = row_count;

  for v_ticket in
    with due as (
      select t.id from public.tickets as t
      where t.snoozed_until <= now()
      order by t.snoozed_until limit 500 for update skip locked
    )
    update public.tickets as t set snoozed_until = null from due where t.id = due.id
    returning t.*
  loop
    v_woken := v_woken + 1;
    perform private.notify_of_waking(v_ticket);
  end loop;

  delete from public.notifications as n where n.read_at < now() - interval '90 days';
  delete from private.rate_limits as r where r.ready_at < now() - interval '1 day';
  delete from public.ticket_operations as o where o.created_at < now() - interval '1 day';
  return jsonb_build_object('closed', v_closed, 'woken', v_woken);
end;
$$;
comment on function private.run_maintenance() is
  'Closes what was resolved long enough, wakes what was snoozed and tells whose it is. Returns how many of each.';

do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform cron.schedule('autocrm-maintenance', '15 seconds', 'select private.run_maintenance()');
  end if;
end;
$$;

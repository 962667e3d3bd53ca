-- What happens by itself. Safe to run twice and from several workers.

create function private.notify_owner(p_ticket public.tickets, p_type text, p_more jsonb default '{}')
returns void
language sql
security definer
set search_path = ''
as $$
  select private.notify(w.id, p_type, p_ticket, p_ticket.subject, p_more)
  from (
    select p_ticket.assigned_agent_id as id where p_ticket.assigned_agent_id is not null
    union all
    select tf.profile_id from public.ticket_followers as tf
    where tf.ticket_id = p_ticket.id and p_ticket.assigned_agent_id is null
  ) as w
  where private.person_can_read_desk(w.id, p_ticket);
$$;
comment on function private.notify_owner(public.tickets, text, jsonb) is
  'What time did to a ticket is brought before its assignee, or before its followers when nobody has it.';

create function private.announce_breaches()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_desk public.ticket_desk;
  v_due timestamptz;
  v_count integer := 0;
begin
  for v_ticket in
    -- The ticket is locked before its desk's side, as by every command.
    select t.* from public.ticket_desk as d join public.tickets as t on t.id = d.ticket_id
    where d.next_breach_at <= now()
    order by d.next_breach_at limit 500 for update of t skip locked
  loop
    select * into v_desk from public.ticket_desk as d where d.ticket_id = v_ticket.id for update;
    v_due := v_desk.next_breach_at;
    v_desk := private.record_breaches(v_ticket, v_desk, now());
    perform private.store_clocks(v_desk);
    -- What was found late, after hours or promises changed or nothing ran, is recorded and not announced.
    if v_due > now() - interval '1 hour' then
      perform private.notify_owner(v_ticket, 'sla_breached', jsonb_build_object('clock', v_desk.breaches[cardinality(v_desk.breaches)]));
    end if;
    perform private.broadcast_to_staff(v_ticket);
    v_count := v_count + 1;
  end loop;
  return v_count;
end;
$$;
comment on function private.announce_breaches() is
  'Records the clocks that ran out, tells whose ticket it is and shows it on every desk. Returns on how many tickets, up to 500.';

create function private.review_clocks()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_review private.clock_reviews;
  v_next record;
  v_ticket public.tickets;
  v_due timestamptz;
  v_count integer := 0;
begin
  select * into v_review from private.clock_reviews for update skip locked;
  if not found then
    return 0;
  end if;
  for v_next in
    select t.id, t.created_at from public.tickets as t
    where t.is_live and (t.created_at, t.id) < (v_review.after_created_at, v_review.after_id)
    order by t.created_at desc, t.id desc limit 1000
  loop
    select * into v_ticket from public.tickets as t where t.id = v_next.id for update skip locked;
    -- Somebody is at work on it: the next run goes on from here.
    exit when not found;
    v_due := private.settle_clocks(v_ticket, v_ticket);
    if v_due <> v_ticket.next_due_at then
      update public.tickets set next_due_at = v_due where id = v_ticket.id;
    end if;
    v_count := v_count + 1;
    v_review.after_created_at := v_next.created_at;
    v_review.after_id := v_next.id;
  end loop;
  if v_next is null then
    delete from private.clock_reviews;
  else
    update private.clock_reviews set after_created_at = v_review.after_created_at, after_id = v_review.after_id;
  end if;
  return v_count;
end;
$$;
comment on function private.review_clocks() is
  'Reckons the clocks of live tickets anew after service levels or hours changed, a thousand at a time, newest first. Returns how many.';

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
  v_reviewed integer;
  v_breached integer;
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
    perform private.notify_owner(v_ticket, 'woken');
  end loop;

  -- What ran out as it was promised counts, before promises are read anew.
  v_breached := private.announce_breaches();
  v_reviewed := private.review_clocks();
  if v_reviewed > 0 then
    v_breached := v_breached + private.announce_breaches();
  end if;

  delete from public.notifications as n where n.read_at < now() - interval '90 days';
  delete from private.rate_limits as r where r.ready_at < now() - interval '1 day';
  delete from public.ticket_operations as o where o.created_at < now() - interval '1 day';
  return jsonb_build_object('closed', v_closed, 'woken', v_woken, 'reviewed', v_reviewed, 'breached', v_breached);
end;
$$;
comment on function private.run_maintenance() is
  'Closes what was resolved long enough, wakes what was snoozed, reckons clocks anew where that is asked, and tells whose a ticket is that woke or ran out of time. Returns how many of each.';

do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform cron.schedule('autocrm-maintenance', '15 seconds', 'select private.run_maintenance()');
  end if;
end;
$$;

-- The history of a ticket: written by every change, numbered, and append-only.

create function private.record_activity(
  p_ticket_id uuid, p_seq bigint, p_type text, p_internal boolean, p_old jsonb, p_new jsonb
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- What somebody did themselves is nothing new to them.
  update public.ticket_reads set last_read_seq = p_seq
  where not p_internal and ticket_id = p_ticket_id and profile_id = private.actor_id() and last_read_seq = p_seq - 1;
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, old_value, new_value, created_at)
  values (
    p_ticket_id, p_seq, private.actor_id(), private.actor_name(),
    coalesce(case when private.actor_id() is not null then private.current_role() end, 'system'),
    p_type, p_internal, coalesce(p_old, '{}'), coalesce(p_new, '{}'), clock_timestamp()
  );
end;
$$;
comment on function private.record_activity(uuid, bigint, text, boolean, jsonb, jsonb) is
  'Writes one entry of a ticket''s history in the caller''s name. An internal one is numbered as it is written.';

create function private.ticket_after_update()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_seq bigint := new.seq - private.public_changes(old, new);
begin
  if new.assigned_agent_id is distinct from old.assigned_agent_id then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'agent_assignment', false,
      jsonb_build_object('name', (select p.full_name from public.profiles as p where p.id = old.assigned_agent_id)),
      jsonb_build_object('name', (select p.full_name from public.profiles as p where p.id = new.assigned_agent_id))
    );
  end if;
  if new.status is distinct from old.status then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'status_change', false,
      jsonb_build_object('status', old.status), jsonb_build_object('status', new.status)
    );
  end if;
  if new.priority is distinct from old.priority then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'priority_change', false,
      jsonb_build_object('priority', old.priority), jsonb_build_object('priority', new.priority)
    );
  end if;
  if new.category_id is distinct from old.category_id then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'category_change', false,
      jsonb_build_object('name', (select c.name from public.ticket_categories as c where c.id = old.category_id)),
      jsonb_build_object('name', (select c.name from public.ticket_categories as c where c.id = new.category_id))
    );
  end if;
  if new.subject is distinct from old.subject or new.description is distinct from old.description then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'subject_change', false,
      jsonb_build_object('subject', old.subject),
      jsonb_build_object('subject', new.subject, 'description_changed', new.description is distinct from old.description)
    );
  end if;
  if new.team_id is distinct from old.team_id then
    perform private.record_activity(
      new.id, 0, 'team_assignment', true,
      jsonb_build_object('name', (select m.name from public.teams as m where m.id = old.team_id)),
      jsonb_build_object('name', (select m.name from public.teams as m where m.id = new.team_id))
    );
  end if;
  if new.snoozed_until is distinct from old.snoozed_until then
    perform private.record_activity(
      new.id, 0, case when new.snoozed_until is null then 'unsnoozed' else 'snoozed' end, true,
      jsonb_build_object('until', old.snoozed_until), jsonb_build_object('until', new.snoozed_until)
    );
  end if;
  if (new.deleted_at is null) <> (old.deleted_at is null) then
    perform private.record_activity(
      new.id, 0, case when new.deleted_at is null then 'restored' else 'deleted' end, true, null, null
    );
  end if;
  return null;
end;
$$;
comment on function private.ticket_after_update() is 'Writes what changed on a ticket into its history.';

create trigger t20_tickets_history after update on public.tickets
for each row execute function private.ticket_after_update();

create function private.number_internal_activity()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if new.is_internal and new.entry_id is null then
    update public.ticket_desk set seq = seq + 1 where ticket_id = new.ticket_id returning seq into new.seq;
  end if;
  return new;
end;
$$;
comment on function private.number_internal_activity() is 'An internal entry takes the next number of the staff feed.';

create trigger t10_ticket_activities_number before insert on public.ticket_activities
for each row execute function private.number_internal_activity();

create function private.ticket_tags_changed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in
    select c.ticket_id, jsonb_agg(g.name order by g.name) as names
    from changed as c join public.tags as g on g.id = c.tag_id
    where exists (select from public.tickets as t where t.id = c.ticket_id)
    group by c.ticket_id
  loop
    perform private.record_activity(
      v_change.ticket_id, 0, 'tags_change', true,
      case when tg_op = 'DELETE' then jsonb_build_object('removed', v_change.names) end,
      case when tg_op = 'INSERT' then jsonb_build_object('added', v_change.names) end
    );
  end loop;
  return null;
end;
$$;
comment on function private.ticket_tags_changed() is 'Records tags put on or taken off, once per ticket and statement.';

create trigger t20_ticket_tags_added after insert on public.ticket_tags
referencing new table as changed
for each statement execute function private.ticket_tags_changed();
create trigger t20_ticket_tags_removed after delete on public.ticket_tags
referencing old table as changed
for each statement execute function private.ticket_tags_changed();

create function private.forbid_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.fail('PT409', 'append_only', 'History is never changed.');
  return null;
end;
$$;
comment on function private.forbid_change() is 'History is append-only, whoever asks.';

create trigger t10_audit_log_append_only before update or delete on public.audit_log
for each row execute function private.forbid_change();
-- A person may be forgotten with their name, and a ticket may be deleted with its history; nothing else happens to an entry.
create trigger t11_ticket_activities_append_only before update on public.ticket_activities
for each row when (
  new.actor_id is not null
  or to_jsonb(new) - array['actor_id', 'actor_name'] is distinct from to_jsonb(old) - array['actor_id', 'actor_name']
)
execute function private.forbid_change();

create function private.forbid_activity_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from public.tickets as t where t.id = old.ticket_id) then
    perform private.fail('PT409', 'append_only', 'History is never changed.');
  end if;
  return old;
end;
$$;
comment on function private.forbid_activity_delete() is 'An entry of the history goes only with its ticket.';

create trigger t12_ticket_activities_append_only before delete on public.ticket_activities
for each row execute function private.forbid_activity_delete();

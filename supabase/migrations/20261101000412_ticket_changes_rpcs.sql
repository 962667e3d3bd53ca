-- Changing a ticket: one command for every field, which tells the second of two people what the
-- first one did.

create function private.sorted(p_value jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select case
    when jsonb_typeof(p_value) = 'array' then (select coalesce(jsonb_agg(i order by i #>> '{}'), '[]') from jsonb_array_elements(p_value) as i)
    else p_value
  end;
$$;
comment on function private.sorted(jsonb) is 'A list in a fixed order, so that two lists of the same ids are equal.';

create function private.activity_of_field(p_field text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case p_field
    when 'status' then 'status_change'
    when 'priority' then 'priority_change'
    when 'category_id' then 'category_change'
    when 'assigned_agent_id' then 'agent_assignment'
    when 'team_id' then 'team_assignment'
    when 'tag_ids' then 'tags_change'
    when 'custom_fields' then 'custom_field_change'
    when 'snoozed_until' then 'snoozed'
    else 'subject_change'
  end;
$$;
comment on function private.activity_of_field(text) is 'The kind of history entry that a change of a field makes.';

create function private.ticket_to_change(p_ticket_id uuid, p_expected jsonb)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_taken public.tickets;
begin
  return private.ticket_for(p_ticket_id, true);
exception when sqlstate 'PT404' then
  -- Whoever saw it unassigned a moment ago is told who took it, though it is out of their sight now.
  if private.is_staff() and p_expected -> 'assigned_agent_id' = 'null' then
    select * into v_taken from public.tickets as t
    where t.id = p_ticket_id and t.deleted_at is null and t.team_id is null and t.assigned_agent_id is not null;
    if found then
      perform private.fail(
        'PT409', 'ticket_changed', 'Somebody else took this ticket a moment ago.',
        jsonb_build_object(
          'field', 'assigned_agent_id',
          'current', jsonb_build_object('assigned_agent_id', v_taken.assigned_agent_id),
          'changed_by', (select p.full_name from public.profiles as p where p.id = v_taken.assigned_agent_id)
        )
      );
    end if;
  end if;
  raise;
end;
$$;
comment on function private.ticket_to_change(uuid, jsonb) is
  'ticket_for with a lock, which tells the second of two people who take an unassigned ticket who the first one was.';

create function private.update_ticket(p_ticket_id uuid, p_patch jsonb, p_expected jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_staff boolean;
  v_changed jsonb;
  v_field text;
begin
  if jsonb_typeof(coalesce(p_expected, '{}')) <> 'object' then
    perform private.fail('PT422', 'expected_invalid', 'Send the values you saw as an object.', '{"field": "expected"}');
  end if;
  v_ticket := private.ticket_to_change(p_ticket_id, p_expected);
  v_staff := private.can_read_desk(v_ticket);
  perform private.check_patch(v_ticket, p_patch);
  select jsonb_object_agg(e.key, n.value) into v_changed
  from jsonb_each(coalesce(p_expected, '{}')) as e,
    lateral (select private.field_as_seen(v_ticket, e.key, e.value) as value) as n
  where p_patch ? e.key
    and n.value is distinct from private.sorted(e.value)
    -- Both wanted the same: nobody has to be told.
    and n.value is distinct from private.sorted(p_patch -> e.key);
  if v_changed is not null then
    select min(k) into v_field from jsonb_object_keys(v_changed) as k;
    perform private.fail(
      'PT409', 'ticket_changed', 'Somebody changed this a moment ago. Look at what it is now and try again.',
      jsonb_build_object(
        'field', v_field,
        'current', v_changed,
        'ticket', private.ticket_row(v_ticket, v_staff),
        'changed_by', (
          select a.actor_name from public.ticket_activities as a
          where a.ticket_id = p_ticket_id and (v_staff or not a.is_internal) and a.type = private.activity_of_field(v_field)
          order by a.created_at desc limit 1
        )
      )
    );
  end if;
  perform private.authorise_patch(v_ticket, p_patch);
  v_ticket := private.apply_patch(v_ticket, p_patch);
  return jsonb_build_object('ticket', private.ticket_row(v_ticket, v_staff), 'readable', private.can_read_ticket(v_ticket));
end;
$$;
comment on function private.update_ticket(uuid, jsonb, jsonb) is 'Body of public.update_ticket.';

create function public.update_ticket(p_ticket_id uuid, p_patch jsonb, p_expected jsonb default '{}')
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.update_ticket(p_ticket_id, p_patch, p_expected);
$$;
comment on function public.update_ticket(uuid, jsonb, jsonb) is
  'Changes fields of a ticket: subject, description, status, priority, category_id, assigned_agent_id, team_id, snoozed_until, tag_ids, custom_fields (staff only: the named fields are set, null empties, others stay). p_expected holds what the caller saw; where it is no longer so, PT409 ticket_changed with what it is now. readable tells whether the caller still sees it.';

create function private.set_ticket_deleted(p_ticket_id uuid, p_deleted boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_ticket public.tickets := private.ticket_for(p_ticket_id, true);
begin
  if not private.can_read_desk(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  if (p_deleted and not private.has_permission('tickets.delete')) or (not p_deleted and v_role <> 'admin') then
    perform private.fail('PT403', 'not_allowed', 'Your account may not do this.');
  end if;
  if (v_ticket.deleted_at is not null) <> p_deleted then
    update public.tickets
    set deleted_at = case when p_deleted then clock_timestamp() end, deleted_by = case when p_deleted then auth.uid() end
    where id = p_ticket_id
    returning * into v_ticket;
  end if;
  return jsonb_build_object('ticket', private.ticket_row(v_ticket, true));
end;
$$;
comment on function private.set_ticket_deleted(uuid, boolean) is 'Body of public.delete_ticket and public.restore_ticket.';

create function public.delete_ticket(p_ticket_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.set_ticket_deleted(p_ticket_id, true);
$$;
comment on function public.delete_ticket(uuid) is 'Hides a ticket from everybody but admins. Needs tickets.delete. Can be undone by restore_ticket.';

create function public.restore_ticket(p_ticket_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.set_ticket_deleted(p_ticket_id, false);
$$;
comment on function public.restore_ticket(uuid) is 'Brings a deleted ticket back. Admins only.';

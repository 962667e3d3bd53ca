-- Changing a ticket: one command for every field, which tells the second of two people what the
-- first one did.

create function private.change_ticket(p_ticket_id uuid, p_patch jsonb)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
begin
  update public.tickets as t
  set
    subject = case when p_patch ? 'subject' then private.check_text('subject', p_patch ->> 'subject', 3, 200) else t.subject end,
    description = case
      when p_patch ? 'description' then private.check_text('description', p_patch ->> 'description', 1, 20000)
      else t.description
    end,
    status = case when p_patch ? 'status' then p_patch ->> 'status' else t.status end,
    priority = case when p_patch ? 'priority' then p_patch ->> 'priority' else t.priority end,
    category_id = case when p_patch ? 'category_id' then (p_patch ->> 'category_id')::uuid else t.category_id end,
    assigned_agent_id = case
      when p_patch ? 'assigned_agent_id' then (p_patch ->> 'assigned_agent_id')::uuid
      else t.assigned_agent_id
    end,
    team_id = case when p_patch ? 'team_id' then (p_patch ->> 'team_id')::uuid else t.team_id end,
    snoozed_until = case
      when p_patch ? 'snoozed_until' then (p_patch ->> 'snoozed_until')::timestamptz
      else t.snoozed_until
    end
  where t.id = p_ticket_id
  returning * into v_ticket;
  if p_patch ? 'team_id' then
    perform private.settle_assignments();
    select * into v_ticket from public.tickets where id = p_ticket_id;
  end if;
  return v_ticket;
end;
$$;
comment on function private.change_ticket(uuid, jsonb) is
  'Writes a checked patch. For commands that decided that the caller may.';

create function private.ticket_field(p_ticket public.tickets, p_field text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select case p_field
    when 'tag_ids' then coalesce((
      select jsonb_agg(tt.tag_id order by tt.tag_id) from public.ticket_tags as tt where tt.ticket_id = p_ticket.id
    ), '[]')
    else to_jsonb(p_ticket) -> p_field
  end;
$$;
comment on function private.ticket_field(public.tickets, text) is 'The present value of a field that can be changed.';

create function private.check_patch(p_ticket public.tickets, p_patch jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_fields text[] := array[
    'subject', 'description', 'status', 'priority', 'category_id', 'assigned_agent_id', 'team_id', 'snoozed_until', 'tag_ids',
    'custom_fields'
  ];
  v_field text;
  v_value text;
begin
  if p_patch is null or jsonb_typeof(p_patch) <> 'object' or p_patch = '{}' then
    perform private.fail('PT422', 'patch_empty', 'Name at least one field to change.', '{"field": "patch"}');
  end if;
  for v_field, v_value in select key, value from jsonb_each_text(p_patch) loop
    if not v_field = any (v_fields) then
      perform private.fail(
        'PT422', 'field_unknown', 'A ticket has no field ' || v_field || ' that can be changed.',
        jsonb_build_object('field', v_field, 'fields', v_fields)
      );
    end if;
    if v_field in ('category_id', 'assigned_agent_id', 'team_id') and v_value is not null
      and not pg_input_is_valid(v_value, 'uuid') then
      perform private.fail('PT422', 'not_an_id', 'This must be an id or null.', jsonb_build_object('field', v_field));
    end if;
    if v_field in ('status', 'priority') and (v_value is null or not pg_input_is_valid(v_value, 'public.ticket_' || v_field)) then
      perform private.fail('PT422', v_field || '_unknown', 'Choose one of the known values.', jsonb_build_object('field', v_field));
    end if;
    if v_field = 'snoozed_until' and v_value is not null then
      if not pg_input_is_valid(v_value, 'timestamptz') or v_value::timestamptz <= now()
        or v_value::timestamptz > now() + interval '1 year' then
        perform private.fail(
          'PT422', 'snooze_out_of_range', 'Choose a time within the coming year.', '{"field": "snoozed_until"}'
        );
      end if;
    end if;
  end loop;
  if p_patch ->> 'category_id' is not null and not exists (
    select from public.ticket_categories as c where c.id = (p_patch ->> 'category_id')::uuid
  ) then
    perform private.fail('PT422', 'category_unknown', 'Choose one of the categories.', '{"field": "category_id"}');
  end if;
  if p_patch ? 'custom_fields' then
    -- Before anything is said of a field: customers do not know which ones there are for staff.
    if not private.can_read_desk(p_ticket) then
      perform private.fail('PT403', 'not_allowed', 'Only the team can change this.', '{"field": "custom_fields"}');
    elsif jsonb_typeof(p_patch -> 'custom_fields') <> 'object' or p_patch -> 'custom_fields' = '{}' then
      perform private.fail('PT422', 'custom_fields_invalid', 'Send the fields as an object.', '{"field": "custom_fields"}');
    end if;
  end if;
  if p_patch ? 'tag_ids' then
    if jsonb_typeof(p_patch -> 'tag_ids') <> 'array' or exists (
      select from jsonb_array_elements_text(p_patch -> 'tag_ids') as i (id)
      where not pg_input_is_valid(i.id, 'uuid') or not exists (select from public.tags as g where g.id::text = i.id)
    ) then
      perform private.fail('PT422', 'tag_unknown', 'Choose tags that exist.', '{"field": "tag_ids"}');
    end if;
  end if;
end;
$$;
comment on function private.check_patch(public.tickets, jsonb) is 'Refuses a malformed patch with PT422 that names the field.';

create function private.authorise_staff_patch(p_ticket public.tickets, p_patch jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me uuid := auth.uid();
  v_assignee uuid := (p_patch ->> 'assigned_agent_id')::uuid;
begin
  if p_patch ? 'description' and private.current_role() <> 'admin' then
    perform private.fail('PT403', 'not_allowed', 'The customer''s own words stay as they are.', '{"field": "description"}');
  end if;
  if p_patch ? 'assigned_agent_id' and v_assignee is distinct from p_ticket.assigned_agent_id
    and not (
      (v_assignee = v_me and p_ticket.assigned_agent_id is null)
      or (v_assignee is null and p_ticket.assigned_agent_id = v_me)
      or private.has_permission('tickets.assign')
    )
  then
    perform private.fail(
      'PT403', 'not_allowed',
      case when v_assignee = v_me then 'Somebody else has this ticket. Ask them to hand it over.'
        else 'You may take tickets, not assign them to others.' end,
      '{"field": "assigned_agent_id"}'
    );
  end if;
  if p_patch ? 'team_id' and (p_patch ->> 'team_id')::uuid is distinct from p_ticket.team_id
    and not (
      p_ticket.assigned_agent_id is null
      or p_ticket.assigned_agent_id = v_me
      or private.has_permission('tickets.assign')
    )
  then
    perform private.fail('PT403', 'not_allowed', 'Only its assignee can hand this ticket to a team.', '{"field": "team_id"}');
  end if;
end;
$$;
comment on function private.authorise_staff_patch(public.tickets, jsonb) is
  'Whether the calling staff may make these changes to a ticket that they have on their desk: others'' assignments with tickets.assign alone.';

create function private.check_open_to_change(p_ticket public.tickets)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_ticket.deleted_at is not null then
    perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
  elsif p_ticket.merged_into_id is not null then
    perform private.fail('PT409', 'ticket_merged', 'This ticket was merged into another one.');
  end if;
end;
$$;
comment on function private.check_open_to_change(public.tickets) is 'PT409 for a ticket that was deleted or merged.';

create function private.authorise_patch(p_ticket public.tickets, p_patch jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.check_open_to_change(p_ticket);
  if not private.can_read_desk(p_ticket) then
    -- The ticket's own customer.
    if p_patch - array['subject', 'description', 'status'] <> '{}' then
      perform private.fail('PT403', 'not_allowed', 'Only the team can change this.', jsonb_build_object(
        'field', (select min(k) from jsonb_object_keys(p_patch - array['subject', 'description', 'status']) as k)
      ));
    end if;
    if (p_patch ?| array['subject', 'description']) and p_ticket.status <> 'new' then
      perform private.fail('PT409', 'ticket_in_work', 'Somebody is already working on it. Write a message instead.');
    end if;
    if p_patch ? 'status' and p_patch ->> 'status' <> p_ticket.status and not exists (
      select from public.ticket_transitions as tr
      where tr.actor = 'customer' and tr.from_status = p_ticket.status and tr.to_status = p_patch ->> 'status'
    ) then
      perform private.fail(
        'PT409', 'transition_not_allowed', 'You can mark a ticket as solved, or open a solved one again.', '{"field": "status"}'
      );
    end if;
    return;
  end if;
  perform private.authorise_staff_patch(p_ticket, p_patch);
end;
$$;
comment on function private.authorise_patch(public.tickets, jsonb) is
  'Whether the caller may make these changes to a ticket they can read: customers their words while it is new, and solved or reopen; staff the rest, others'' assignments with tickets.assign.';

create function private.apply_patch(p_ticket public.tickets, p_patch jsonb)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_patch jsonb := p_patch;
  v_ticket public.tickets;
begin
  -- A ticket handed to a team waits there for one of its members.
  if v_patch ->> 'team_id' is not null and not v_patch ? 'assigned_agent_id' and p_ticket.assigned_agent_id is not null
    and not exists (
      select from public.team_members as tm
      where tm.team_id = (v_patch ->> 'team_id')::uuid and tm.profile_id = p_ticket.assigned_agent_id
    )
  then
    v_patch := v_patch || '{"assigned_agent_id": null}';
  end if;
  if v_patch ? 'tag_ids' then
    delete from public.ticket_tags as tt
    where tt.ticket_id = p_ticket.id and not v_patch -> 'tag_ids' ? tt.tag_id::text;
    insert into public.ticket_tags (ticket_id, tag_id)
    select p_ticket.id, i.id::uuid from jsonb_array_elements_text(v_patch -> 'tag_ids') as i (id)
    on conflict do nothing;
  end if;
  v_ticket := private.change_ticket(p_ticket.id, v_patch - 'tag_ids');
  if v_patch ? 'custom_fields' then
    v_ticket := private.set_custom_values(v_ticket, v_patch -> 'custom_fields');
  end if;
  return v_ticket;
end;
$$;
comment on function private.apply_patch(public.tickets, jsonb) is
  'Makes changes that were checked and allowed, with what follows from them, on a locked ticket.';

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

create function private.mark_ticket_read(p_ticket_id uuid, p_seq bigint, p_staff_seq bigint)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := private.ticket_for(p_ticket_id);
begin
  insert into public.ticket_reads as r (profile_id, ticket_id, last_read_seq, last_read_staff_seq)
  values (
    auth.uid(), p_ticket_id, greatest(least(coalesce(p_seq, 0), v_ticket.seq), 0),
    case when private.can_read_desk(v_ticket) then greatest(least(
      coalesce(p_staff_seq, 0), (select d.seq from public.ticket_desk as d where d.ticket_id = p_ticket_id)
    ), 0) else 0 end
  )
  on conflict (profile_id, ticket_id) do update set
    last_read_seq = greatest(r.last_read_seq, excluded.last_read_seq),
    last_read_staff_seq = greatest(r.last_read_staff_seq, excluded.last_read_staff_seq);
  update public.notifications set read_at = clock_timestamp()
  where recipient_id = auth.uid() and ticket_id = p_ticket_id and read_at is null;
end;
$$;
comment on function private.mark_ticket_read(uuid, bigint, bigint) is 'Body of public.mark_ticket_read.';

create function public.mark_ticket_read(p_ticket_id uuid, p_seq bigint, p_staff_seq bigint default 0)
returns void
language sql
security invoker
set search_path = ''
as $$
  select private.mark_ticket_read(p_ticket_id, p_seq, p_staff_seq);
$$;
comment on function public.mark_ticket_read(uuid, bigint, bigint) is
  'Remembers how far the caller has read each feed, never backwards, and clears the ticket''s notification.';

create function private.save_draft(p_key text, p_payload jsonb, p_base_revision bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_draft public.drafts;
begin
  if p_key is null or char_length(p_key) not between 1 and 120 then
    perform private.fail('PT422', 'key_invalid', 'A draft key has 1 to 120 characters.', '{"field": "key"}');
  end if;
  if p_payload is null or jsonb_typeof(p_payload) <> 'object' or pg_column_size(p_payload) > 100000 then
    perform private.fail('PT422', 'payload_invalid', 'A draft is an object of up to 100 kB.', '{"field": "payload"}');
  end if;
  perform private.check_rate('save_draft', 300, '5 minutes');
  insert into public.drafts (profile_id, key, payload) values (auth.uid(), p_key, p_payload)
  on conflict (profile_id, key) do nothing
  returning * into v_draft;
  if found then
    return jsonb_build_object('revision', v_draft.revision, 'conflict', null);
  end if;
  select * into v_draft from public.drafts where profile_id = auth.uid() and key = p_key for update;
  if v_draft.payload = p_payload then
    return jsonb_build_object('revision', v_draft.revision, 'conflict', null);
  end if;
  update public.drafts
  set
    payload = p_payload,
    revision = v_draft.revision + 1,
    -- What another device wrote is kept, so that the newer text wins and the older can be had back.
    history = case
      when p_base_revision is distinct from v_draft.revision then (
        select jsonb_agg(h.item order by h.position)
        from (
          select item, position
          from jsonb_array_elements(
            jsonb_build_array(jsonb_build_object(
              'revision', v_draft.revision, 'payload', v_draft.payload, 'saved_at', v_draft.updated_at
            )) || v_draft.history
          ) with ordinality as x (item, position)
          limit 5
        ) as h
      )
      else v_draft.history
    end
  where profile_id = auth.uid() and key = p_key;
  return jsonb_build_object(
    'revision', v_draft.revision + 1,
    'conflict', case
      when p_base_revision is distinct from v_draft.revision
      then jsonb_build_object('revision', v_draft.revision, 'payload', v_draft.payload, 'saved_at', v_draft.updated_at)
    end
  );
end;
$$;
comment on function private.save_draft(text, jsonb, bigint) is 'Body of public.save_draft.';

create function public.save_draft(p_key text, p_payload jsonb, p_base_revision bigint default null)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.save_draft(p_key, p_payload, p_base_revision);
$$;
comment on function public.save_draft(text, jsonb, bigint) is
  'Keeps what the caller typed under a key of their own. The newest wins; when another device saved in between, conflict holds what it had written.';

-- What a change of a ticket may hold, who may make it, and how it is written.

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

-- What lists, timelines and live updates show of a ticket and its entries, and who acts.

create function private.ticket_row(p_ticket public.tickets, p_staff boolean)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'id', p_ticket.id,
    'number', p_ticket.number,
    'subject', p_ticket.subject,
    'status', p_ticket.status,
    'priority', p_ticket.priority,
    'channel', p_ticket.channel,
    'category_id', p_ticket.category_id,
    'customer_id', p_ticket.customer_id,
    'assigned_agent_id', p_ticket.assigned_agent_id,
    'assignee_name', (select a.full_name from public.profiles as a where a.id = p_ticket.assigned_agent_id),
    'seq', p_ticket.seq,
    'created_at', p_ticket.created_at,
    'last_activity_at', p_ticket.last_activity_at,
    'last_message_at', p_ticket.last_message_at,
    'resolved_at', p_ticket.resolved_at,
    'merged_into_id', p_ticket.merged_into_id
  ) || case when p_staff then jsonb_build_object(
    'customer_name', coalesce(
      (select c.full_name from public.profiles as c where c.id = p_ticket.customer_id), p_ticket.customer_name
    ),
    'team_id', p_ticket.team_id,
    'snoozed_until', p_ticket.snoozed_until,
    'first_responded_at', p_ticket.first_responded_at,
    'last_customer_message_at', p_ticket.last_customer_message_at,
    'deleted_at', p_ticket.deleted_at,
    'tags', coalesce((
      select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'colour', g.colour) order by g.name)
      from public.ticket_tags as tt join public.tags as g on g.id = tt.tag_id
      where tt.ticket_id = p_ticket.id
    ), '[]')
  ) || coalesce((
    select jsonb_build_object(
      'staff_seq', d.seq, 'custom_fields', p_ticket.custom_fields || d.custom_fields, 'sla', private.sla_json(p_ticket, d)
    )
    from public.ticket_desk as d where d.ticket_id = p_ticket.id
  ), jsonb_build_object('staff_seq', 0, 'custom_fields', p_ticket.custom_fields, 'sla', null)) else '{}' end;
end;
$$;
comment on function private.ticket_row(public.tickets, boolean) is
  'A ticket as lists and live updates show it, to staff or to its customer.';

create function private.activity_json(p_activity public.ticket_activities)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'feed', case when p_activity.is_internal then 'staff' else 'public' end,
    'kind', 'activity',
    'id', p_activity.id,
    'seq', p_activity.seq,
    'author_id', p_activity.actor_id,
    'author_name', p_activity.actor_name,
    'author_role', p_activity.actor_role,
    'created_at', p_activity.created_at,
    'activity', jsonb_build_object(
      'type', p_activity.type, 'old_value', p_activity.old_value, 'new_value', p_activity.new_value
    ),
    'attachments', '[]'::jsonb
  );
end;
$$;
comment on function private.activity_json(public.ticket_activities) is 'An activity as an entry of the timeline.';

create function private.attachments_json(p_message_id uuid, p_note_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce(jsonb_agg(jsonb_build_object(
    'id', a.id, 'file_name', a.file_name, 'file_type', a.file_type,
    'file_size', a.file_size, 'storage_path', a.storage_path
  ) order by a.position, a.created_at, a.id), '[]')
  from public.attachments as a
  where a.message_id = p_message_id or a.note_id = p_note_id;
end;
$$;
comment on function private.attachments_json(uuid, uuid) is 'The files of one message or note, as the timeline shows them.';

create function private.origin_json(p_ticket_id uuid)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object('ticket_id', o.id, 'number', o.number) from public.tickets as o where o.id = p_ticket_id;
$$;
comment on function private.origin_json(uuid) is 'The ticket that an entry was written on before a merge; null for those that never moved.';

create function private.message_json(p_message public.ticket_messages)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'feed', 'public',
    'kind', 'message',
    'id', p_message.id,
    'seq', p_message.seq,
    'client_id', p_message.client_id,
    'author_id', p_message.author_id,
    'author_name', p_message.author_name,
    'author_role', p_message.author_role,
    'body', p_message.body,
    'created_at', p_message.created_at,
    'edited_at', p_message.edited_at,
    'attachments', private.attachments_json(p_message.id, null),
    'origin', private.origin_json(p_message.origin_ticket_id)
  );
end;
$$;
comment on function private.message_json(public.ticket_messages) is 'A public message as an entry of the timeline.';

create function private.note_json(p_note public.ticket_notes)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'feed', 'staff',
    'kind', 'note',
    'id', p_note.id,
    'seq', p_note.seq,
    'client_id', p_note.client_id,
    'author_id', p_note.author_id,
    'author_name', p_note.author_name,
    'author_role', p_note.author_role,
    'body', p_note.body,
    'mentions', to_jsonb(p_note.mentions),
    'created_at', p_note.created_at,
    'edited_at', p_note.edited_at,
    'attachments', private.attachments_json(null, p_note.id),
    'origin', private.origin_json(p_note.origin_ticket_id)
  );
end;
$$;
comment on function private.note_json(public.ticket_notes) is 'An internal note as an entry of the timeline.';

create function private.send_entry(p_topic text, p_entry jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- A large body is left out; who sees body_omitted fetches the entry.
  if octet_length(p_entry ->> 'body') > 8192 then
    p_entry := jsonb_set(p_entry, '{body}', 'null') || '{"body_omitted": true}';
  end if;
  perform realtime.send(jsonb_build_object('seq', p_entry -> 'seq', 'entry', p_entry), 'entry', p_topic, true);
end;
$$;
comment on function private.send_entry(text, jsonb) is 'Announces a new entry of a feed to everybody on its topic.';

create function private.public_changes(p_old public.tickets, p_new public.tickets)
returns integer
language plpgsql
immutable
set search_path = ''
as $$
begin
  return (p_new.assigned_agent_id is distinct from p_old.assigned_agent_id)::integer
    + (p_new.status is distinct from p_old.status)::integer
    + (p_new.priority is distinct from p_old.priority)::integer
    + (p_new.category_id is distinct from p_old.category_id)::integer
    + (p_new.subject is distinct from p_old.subject or p_new.description is distinct from p_old.description)::integer;
end;
$$;
comment on function private.public_changes(public.tickets, public.tickets) is
  'How many entries of the public feed a change of a ticket makes, so that their numbers are taken in the same write.';

create function private.actor_id()
returns uuid
language sql
stable
set search_path = ''
as $$
  select case when coalesce(current_setting('autocrm.acting', true), '') <> 'system' then auth.uid() end;
$$;
comment on function private.actor_id() is
  'Who does what is being done: the caller, or nobody while the help desk acts by itself in the caller''s transaction.';

create function private.actor_name()
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce((select p.full_name from public.profiles as p where p.id = private.actor_id()), '');
end;
$$;
comment on function private.actor_name() is 'The name of who acts as it is written into history.';

-- Commands on tickets. Each public function is one select of its body in private, which checks
-- the caller first and runs in one transaction.

create function private.claim_attachments(
  p_attachment_ids uuid[], p_ticket_id uuid, p_message_id uuid, p_note_id uuid
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_count integer;
  v_limit integer := (private.setting('attachment_max_count'))::integer;
begin
  if coalesce(cardinality(p_attachment_ids), 0) = 0 then
    return;
  end if;
  if cardinality(p_attachment_ids) > v_limit then
    perform private.fail(
      'PT422', 'too_many_attachments', 'Send at most ' || v_limit || ' files at a time.', '{"field": "attachment_ids"}'
    );
  end if;
  update public.attachments as a
  set ticket_id = p_ticket_id, message_id = p_message_id, note_id = p_note_id
  where a.id = any (p_attachment_ids)
    and a.uploader_id = auth.uid()
    and a.ticket_id is null
    and a.is_internal = (p_note_id is not null)
    and exists (
      select from storage.objects as o
      where o.bucket_id = 'attachments' and o.name = a.storage_path
        -- What was stored is what was announced.
        and coalesce((o.metadata ->> 'size')::bigint, a.file_size) = a.file_size
        and coalesce(o.metadata ->> 'mimetype', a.file_type) = a.file_type
    );
  get diagnostics v_count = row_count;
  if v_count <> cardinality(p_attachment_ids) then
    perform private.fail(
      'PT422', 'attachment_missing', 'A file did not arrive whole. Remove it and add it again.', '{"field": "attachment_ids"}'
    );
  end if;
end;
$$;
comment on function private.claim_attachments(uuid[], uuid, uuid, uuid) is
  'Ties files that the caller uploaded to what they are sent with. PT422 too_many_attachments, attachment_missing.';

create function private.check_text(p_field text, p_value text, p_min integer, p_max integer)
returns text
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_text text := btrim(coalesce(p_value, ''), E' \t\r\n\v\f\u00a0\u200b');
begin
  if char_length(v_text) < p_min then
    perform private.fail(
      'PT422', p_field || '_too_short',
      case when p_min = 1 then 'Write something first.' else 'Write at least ' || p_min || ' characters.' end,
      jsonb_build_object('field', p_field, 'min', p_min)
    );
  elsif char_length(v_text) > p_max then
    perform private.fail(
      'PT422', p_field || '_too_long', 'Shorten this to ' || p_max || ' characters.',
      jsonb_build_object('field', p_field, 'max', p_max)
    );
  end if;
  -- A subject is one line wherever it is shown.
  return case when p_field = 'subject' then regexp_replace(v_text, U&'[[:cntrl:]\200e\200f\202a-\202e\2066-\2069]+', ' ', 'g') else v_text end;
end;
$$;
comment on function private.check_text(text, text, integer, integer) is
  'The text without surrounding blanks when its length in characters is within bounds, else PT422 naming the field.';

create function private.create_attachment(p_file_name text, p_file_type text, p_file_size bigint, p_is_internal boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_max bigint := (private.setting('attachment_max_bytes'))::bigint;
  -- Marks that turn the direction of text would show "exe.png" for "gnp.exe".
  v_name text := left(btrim(regexp_replace(
    regexp_replace(coalesce(p_file_name, ''), U&'[\200e\200f\202a-\202e\2066-\2069]+', '', 'g'), '[/\\[:cntrl:]]+', '_', 'g'
  )), 200);
  v_attachment public.attachments;
  v_id uuid := gen_random_uuid();
begin
  if p_is_internal and v_role = 'customer' then
    perform private.fail('PT403', 'not_allowed', 'Your account may not do this.');
  end if;
  if v_name in ('', '.', '..') then
    perform private.fail('PT422', 'file_name_missing', 'Give the file a name.', '{"field": "file_name"}');
  end if;
  if p_file_size is null or p_file_size <= 0 then
    perform private.fail('PT422', 'file_empty', 'This file is empty.', '{"field": "file_size"}');
  end if;
  if p_file_size > v_max then
    perform private.fail(
      'PT422', 'file_too_large', 'Files can have up to ' || v_max / 1048576 || ' MB.',
      jsonb_build_object('field', 'file_size', 'max', v_max)
    );
  end if;
  if not exists (
    select from storage.buckets as b where b.id = 'attachments' and p_file_type = any (b.allowed_mime_types)
  ) then
    perform private.fail('PT422', 'file_type_not_allowed', 'Files of this kind cannot be sent.', '{"field": "file_type"}');
  end if;
  perform private.check_rate('create_attachment', 60, '10 minutes');
  insert into public.attachments (id, uploader_id, is_internal, file_name, file_type, file_size, storage_path)
  values (
    v_id, auth.uid(), coalesce(p_is_internal, false), v_name, p_file_type, p_file_size,
    case when p_is_internal then 'internal/' else 'public/' end || auth.uid() || '/' || v_id || '/'
      || coalesce(nullif(left(regexp_replace(v_name, '[^A-Za-z0-9._-]+', '_', 'g'), 100), ''), 'file')
  )
  returning * into v_attachment;
  return jsonb_build_object(
    'id', v_attachment.id, 'storage_path', v_attachment.storage_path, 'file_name', v_attachment.file_name,
    'file_type', v_attachment.file_type, 'file_size', v_attachment.file_size
  );
end;
$$;
comment on function private.create_attachment(text, text, bigint, boolean) is 'Body of public.create_attachment.';

create function public.create_attachment(
  p_file_name text, p_file_type text, p_file_size bigint, p_is_internal boolean default false
)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.create_attachment(p_file_name, p_file_type, p_file_size, p_is_internal);
$$;
comment on function public.create_attachment(text, text, bigint, boolean) is
  'Announces a file (size in bytes) and returns its id and the storage path to upload it to. PT422 file_name_missing, file_empty, file_too_large, file_type_not_allowed; PT429.';

create function private.created_ticket(p_ticket public.tickets, p_customer_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if p_ticket.customer_id is distinct from p_customer_id or not private.can_read_ticket(p_ticket) then
    perform private.fail('PT409', 'client_id_taken', 'Send a new client_id.', '{"field": "client_id"}');
  end if;
  return private.ticket_row(p_ticket, private.can_read_desk(p_ticket));
end;
$$;
comment on function private.created_ticket(public.tickets, uuid) is
  'The row of a ticket that a command made, now or when it came before. PT409 client_id_taken when somebody else''s command did.';

create function private.create_ticket(
  p_client_id uuid, p_subject text, p_description text, p_category_id uuid, p_priority text,
  p_attachment_ids uuid[], p_customer_id uuid, p_custom_fields jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_customer uuid := coalesce(p_customer_id, auth.uid());
  v_subject text := private.check_text('subject', p_subject, 3, 200);
  v_description text := private.check_text('description', p_description, 1, 20000);
  v_ticket public.tickets;
begin
  if p_client_id is null then
    perform private.fail('PT422', 'client_id_missing', 'Send a client_id, a UUID of your choice.', '{"field": "client_id"}');
  end if;
  if v_customer <> auth.uid() and v_role = 'customer' then
    perform private.fail('PT403', 'not_allowed', 'You can only ask for yourself.', '{"field": "customer_id"}');
  end if;
  select * into v_ticket from public.tickets where client_id = p_client_id;
  if found then
    return private.created_ticket(v_ticket, v_customer);
  end if;
  if not exists (select from public.profiles as p where p.id = v_customer and p.is_active) then
    perform private.fail('PT422', 'customer_unknown', 'Choose an active customer.', '{"field": "customer_id"}');
  end if;
  if p_category_id is not null and not exists (
    select from public.ticket_categories as c where c.id = p_category_id and c.is_active
  ) then
    perform private.fail('PT422', 'category_unknown', 'Choose one of the categories.', '{"field": "category_id"}');
  end if;
  if p_priority is not null and p_priority not in ('low', 'medium', 'high', 'urgent') then
    perform private.fail('PT422', 'priority_unknown', 'Choose low, medium, high or urgent.', '{"field": "priority"}');
  end if;
  perform private.check_custom_fields(coalesce(p_custom_fields, '{}'), p_category_id, true, v_role = 'customer');
  if v_role = 'customer' then
    perform private.check_rate('create_ticket', 20, '1 hour');
  end if;
  insert into public.tickets (client_id, customer_id, subject, description, category_id, priority, channel, custom_fields)
  values (
    p_client_id, v_customer, v_subject, v_description, p_category_id, coalesce(p_priority, 'medium'),
    case when v_customer = auth.uid() then 'portal' else 'agent' end, coalesce(p_custom_fields, '{}')
  )
  on conflict (client_id) do nothing
  returning * into v_ticket;
  if not found then
    -- The same command came twice at the same moment.
    select * into v_ticket from public.tickets where client_id = p_client_id;
    return private.created_ticket(v_ticket, v_customer);
  end if;
  perform private.claim_attachments(p_attachment_ids, v_ticket.id, null, null);
  insert into public.ticket_reads (profile_id, ticket_id, last_read_seq) values (auth.uid(), v_ticket.id, v_ticket.seq);
  return private.created_ticket(v_ticket, v_customer);
end;
$$;
comment on function private.create_ticket(uuid, text, text, uuid, text, uuid[], uuid, jsonb) is 'Body of public.create_ticket.';

create function public.create_ticket(
  p_client_id uuid, p_subject text, p_description text, p_category_id uuid default null,
  p_priority text default null, p_attachment_ids uuid[] default '{}', p_customer_id uuid default null,
  p_custom_fields jsonb default '{}'
)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.create_ticket(
    p_client_id, p_subject, p_description, p_category_id, p_priority, p_attachment_ids, p_customer_id, p_custom_fields
  );
$$;
comment on function public.create_ticket(uuid, text, text, uuid, text, uuid[], uuid, jsonb) is
  'Creates a ticket for the caller, or as staff for a customer, and returns its row. Repeating it with the same client_id returns the same ticket. PT422 names the field; PT429 too_many_requests.';

create function private.timeline_after(p_ticket_id uuid, p_seq bigint)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(e.entry order by e.seq), '[]')
  from (
    select m.seq, private.message_json(m) as entry
    from public.ticket_messages as m where m.ticket_id = p_ticket_id and m.seq > p_seq
    union all
    select a.seq, private.activity_json(a)
    from public.ticket_activities as a
    where a.ticket_id = p_ticket_id and not a.is_internal and a.seq > p_seq and a.entry_id is null
    order by 1
    limit 200
  ) as e;
$$;
comment on function private.timeline_after(uuid, bigint) is 'Up to 200 entries of the public feed after a number. For callers that checked access.';

create function private.follow_up(p_ticket public.tickets, p_client_id uuid, p_body text, p_attachment_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
begin
  insert into public.tickets
    (client_id, customer_id, subject, description, category_id, priority, channel, team_id, follows_ticket_id)
  values (
    p_client_id, p_ticket.customer_id, p_ticket.subject, p_body, p_ticket.category_id, p_ticket.priority, 'portal',
    p_ticket.team_id, p_ticket.id
  )
  on conflict (client_id) do nothing
  returning * into v_ticket;
  if found then
    perform private.claim_attachments(p_attachment_ids, v_ticket.id, null, null);
    insert into public.ticket_reads (profile_id, ticket_id, last_read_seq) values (auth.uid(), v_ticket.id, v_ticket.seq);
    perform private.settle_assignments();
  end if;
  select * into v_ticket from public.tickets where client_id = p_client_id;
  return jsonb_build_object('outcome', 'follow_up', 'ticket', private.created_ticket(v_ticket, p_ticket.customer_id));
end;
$$;
comment on function private.follow_up(public.tickets, uuid, text, uuid[]) is
  'A customer''s reply to a closed ticket opens a new one that is linked to it.';

create function private.reply_patch(p_ticket_id uuid, p_status text, p_patch jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_fields text[] := array['priority', 'category_id', 'assigned_agent_id', 'team_id', 'add_tag_ids'];
  v_patch jsonb := coalesce(p_patch, '{}');
  v_added jsonb := p_patch -> 'add_tag_ids';
begin
  if jsonb_typeof(v_patch) <> 'object' then
    perform private.fail('PT422', 'patch_invalid', 'Send the changes as an object.', '{"field": "patch"}');
  elsif v_patch - v_fields <> '{}' then
    perform private.fail(
      'PT422', 'field_unknown', 'A reply can change ' || array_to_string(v_fields, ', ') || ' and the status.',
      jsonb_build_object('field', (select min(k) from jsonb_object_keys(v_patch - v_fields) as k), 'fields', v_fields)
    );
  end if;
  if v_patch ? 'add_tag_ids' then
    if jsonb_typeof(v_added) <> 'array' then
      perform private.fail('PT422', 'tag_unknown', 'Choose tags that exist.', '{"field": "add_tag_ids"}');
    end if;
    v_patch := v_patch - 'add_tag_ids' || case when v_added = '[]' then '{}' else jsonb_build_object('tag_ids', (
      select jsonb_agg(distinct i.id) from (
        select to_jsonb(tt.tag_id) as id from public.ticket_tags as tt where tt.ticket_id = p_ticket_id
        union all
        select a.id from jsonb_array_elements(v_added) as a (id)
      ) as i
    )) end;
  end if;
  return v_patch || case when p_status is null then '{}' else jsonb_build_object('status', p_status) end;
end;
$$;
comment on function private.reply_patch(uuid, text, jsonb) is
  'What a reply changes besides the conversation, as a patch for update_ticket: tags are added to those that are there. PT422 patch_invalid, field_unknown, tag_unknown.';

create function private.reply_to_ticket(
  p_ticket_id uuid, p_client_id uuid, p_body text, p_attachment_ids uuid[], p_status text,
  p_last_seen_seq bigint, p_send_anyway boolean, p_patch jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := private.ticket_for(p_ticket_id, true);
  v_body text := private.check_text('body', p_body, 1, 20000);
  v_staff boolean := private.is_staff() and private.can_read_desk(v_ticket);
  v_patch jsonb := private.reply_patch(p_ticket_id, p_status, p_patch);
  v_message public.ticket_messages;
begin
  if p_client_id is null then
    perform private.fail('PT422', 'client_id_missing', 'Send a client_id, a UUID of your choice.', '{"field": "client_id"}');
  end if;
  select * into v_message from public.ticket_messages where ticket_id = p_ticket_id and client_id = p_client_id;
  if not found and v_ticket.merged_into_id is not null then
    -- Sent before, and moved with a merge since.
    select m.* into v_message
    from public.ticket_merge_entries as e join public.ticket_messages as m on m.id = e.entry_id
    where e.source_id = p_ticket_id and e.client_id = p_client_id and not e.is_internal;
  end if;
  if v_message.id is not null then
    if v_message.author_id is distinct from auth.uid() then
      perform private.fail('PT409', 'client_id_taken', 'Send a new client_id.', '{"field": "client_id"}');
    end if;
    return jsonb_build_object(
      'outcome', 'sent', 'message', private.message_json(v_message), 'ticket', private.ticket_row(v_ticket, v_staff),
      'readable', true
    );
  end if;
  if v_ticket.deleted_at is not null then
    perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
  elsif v_ticket.merged_into_id is not null then
    perform private.fail(
      'PT409', 'ticket_merged', 'This ticket was merged into another one. Reply there.',
      jsonb_build_object('merged_into_id', v_ticket.merged_into_id)
    );
  end if;
  perform private.check_rate('reply_to_ticket', case when v_staff then 300 else 60 end, '10 minutes');
  if v_ticket.status = 'closed' then
    if v_staff then
      perform private.fail('PT409', 'ticket_closed', 'This ticket is closed. Create a new one for the customer.');
    end if;
    return private.follow_up(v_ticket, p_client_id, v_body, p_attachment_ids);
  end if;
  -- What the caller did themselves, and changes without words, do not make a reply stale.
  if p_last_seen_seq is not null and not coalesce(p_send_anyway, false) and exists (
    select from public.ticket_messages as m
    where m.ticket_id = p_ticket_id and m.seq > p_last_seen_seq and m.author_id is distinct from auth.uid()
  ) then
    return jsonb_build_object(
      'outcome', 'stale', 'seq', v_ticket.seq, 'entries', private.timeline_after(p_ticket_id, p_last_seen_seq)
    );
  end if;
  if v_patch <> '{}' and not v_staff then
    perform private.fail(
      'PT403', 'not_allowed', 'Your account may not change the ticket with a reply.',
      jsonb_build_object('field', (select min(k) from jsonb_object_keys(v_patch) as k))
    );
  end if;
  insert into public.ticket_messages (ticket_id, seq, author_id, author_role, body, channel, client_id)
  values (
    p_ticket_id, 0, auth.uid(), case when v_staff then private.current_role() else 'customer' end, v_body,
    case when v_staff then 'agent' else 'portal' end, p_client_id
  )
  returning * into v_message;
  perform private.claim_attachments(p_attachment_ids, p_ticket_id, v_message.id, null);
  if v_patch <> '{}' then
    perform private.update_ticket(p_ticket_id, v_patch, '{}');
  end if;
  select * into v_ticket from public.tickets where id = p_ticket_id;
  return jsonb_build_object(
    'outcome', 'sent', 'message', private.message_json(v_message), 'ticket', private.ticket_row(v_ticket, v_staff),
    'readable', private.can_read_ticket(v_ticket)
  );
end;
$$;
comment on function private.reply_to_ticket(uuid, uuid, text, uuid[], text, bigint, boolean, jsonb) is 'Body of public.reply_to_ticket.';

create function public.reply_to_ticket(
  p_ticket_id uuid, p_client_id uuid, p_body text, p_attachment_ids uuid[] default '{}', p_status text default null,
  p_last_seen_seq bigint default null, p_send_anyway boolean default false, p_patch jsonb default '{}'
)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.reply_to_ticket(
    p_ticket_id, p_client_id, p_body, p_attachment_ids, p_status, p_last_seen_seq, p_send_anyway, p_patch
  );
$$;
comment on function public.reply_to_ticket(uuid, uuid, text, uuid[], text, bigint, boolean, jsonb) is
  'Sends a public message and, from staff, changes the ticket with it: p_status and p_patch (priority, category_id, assigned_agent_id, team_id, add_tag_ids). Outcome sent with message, ticket and whether it is still readable; stale with the newer entries when somebody else wrote after p_last_seen_seq and p_send_anyway is false; follow_up with a new ticket when the old one is closed. Repeating it with the same client_id has no second effect.';

create function private.add_note(
  p_ticket_id uuid, p_client_id uuid, p_body text, p_attachment_ids uuid[], p_mentions uuid[]
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_ticket public.tickets := private.ticket_for(p_ticket_id, true);
  v_body text := private.check_text('body', p_body, 1, 20000);
  v_note public.ticket_notes;
begin
  if not private.can_read_desk(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  if p_client_id is null then
    perform private.fail('PT422', 'client_id_missing', 'Send a client_id, a UUID of your choice.', '{"field": "client_id"}');
  end if;
  select * into v_note from public.ticket_notes where ticket_id = p_ticket_id and client_id = p_client_id;
  if not found and v_ticket.merged_into_id is not null then
    select n.* into v_note
    from public.ticket_merge_entries as e join public.ticket_notes as n on n.id = e.entry_id
    where e.source_id = p_ticket_id and e.client_id = p_client_id and e.is_internal;
  end if;
  if v_note.id is not null then
    return jsonb_build_object('note', private.note_json(v_note));
  end if;
  if v_ticket.deleted_at is not null then
    perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
  elsif v_ticket.merged_into_id is not null then
    perform private.fail(
      'PT409', 'ticket_merged', 'This ticket was merged into another one. Write your note there.',
      jsonb_build_object('merged_into_id', v_ticket.merged_into_id)
    );
  end if;
  perform private.check_rate('add_note', 300, '10 minutes');
  insert into public.ticket_notes (ticket_id, seq, author_id, author_role, body, mentions, client_id)
  values (
    p_ticket_id, 0, auth.uid(), v_role, v_body,
    array(
      select p.id from public.profiles as p
      where p.id = any (p_mentions) and private.person_can_read_desk(p.id, v_ticket)
    ),
    p_client_id
  )
  returning * into v_note;
  perform private.claim_attachments(p_attachment_ids, p_ticket_id, null, v_note.id);
  perform private.notify(m.id, 'mention', v_ticket, v_note.body) from unnest(v_note.mentions) as m (id);
  perform realtime.send(
    jsonb_build_object('seq', v_ticket.seq, 'ticket', private.ticket_row(v_ticket, true)), 'ticket',
    private.queue_topic(v_ticket), true
  );
  return jsonb_build_object('note', private.note_json(v_note));
end;
$$;
comment on function private.add_note(uuid, uuid, text, uuid[], uuid[]) is 'Body of public.add_note.';

create function public.add_note(
  p_ticket_id uuid, p_client_id uuid, p_body text, p_attachment_ids uuid[] default '{}', p_mentions uuid[] default '{}'
)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.add_note(p_ticket_id, p_client_id, p_body, p_attachment_ids, p_mentions);
$$;
comment on function public.add_note(uuid, uuid, text, uuid[], uuid[]) is
  'Writes an internal note. Staff only. Mentions whoever of p_mentions may read it. Repeating it with the same client_id has no second effect.';

create function private.edit_note(p_note_id uuid, p_body text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_note public.ticket_notes;
  v_ticket public.tickets;
begin
  select * into v_note from public.ticket_notes where id = p_note_id;
  select * into v_ticket from public.tickets where id = v_note.ticket_id;
  if v_note.id is null or not private.can_read_desk(v_ticket) then
    perform private.fail('PT404', 'note_not_found', 'This note does not exist, or it is not yours to see.');
  end if;
  if v_note.author_id is distinct from auth.uid() then
    perform private.fail('PT403', 'not_allowed', 'Only its author can edit a note.');
  end if;
  if v_role <> 'admin' and v_note.created_at < clock_timestamp() - interval '15 minutes' then
    perform private.fail('PT409', 'edit_window_over', 'A note can be edited for 15 minutes.');
  end if;
  update public.ticket_notes
  set body = private.check_text('body', p_body, 1, 20000), edited_at = clock_timestamp()
  where id = p_note_id
  returning * into v_note;
  perform private.send_entry('ticket-staff:' || v_note.ticket_id, private.note_json(v_note));
  return jsonb_build_object('note', private.note_json(v_note));
end;
$$;
comment on function private.edit_note(uuid, text) is 'Body of public.edit_note.';

create function public.edit_note(p_note_id uuid, p_body text)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.edit_note(p_note_id, p_body);
$$;
comment on function public.edit_note(uuid, text) is
  'Changes the caller''s own note within 15 minutes. PT404 note_not_found, PT403 not_allowed, PT409 edit_window_over.';

-- Replying, exactly once, without missing what came meanwhile.

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

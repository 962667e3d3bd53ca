-- Internal notes: written, and changed by their author.

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

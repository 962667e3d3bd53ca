-- Tickets that belong together: linked by hand, or split off from one another.

create function private.ticket_by_ref(p_ref text)
returns public.tickets
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
begin
  if pg_input_is_valid(p_ref, 'uuid') then
    select * into v_ticket from public.tickets where id = p_ref::uuid;
  elsif btrim(p_ref) ~ '^#?[0-9]{1,15}$' then
    select * into v_ticket from public.tickets where number = ltrim(btrim(p_ref), '#')::bigint;
  end if;
  if v_ticket.id is null or not private.can_read_desk(v_ticket) then
    perform private.fail(
      'PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.', '{"field": "other_ref"}'
    );
  end if;
  return v_ticket;
end;
$$;
comment on function private.ticket_by_ref(text) is 'The ticket with an id or number, when the calling staff may see it; else PT404.';

create function private.ticket_links(p_ticket public.tickets)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', t.id, 'number', t.number, 'subject', t.subject, 'status', t.status, 'kind', l.kind
  ) order by l.rank, t.number), '[]')
  from (
    select m.id, 'merged_here' as kind, 1 as rank from public.tickets as m where m.merged_into_id = p_ticket.id
    union all
    select p_ticket.follows_ticket_id, 'follows', 2
    union all
    select f.id, 'followed_by', 3 from public.tickets as f where f.follows_ticket_id = p_ticket.id
    union all
    select s.ticket_id, case s.kind when 'split' then 'split_from' else 'related' end, case s.kind when 'split' then 4 else 6 end
    from public.ticket_links as s where s.other_id = p_ticket.id
    union all
    select s.other_id, case s.kind when 'split' then 'split_to' else 'related' end, case s.kind when 'split' then 5 else 6 end
    from public.ticket_links as s where s.ticket_id = p_ticket.id
  ) as l
  join public.tickets as t on t.id = l.id
  where private.can_read_ticket(t);
$$;
comment on function private.ticket_links(public.tickets) is 'The tickets that belong to one, as far as the caller may read them. For staff.';

create function private.announce_links(p_ticket_ids uuid[])
returns void
language sql
security definer
set search_path = ''
as $$
  select realtime.send(jsonb_build_object('ticket_id', i.id), 'links_changed', 'ticket-staff:' || i.id, true)
  from unnest(p_ticket_ids) as i (id);
$$;
comment on function private.announce_links(uuid[]) is 'Has the staff who look at these tickets fetch their links again.';

create function private.link_tickets(p_ticket_id uuid, p_other_ref text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_ticket public.tickets := private.desk_ticket(p_ticket_id);
  v_other public.tickets := private.ticket_by_ref(p_other_ref);
begin
  if v_other.id = p_ticket_id then
    perform private.fail('PT422', 'link_with_itself', 'Choose another ticket.', '{"field": "other_ref"}');
  end if;
  perform private.check_rate('link_tickets', 300, '10 minutes');
  -- What already belongs together needs no second link.
  if v_ticket.id not in (select i.id from unnest(array[v_other.follows_ticket_id, v_other.merged_into_id]) as i (id) where i.id is not null)
    and v_other.id not in (select i.id from unnest(array[v_ticket.follows_ticket_id, v_ticket.merged_into_id]) as i (id) where i.id is not null)
  then
    insert into public.ticket_links (ticket_id, other_id, kind, created_by)
    values (p_ticket_id, v_other.id, 'related', auth.uid())
    on conflict (least(ticket_id, other_id), greatest(ticket_id, other_id)) do nothing;
    if found then
      perform private.announce_links(array[p_ticket_id, v_other.id]);
    end if;
  end if;
  return jsonb_build_object('links', private.ticket_links(v_ticket));
end;
$$;
comment on function private.link_tickets(uuid, text) is 'Body of public.link_tickets.';

create function public.link_tickets(p_ticket_id uuid, p_other_ref text)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.link_tickets(p_ticket_id, p_other_ref);
$$;
comment on function public.link_tickets(uuid, text) is
  'Links a ticket with another one, by id or number, and returns its links. Staff only. PT404 ticket_not_found, PT422 link_with_itself. A link that is there already stays as it is.';

create function private.unlink_tickets(p_ticket_id uuid, p_other_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_ticket public.tickets := private.desk_ticket(p_ticket_id);
begin
  delete from public.ticket_links as l
  where (l.ticket_id = p_ticket_id and l.other_id = p_other_id) or (l.ticket_id = p_other_id and l.other_id = p_ticket_id);
  if found then
    perform private.announce_links(array[p_ticket_id, p_other_id]);
  end if;
  return jsonb_build_object('links', private.ticket_links(v_ticket));
end;
$$;
comment on function private.unlink_tickets(uuid, uuid) is 'Body of public.unlink_tickets.';

create function public.unlink_tickets(p_ticket_id uuid, p_other_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.unlink_tickets(p_ticket_id, p_other_id);
$$;
comment on function public.unlink_tickets(uuid, uuid) is
  'Takes a link (related or split) away again and returns what is left. Staff only. Without effect where there is none.';

create function private.split_ticket(p_ticket_id uuid, p_message_id uuid, p_subject text, p_client_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_ticket public.tickets := private.desk_ticket(p_ticket_id);
  v_subject text := private.check_text('subject', p_subject, 3, 200);
  v_message public.ticket_messages;
  v_new public.tickets;
begin
  if p_client_id is null then
    perform private.fail('PT422', 'client_id_missing', 'Send a client_id, a UUID of your choice.', '{"field": "client_id"}');
  end if;
  select * into v_new from public.tickets where client_id = p_client_id;
  if not found then
    if v_ticket.deleted_at is not null then
      perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
    end if;
    select * into v_message from public.ticket_messages where id = p_message_id and ticket_id = p_ticket_id;
    if not found then
      perform private.fail(
        'PT404', 'message_not_found', 'This message is not, or no longer, on this ticket.', '{"field": "message_id"}'
      );
    end if;
    perform private.check_rate('split_ticket', 60, '10 minutes');
    insert into public.tickets (client_id, customer_id, customer_name, subject, description, category_id, priority, channel, team_id)
    values (
      p_client_id, v_ticket.customer_id, v_ticket.customer_name, v_subject, v_message.body, v_ticket.category_id,
      v_ticket.priority, v_message.channel, v_ticket.team_id
    )
    on conflict (client_id) do nothing
    returning * into v_new;
    if found then
      -- The same stored file: nothing is uploaded twice, and the original keeps its own.
      insert into public.attachments (ticket_id, uploader_id, file_name, file_type, file_size, storage_path, checksum, is_copy, position, created_at)
      select v_new.id, a.uploader_id, a.file_name, a.file_type, a.file_size, a.storage_path, a.checksum, true, a.position, a.created_at
      from public.attachments as a where a.message_id = p_message_id;
      insert into public.ticket_links (ticket_id, other_id, kind, created_by)
      values (p_ticket_id, v_new.id, 'split', auth.uid());
      insert into public.ticket_reads (profile_id, ticket_id, last_read_seq) values (auth.uid(), v_new.id, v_new.seq);
      perform private.announce_links(array[p_ticket_id]);
      perform private.settle_assignments();
    else
      select * into v_new from public.tickets where client_id = p_client_id;
    end if;
  end if;
  if not exists (select from public.ticket_links as l where l.ticket_id = p_ticket_id and l.other_id = v_new.id and l.kind = 'split') then
    perform private.fail('PT409', 'client_id_taken', 'Send a new client_id.', '{"field": "client_id"}');
  end if;
  select * into v_new from public.tickets where id = v_new.id;
  return jsonb_build_object('ticket', private.ticket_row(v_new, true));
end;
$$;
comment on function private.split_ticket(uuid, uuid, text, uuid) is 'Body of public.split_ticket.';

create function public.split_ticket(p_ticket_id uuid, p_message_id uuid, p_subject text, p_client_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.split_ticket(p_ticket_id, p_message_id, p_subject, p_client_id);
$$;
comment on function public.split_ticket(uuid, uuid, text, uuid) is
  'Makes a new ticket of the same customer, team and category from one message with its files; the original keeps everything, and both are linked. Staff only. PT404 message_not_found; PT409 ticket_deleted, client_id_taken; PT422 subject. Repeating it with the same client_id has no second effect.';

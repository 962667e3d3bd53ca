-- Live updates: changed tickets and new entries go to those who may read them, at commit.

create function private.queue_topic(p_ticket public.tickets)
returns text
language plpgsql
immutable
set search_path = ''
as $$
begin
  return 'queue:' || case
    when p_ticket.deleted_at is not null then 'deleted'
    when p_ticket.team_id is not null then p_ticket.team_id::text
    when p_ticket.assigned_agent_id is null then 'none'
    else 'assigned'
  end;
end;
$$;
comment on function private.queue_topic(public.tickets) is
  'The queue a ticket is in. What one may join there is exactly who may read such a ticket.';

create function private.broadcast_to_staff(p_ticket public.tickets)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row jsonb := jsonb_build_object('seq', p_ticket.seq, 'ticket', private.ticket_row(p_ticket, true));
begin
  perform realtime.send(v_row, 'ticket', private.queue_topic(p_ticket), true);
  if p_ticket.deleted_at is not null then
    return;
  end if;
  perform realtime.send(v_row, 'ticket', 'ticket-staff:' || p_ticket.id, true);
  if private.person_can_read_desk(p_ticket.assigned_agent_id, p_ticket) then
    perform realtime.send(v_row, 'ticket', 'user:' || p_ticket.assigned_agent_id, true);
  end if;
end;
$$;
comment on function private.broadcast_to_staff(public.tickets) is
  'Sends a ticket as staff may see it to its queue, to those at work on it and to its assignee.';

create function private.broadcast_to_customer(p_ticket public.tickets)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_row jsonb := jsonb_build_object('seq', p_ticket.seq, 'ticket', private.ticket_row(p_ticket, false));
begin
  if p_ticket.deleted_at is not null then
    return;
  end if;
  perform realtime.send(v_row, 'ticket', 'ticket:' || p_ticket.id, true);
  if p_ticket.customer_id is not null then
    perform realtime.send(v_row, 'own_ticket', 'user:' || p_ticket.customer_id, true);
  end if;
end;
$$;
comment on function private.broadcast_to_customer(public.tickets) is
  'Sends a ticket as its customer may see it to everybody on it, and to the customer''s lists.';

create function private.first_in_transaction(p_setting text, p_ticket_id uuid)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_seen text := coalesce(current_setting(p_setting, true), '');
begin
  if position(p_ticket_id::text in v_seen) > 0 then
    return false;
  end if;
  perform set_config(p_setting, v_seen || p_ticket_id::text, true);
  return true;
end;
$$;
comment on function private.first_in_transaction(text, uuid) is
  'Whether this is the first time in the transaction that a setting is asked for a ticket.';

create function private.ticket_changed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_left jsonb := jsonb_build_object('ticket_id', new.id);
  v_public boolean := tg_op = 'INSERT';
begin
  if tg_op = 'UPDATE' then
    if new.tag_ids <> old.tag_ids then
      -- Its tags were copied, nothing else: the command that changed them writes the ticket too, and that is announced.
      return null;
    end if;
    -- Internal work leaves the customer's socket silent: even an unchanged row would tell of it.
    v_public := new.seq <> old.seq or (new.deleted_at is null) <> (old.deleted_at is null);
    if private.queue_topic(old) <> private.queue_topic(new) then
      perform realtime.send(v_left, 'ticket_left', private.queue_topic(old), true);
    end if;
    if old.assigned_agent_id is distinct from new.assigned_agent_id and old.assigned_agent_id is not null then
      perform realtime.send(v_left, 'ticket_left', 'user:' || old.assigned_agent_id, true);
    end if;
    if old.assigned_agent_id is distinct from new.assigned_agent_id or old.team_id is distinct from new.team_id then
      -- Whoever is on the topic joins it anew, if they still may.
      perform realtime.send(v_left, 'access_changed', 'ticket-staff:' || new.id, true);
    end if;
    if old.deleted_at is null and new.deleted_at is not null then
      perform realtime.send(v_left, 'ticket_left', 'ticket:' || new.id, true);
      perform realtime.send(v_left, 'ticket_left', 'ticket-staff:' || new.id, true);
      if new.customer_id is not null then
        perform realtime.send(v_left, 'own_ticket_left', 'user:' || new.customer_id, true);
      end if;
    end if;
  end if;
  select * into v_ticket from public.tickets where id = new.id;
  if not found then
    return null;
  end if;
  -- Runs at commit, so a command that writes a ticket several times sends each form once.
  if private.first_in_transaction('autocrm.sent_to_staff', new.id) then
    perform private.broadcast_to_staff(v_ticket);
  end if;
  if v_public and private.first_in_transaction('autocrm.sent_to_customer', new.id) then
    perform private.broadcast_to_customer(v_ticket);
  end if;
  return null;
end;
$$;
comment on function private.ticket_changed() is 'Sends a changed ticket at commit, once per transaction and reader.';

create constraint trigger t60_tickets_broadcast after insert or update on public.tickets
deferrable initially deferred
for each row execute function private.ticket_changed();

create function private.announce_activity()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Messages and notes announce themselves.
  if new.entry_id is null then
    perform private.send_entry(
      case when new.is_internal then 'ticket-staff:' else 'ticket:' end || new.ticket_id,
      private.activity_json(new)
    );
  end if;
  return null;
end;
$$;
comment on function private.announce_activity() is 'Sends a new entry of the history to the feed''s topic, at commit.';

create constraint trigger t50_ticket_activities_announce after insert on public.ticket_activities
deferrable initially deferred
for each row execute function private.announce_activity();

create function private.announce_message()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.send_entry('ticket:' || new.ticket_id, private.message_json(new));
  return null;
end;
$$;
comment on function private.announce_message() is 'Sends a new message, with the files it came with, to everybody on the ticket.';

-- At commit: its files are tied to it by then, and entries go out in the order of their numbers.
create constraint trigger t50_ticket_messages_announce after insert on public.ticket_messages
deferrable initially deferred
for each row when (new.origin_ticket_id is null) execute function private.announce_message();

create function private.announce_note()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.send_entry('ticket-staff:' || new.ticket_id, private.note_json(new));
  return null;
end;
$$;
comment on function private.announce_note() is 'Sends a new note, with its files, to the staff on the ticket.';

create constraint trigger t50_ticket_notes_announce after insert on public.ticket_notes
deferrable initially deferred
for each row execute function private.announce_note();

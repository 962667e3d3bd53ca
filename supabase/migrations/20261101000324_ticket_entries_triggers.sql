-- Messages and notes: their numbers, and what follows from each.

create function private.message_before_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_seq bigint;
begin
  select t.seq into v_seq from public.tickets as t where t.id = new.ticket_id for update;
  new.seq := v_seq + 1;
  new.created_at := clock_timestamp();
  new.author_name := coalesce((select p.full_name from public.profiles as p where p.id = new.author_id), new.author_name);
  return new;
end;
$$;
comment on function private.message_before_insert() is 'A message takes the next number of the public feed under the ticket''s lock, and keeps its author''s name.';

-- What a merge writes was said before, under numbers that the merge takes.
create trigger t10_ticket_messages_number before insert on public.ticket_messages
for each row when (new.origin_ticket_id is null) execute function private.message_before_insert();

create function private.message_after_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_from_staff boolean := new.author_role in ('agent', 'admin');
begin
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, entry_id, created_at)
  values (new.ticket_id, new.seq, new.author_id, new.author_name, new.author_role, 'comment', false, new.id, new.created_at);

  update public.tickets as t
  set
    seq = new.seq,
    last_activity_at = new.created_at,
    last_message_at = new.created_at,
    last_customer_message_at = case when new.author_role = 'customer' then new.created_at else t.last_customer_message_at end,
    first_responded_at = case when v_from_staff then coalesce(t.first_responded_at, new.created_at) else t.first_responded_at end,
    awaiting_reply_since = case
      when v_from_staff then null
      when new.author_role = 'customer' and t.status in ('resolved', 'closed') then new.created_at
      when new.author_role = 'customer' then coalesce(t.awaiting_reply_since, new.created_at)
      else t.awaiting_reply_since
    end,
    snoozed_until = case when new.author_role = 'customer' then null else t.snoozed_until end,
    status = case
      when new.author_role = 'customer' and t.status in ('waiting', 'resolved') then 'open'
      when v_from_staff and t.status = 'new' then 'open'
      else t.status
    end
  where t.id = new.ticket_id;

  perform private.notify_of_message(new);
  if new.author_id is not null then
    insert into public.ticket_reads as r (profile_id, ticket_id, last_read_seq)
    values (new.author_id, new.ticket_id, new.seq)
    on conflict (profile_id, ticket_id) do update set last_read_seq = greatest(r.last_read_seq, excluded.last_read_seq);
  end if;
  return null;
end;
$$;
comment on function private.message_after_insert() is
  'A message moves its ticket: a customer''s answer reopens it, the first answer of staff stops the response clock.';

create trigger t20_ticket_messages_effects after insert on public.ticket_messages
for each row when (new.origin_ticket_id is null) execute function private.message_after_insert();

create function private.note_before_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.ticket_desk set seq = seq + 1 where ticket_id = new.ticket_id returning seq into new.seq;
  new.created_at := clock_timestamp();
  new.author_name := coalesce((select p.full_name from public.profiles as p where p.id = new.author_id), new.author_name);
  return new;
end;
$$;
comment on function private.note_before_insert() is 'A note takes the next number of the staff feed and keeps its author''s name.';

create trigger t10_ticket_notes_number before insert on public.ticket_notes
for each row execute function private.note_before_insert();

create function private.note_after_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, entry_id, created_at)
  values (new.ticket_id, new.seq, new.author_id, new.author_name, new.author_role, 'internal_note', true, new.id, new.created_at);
  if new.author_id is not null then
    insert into public.ticket_reads as r (profile_id, ticket_id, last_read_staff_seq)
    values (new.author_id, new.ticket_id, new.seq)
    on conflict (profile_id, ticket_id) do update
    set last_read_staff_seq = greatest(r.last_read_staff_seq, excluded.last_read_staff_seq);
  end if;
  return null;
end;
$$;
comment on function private.note_after_insert() is 'A note stands in the internal history and is read by its author.';

create trigger t20_ticket_notes_effects after insert on public.ticket_notes
for each row execute function private.note_after_insert();

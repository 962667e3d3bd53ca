-- The life of a ticket: what follows from a change, its history, who is told, and live updates.

create function private.ticket_before_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.seq := 1;
  new.customer_name := coalesce((select p.full_name from public.profiles as p where p.id = new.customer_id), new.customer_name);
  new.subject := btrim(new.subject);
  if new.assigned_agent_id is not null and new.status = 'new' then
    new.status := 'open';
  end if;
  return new;
end;
$$;
comment on function private.ticket_before_insert() is 'A new ticket starts its public feed at 1 and remembers its customer''s name.';

create trigger t10_tickets_defaults before insert on public.tickets
for each row execute function private.ticket_before_insert();

create function private.ticket_after_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.ticket_desk (ticket_id) values (new.id);
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, new_value, created_at)
  values (
    new.id, 1, auth.uid(), private.actor_name(), coalesce(private.current_role(), 'system'),
    'created', false, jsonb_build_object('channel', new.channel), new.created_at
  );
  return null;
end;
$$;
comment on function private.ticket_after_insert() is 'Gives a new ticket its staff side and the first entry of its history.';

create trigger t20_tickets_created after insert on public.tickets
for each row execute function private.ticket_after_insert();

create function private.ticket_before_update()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_actor text := case
    when auth.uid() is null then 'system'
    when private.is_staff() then 'staff'
    else 'customer'
  end;
  v_undoing boolean := new.status is distinct from old.status and private.is_undoing(new.id);
begin
  if new.assigned_agent_id is distinct from old.assigned_agent_id and new.assigned_agent_id is not null then
    if not exists (
      select from public.profiles as p
      where p.id = new.assigned_agent_id and p.is_active and p.role in ('agent', 'admin')
    ) then
      perform private.fail('PT422', 'assignee_not_staff', 'Choose an active agent.', '{"field": "assigned_agent_id"}');
    end if;
    if old.status = 'new' and new.status = 'new' then
      new.status := 'open';
    end if;
  end if;
  if new.team_id is distinct from old.team_id and new.team_id is not null then
    if not exists (select from public.teams as m where m.id = new.team_id and m.is_active) then
      perform private.fail('PT422', 'team_not_active', 'Choose an active team.', '{"field": "team_id"}');
    end if;
  end if;
  if new.status is distinct from old.status then
    if not v_undoing and not exists (
      select from public.ticket_transitions as tr
      where tr.from_status = old.status and tr.to_status = new.status
        -- The first touch and a customer's answer open a ticket on the system's word.
        and (tr.actor = v_actor or (new.status = 'open' and tr.actor = 'system' and old.status in ('new', 'waiting', 'resolved')))
    ) then
      perform private.fail(
        'PT409', 'transition_not_allowed', 'A ticket cannot go from ' || old.status || ' to ' || new.status || ' here.',
        jsonb_build_object('field', 'status', 'from', old.status, 'to', new.status)
      );
    end if;
    -- What is taken back was resolved when it was, not now.
    if not v_undoing then
      new.resolved_at := case
        when new.status = 'resolved' then clock_timestamp()
        when new.status = 'closed' then coalesce(old.resolved_at, clock_timestamp())
      end;
      new.closed_at := case when new.status = 'closed' then clock_timestamp() end;
    end if;
    if new.status in ('resolved', 'closed') then
      new.snoozed_until := null;
    end if;
  end if;
  if new.snoozed_until is not null and new.snoozed_until is distinct from old.snoozed_until and new.status in ('resolved', 'closed') then
    perform private.fail('PT409', 'not_snoozable', 'Only an open ticket can be snoozed.', '{"field": "snoozed_until"}');
  end if;
  new.seq := new.seq + private.public_changes(old, new);
  if new.seq <> old.seq then
    new.last_activity_at := clock_timestamp();
  end if;
  return new;
end;
$$;
comment on function private.ticket_before_update() is
  'Guards who may be assigned and which state may follow, and takes the numbers of the entries that the change will make.';

create trigger t10_tickets_guard before update on public.tickets
for each row execute function private.ticket_before_update();
create trigger t90_tickets_updated_at before update on public.tickets
for each row execute function private.set_updated_at();

create function private.record_activity(
  p_ticket_id uuid, p_seq bigint, p_type text, p_internal boolean, p_old jsonb, p_new jsonb
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- What somebody did themselves is nothing new to them.
  update public.ticket_reads set last_read_seq = p_seq
  where not p_internal and ticket_id = p_ticket_id and profile_id = private.actor_id() and last_read_seq = p_seq - 1;
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, old_value, new_value, created_at)
  values (
    p_ticket_id, p_seq, private.actor_id(), private.actor_name(),
    coalesce(case when private.actor_id() is not null then private.current_role() end, 'system'),
    p_type, p_internal, coalesce(p_old, '{}'), coalesce(p_new, '{}'), clock_timestamp()
  );
end;
$$;
comment on function private.record_activity(uuid, bigint, text, boolean, jsonb, jsonb) is
  'Writes one entry of a ticket''s history in the caller''s name. An internal one is numbered as it is written.';

create function private.ticket_after_update()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_seq bigint := new.seq - private.public_changes(old, new);
begin
  if new.assigned_agent_id is distinct from old.assigned_agent_id then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'agent_assignment', false,
      jsonb_build_object('name', (select p.full_name from public.profiles as p where p.id = old.assigned_agent_id)),
      jsonb_build_object('name', (select p.full_name from public.profiles as p where p.id = new.assigned_agent_id))
    );
  end if;
  if new.status is distinct from old.status then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'status_change', false,
      jsonb_build_object('status', old.status), jsonb_build_object('status', new.status)
    );
  end if;
  if new.priority is distinct from old.priority then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'priority_change', false,
      jsonb_build_object('priority', old.priority), jsonb_build_object('priority', new.priority)
    );
  end if;
  if new.category_id is distinct from old.category_id then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'category_change', false,
      jsonb_build_object('name', (select c.name from public.ticket_categories as c where c.id = old.category_id)),
      jsonb_build_object('name', (select c.name from public.ticket_categories as c where c.id = new.category_id))
    );
  end if;
  if new.subject is distinct from old.subject or new.description is distinct from old.description then
    v_seq := v_seq + 1;
    perform private.record_activity(
      new.id, v_seq, 'subject_change', false,
      jsonb_build_object('subject', old.subject),
      jsonb_build_object('subject', new.subject, 'description_changed', new.description is distinct from old.description)
    );
  end if;
  if new.team_id is distinct from old.team_id then
    perform private.record_activity(
      new.id, 0, 'team_assignment', true,
      jsonb_build_object('name', (select m.name from public.teams as m where m.id = old.team_id)),
      jsonb_build_object('name', (select m.name from public.teams as m where m.id = new.team_id))
    );
  end if;
  if new.snoozed_until is distinct from old.snoozed_until then
    perform private.record_activity(
      new.id, 0, case when new.snoozed_until is null then 'unsnoozed' else 'snoozed' end, true,
      jsonb_build_object('until', old.snoozed_until), jsonb_build_object('until', new.snoozed_until)
    );
  end if;
  if (new.deleted_at is null) <> (old.deleted_at is null) then
    perform private.record_activity(
      new.id, 0, case when new.deleted_at is null then 'restored' else 'deleted' end, true, null, null
    );
  end if;
  return null;
end;
$$;
comment on function private.ticket_after_update() is 'Writes what changed on a ticket into its history.';

create trigger t20_tickets_history after update on public.tickets
for each row execute function private.ticket_after_update();

create function private.number_internal_activity()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if new.is_internal and new.entry_id is null then
    update public.ticket_desk set seq = seq + 1 where ticket_id = new.ticket_id returning seq into new.seq;
  end if;
  return new;
end;
$$;
comment on function private.number_internal_activity() is 'An internal entry takes the next number of the staff feed.';

create trigger t10_ticket_activities_number before insert on public.ticket_activities
for each row execute function private.number_internal_activity();

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

create function private.ticket_tags_changed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in
    select c.ticket_id, jsonb_agg(g.name order by g.name) as names
    from changed as c join public.tags as g on g.id = c.tag_id
    where exists (select from public.tickets as t where t.id = c.ticket_id)
    group by c.ticket_id
  loop
    perform private.record_activity(
      v_change.ticket_id, 0, 'tags_change', true,
      case when tg_op = 'DELETE' then jsonb_build_object('removed', v_change.names) end,
      case when tg_op = 'INSERT' then jsonb_build_object('added', v_change.names) end
    );
  end loop;
  return null;
end;
$$;
comment on function private.ticket_tags_changed() is 'Records tags put on or taken off, once per ticket and statement.';

create trigger t20_ticket_tags_added after insert on public.ticket_tags
referencing new table as changed
for each statement execute function private.ticket_tags_changed();
create trigger t20_ticket_tags_removed after delete on public.ticket_tags
referencing old table as changed
for each statement execute function private.ticket_tags_changed();

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

create function private.forbid_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.fail('PT409', 'append_only', 'History is never changed.');
  return null;
end;
$$;
comment on function private.forbid_change() is 'History is append-only, whoever asks.';

create trigger t10_audit_log_append_only before update or delete on public.audit_log
for each row execute function private.forbid_change();
-- A person may be forgotten with their name, and a ticket may be deleted with its history; nothing else happens to an entry.
create trigger t11_ticket_activities_append_only before update on public.ticket_activities
for each row when (
  new.actor_id is not null
  or to_jsonb(new) - array['actor_id', 'actor_name'] is distinct from to_jsonb(old) - array['actor_id', 'actor_name']
)
execute function private.forbid_change();

create function private.forbid_activity_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from public.tickets as t where t.id = old.ticket_id) then
    perform private.fail('PT409', 'append_only', 'History is never changed.');
  end if;
  return old;
end;
$$;
comment on function private.forbid_activity_delete() is 'An entry of the history goes only with its ticket.';

create trigger t12_ticket_activities_append_only before delete on public.ticket_activities
for each row execute function private.forbid_activity_delete();

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

create function private.notify(
  p_recipient_id uuid, p_type text, p_ticket public.tickets, p_excerpt text
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if p_recipient_id is null or p_recipient_id = private.actor_id() or exists (
    select from public.notification_preferences as np
    where np.profile_id = p_recipient_id and np.type = p_type and not np.in_app
  ) then
    return;
  end if;
  insert into public.notifications as n (recipient_id, type, ticket_id, actor_id, payload)
  values (
    p_recipient_id, p_type, p_ticket.id, private.actor_id(),
    jsonb_build_object(
      'number', p_ticket.number, 'subject', p_ticket.subject, 'actor_name', private.actor_name(),
      'status', p_ticket.status, 'excerpt', left(p_excerpt, 140)
    )
  )
  on conflict (recipient_id, ticket_id) where read_at is null do update set
    type = excluded.type,
    actor_id = excluded.actor_id,
    payload = excluded.payload,
    count = n.count + 1,
    updated_at = clock_timestamp();
end;
$$;
comment on function private.notify(uuid, text, public.tickets, text) is
  'Tells a person about a ticket unless they did it themselves or asked not to be told. One unread row per ticket gathers.';

create function private.notify_of_message(p_message public.ticket_messages)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
begin
  select * into v_ticket from public.tickets where id = p_message.ticket_id;
  if p_message.author_role in ('agent', 'admin') then
    perform private.notify(v_ticket.customer_id, 'reply', v_ticket, p_message.body);
  end if;
  perform private.notify(w.id, 'reply', v_ticket, p_message.body)
  from (
    select v_ticket.assigned_agent_id as id
    union
    select tf.profile_id from public.ticket_followers as tf where tf.ticket_id = v_ticket.id
  ) as w
  where w.id is distinct from v_ticket.customer_id and private.person_can_read_desk(w.id, v_ticket);
end;
$$;
comment on function private.notify_of_message(public.ticket_messages) is
  'A message tells its customer, its assignee and its followers, but not its author.';

create function private.notify_of_change()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- What is put back was told when it first happened.
  if private.is_undoing(new.id) then
    return null;
  end if;
  if new.assigned_agent_id is distinct from old.assigned_agent_id then
    perform private.notify(new.assigned_agent_id, 'assigned', new, new.subject);
  end if;
  if new.status is distinct from old.status and new.status in ('resolved', 'closed') and private.is_staff() then
    perform private.notify(new.customer_id, 'status', new, new.subject);
  end if;
  return null;
end;
$$;
comment on function private.notify_of_change() is 'Being given a ticket, and a ticket being resolved, is told to whom it concerns.';

create trigger t40_tickets_notify after update on public.tickets
for each row when (
  new.assigned_agent_id is distinct from old.assigned_agent_id or new.status is distinct from old.status
)
execute function private.notify_of_change();

create function private.announce_notification()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform realtime.send(
    jsonb_build_object('notification', to_jsonb(new) - 'recipient_id'), 'notification', 'user:' || new.recipient_id, true
  );
  return null;
end;
$$;
comment on function private.announce_notification() is 'A new or changed notification reaches every open window of its person.';

create trigger t50_notifications_announce after insert or update on public.notifications
for each row execute function private.announce_notification();

create trigger t90_ticket_desk_updated_at before update on public.ticket_desk
for each row execute function private.set_updated_at();
create trigger t90_ticket_reads_updated_at before update on public.ticket_reads
for each row execute function private.set_updated_at();
create trigger t90_drafts_updated_at before update on public.drafts
for each row execute function private.set_updated_at();
create trigger t90_notification_preferences_updated_at before update on public.notification_preferences
for each row execute function private.set_updated_at();

create function private.guard_team_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Without their team its tickets would be open to every agent.
  if exists (select from public.tickets as t where t.team_id = old.id) then
    perform private.fail('PT409', 'team_in_use', 'This team has tickets. Deactivate it instead.');
  end if;
  return old;
end;
$$;
comment on function private.guard_team_delete() is 'A team that has or had tickets is deactivated, not deleted.';

create trigger t10_teams_guard_delete before delete on public.teams
for each row execute function private.guard_team_delete();

create function private.guard_category_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from public.tickets as t where t.category_id = old.id) then
    perform private.fail('PT409', 'category_in_use', 'Tickets have this category. Deactivate it instead.');
  end if;
  return old;
end;
$$;
comment on function private.guard_category_delete() is 'A category that tickets have is deactivated, not deleted.';

create trigger t10_ticket_categories_guard_delete before delete on public.ticket_categories
for each row execute function private.guard_category_delete();

create function private.take_tag_off()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- While its name can still be written into the history.
  delete from public.ticket_tags where tag_id = old.id;
  return old;
end;
$$;
comment on function private.take_tag_off() is 'A tag that is deleted is taken off its tickets first.';

create trigger t10_tags_take_off before delete on public.tags
for each row execute function private.take_tag_off();

-- Who is told of what happened on a ticket.

create function private.notify(
  p_recipient_id uuid, p_type text, p_ticket public.tickets, p_excerpt text, p_more jsonb default '{}'
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
    ) || p_more
  )
  on conflict (recipient_id, ticket_id) where read_at is null do update set
    type = excluded.type,
    actor_id = excluded.actor_id,
    payload = excluded.payload,
    count = n.count + 1,
    updated_at = clock_timestamp();
end;
$$;
comment on function private.notify(uuid, text, public.tickets, text, jsonb) is
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
  -- What came with a message is told with it.
  if new.status is distinct from old.status and not exists (
    select from (
      select m.created_at, m.author_id from public.ticket_messages as m where m.ticket_id = new.id order by m.seq desc limit 1
    ) as latest
    where latest.created_at >= now() and latest.author_id = private.actor_id()
  ) then
    perform private.notify(tf.profile_id, 'status', new, new.subject)
    from public.ticket_followers as tf
    where tf.ticket_id = new.id and tf.profile_id is distinct from new.customer_id
      and private.person_can_read_desk(tf.profile_id, new);
  end if;
  return null;
end;
$$;
comment on function private.notify_of_change() is
  'Being given a ticket, and a ticket being resolved, is told to whom it concerns; followers are told of every status.';

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

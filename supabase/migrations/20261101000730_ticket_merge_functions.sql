-- Merging: the entries of one ticket move into another of the same customer and remember where they
-- were, so that they can go back.

create function private.merge_chain(p_ticket_id uuid)
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  with recursive chain (id, depth) as (
    select t.id, 0 from public.tickets as t where t.id = p_ticket_id
    union all
    select t.merged_into_id, c.depth + 1
    from chain as c join public.tickets as t on t.id = c.id
    where t.merged_into_id is not null and c.depth < 100
  )
  select c.id from chain as c order by c.depth;
$$;
comment on function private.merge_chain(uuid) is 'A ticket, the one it was merged into, the one that was merged into, and so on.';

create function private.check_merge(p_source public.tickets, p_target public.tickets)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if p_source.id = p_target.id then
    perform private.fail('PT422', 'merge_with_itself', 'Choose another ticket to merge into.', '{"field": "target_id"}');
  elsif p_source.deleted_at is not null or p_target.deleted_at is not null then
    perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
  elsif p_source.merged_into_id is not null or p_target.merged_into_id is not null then
    perform private.fail('PT409', 'ticket_merged', 'This ticket was merged into another one.');
  elsif p_source.customer_id is null or p_source.customer_id is distinct from p_target.customer_id then
    -- Otherwise one customer would read another's words.
    perform private.fail('PT409', 'merge_other_customer', 'Only tickets of the same customer can be merged.');
  elsif p_target.status = 'closed' then
    perform private.fail('PT409', 'merge_target_closed', 'The ticket to merge into is closed. Choose one that is not.');
  end if;
end;
$$;
comment on function private.check_merge(public.tickets, public.tickets) is 'Whether one ticket may go into another; else says why not.';

create function private.settle_times(p_ticket_id uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.tickets as t
  set
    last_message_at = m.last,
    last_customer_message_at = m.by_customer,
    first_responded_at = m.by_staff,
    awaiting_reply_since = case when m.answered is null then t.created_at else (
      select min(y.created_at) from public.ticket_messages as y
      where y.ticket_id = p_ticket_id and y.author_role = 'customer' and y.created_at > m.answered
    ) end
  from (
    select
      max(x.created_at) as last,
      max(x.created_at) filter (where x.author_role = 'customer') as by_customer,
      min(x.created_at) filter (where x.author_role in ('agent', 'admin')) as by_staff,
      max(x.created_at) filter (where x.author_role in ('agent', 'admin')) as answered
    from public.ticket_messages as x where x.ticket_id = p_ticket_id
  ) as m
  where t.id = p_ticket_id;
$$;
comment on function private.settle_times(uuid) is 'Makes the times of a ticket those of the messages that it has now.';

create function private.record_merge(p_ticket_id uuid, p_other_id uuid, p_direction text, p_is_merge boolean)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_value jsonb := (
    select jsonb_build_object('number', o.number, 'direction', p_direction) from public.tickets as o where o.id = p_other_id
  );
  v_seq bigint;
begin
  update public.tickets set seq = seq + 1 where id = p_ticket_id returning seq into v_seq;
  perform private.record_activity(
    p_ticket_id, v_seq, 'merged', false,
    case when not p_is_merge then v_value end, case when p_is_merge then v_value end
  );
end;
$$;
comment on function private.record_merge(uuid, uuid, text, boolean) is
  'Writes a merge into the public history of one side: the other''s number and the direction (into, from) as the new value; as the old one when it is taken back. Open windows fetch their timeline anew when they see it.';

create function private.move_messages(p_source public.tickets, p_target_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old bigint := (select t.seq from public.tickets as t where t.id = p_target_id);
  v_seen bigint;
  v_first uuid;
  v_count integer;
begin
  insert into public.ticket_messages
    (ticket_id, seq, author_id, author_name, author_role, body, channel, client_id, origin_ticket_id, created_at)
  values (
    p_target_id, v_old + 1, p_source.customer_id,
    coalesce((select p.full_name from public.profiles as p where p.id = p_source.customer_id), p_source.customer_name),
    'customer', p_source.description, p_source.channel, gen_random_uuid(), p_source.id, p_source.created_at
  )
  returning id into v_first;
  update public.ticket_merges set description_id = v_first where source_id = p_source.id;
  insert into public.ticket_merge_entries (source_id, entry_id, is_internal, step, seq, client_id)
  select p_source.id, m.id, false, (select count(*) from public.ticket_merge_entries as e where e.entry_id = m.id), m.seq, m.client_id
  from public.ticket_messages as m where m.ticket_id = p_source.id;
  select greatest(coalesce(max(e.seq), 1), 1), count(*) into v_seen, v_count
  from public.ticket_merge_entries as e where e.source_id = p_source.id and not e.is_internal;
  update public.ticket_messages as m
  set
    ticket_id = p_target_id,
    seq = v_old + 1 + e.place,
    origin_ticket_id = coalesce(m.origin_ticket_id, p_source.id),
    client_id = case
      when exists (select from public.ticket_messages as x where x.ticket_id = p_target_id and x.client_id = m.client_id)
      then gen_random_uuid() else m.client_id
    end
  from (
    select me.entry_id, row_number() over (order by me.seq) as place
    from public.ticket_merge_entries as me where me.source_id = p_source.id and not me.is_internal
  ) as e
  where m.id = e.entry_id;
  update public.attachments as a set ticket_id = p_target_id, message_id = coalesce(a.message_id, v_first)
  where a.ticket_id = p_source.id and not a.is_internal;
  -- Each number of a feed stands in the history.
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, entry_id, created_at)
  select p_target_id, m.seq, m.author_id, m.author_name, m.author_role, 'comment', false, m.id, clock_timestamp()
  from public.ticket_messages as m where m.ticket_id = p_target_id and m.seq > v_old
  order by m.seq;
  update public.tickets set seq = v_old + 1 + v_count where id = p_target_id;
  -- Whoever had read both has read what moved.
  update public.ticket_reads as r set last_read_seq = v_old + 1 + v_count
  where r.ticket_id = p_target_id and r.last_read_seq >= v_old and (
    r.profile_id = auth.uid() or exists (
      select from public.ticket_reads as s
      where s.ticket_id = p_source.id and s.profile_id = r.profile_id and s.last_read_seq >= v_seen
    )
  );
end;
$$;
comment on function private.move_messages(public.tickets, uuid) is
  'Moves what customer and staff wrote, the description first, with its files to the end of the target''s public feed; times stay.';

create function private.move_notes(p_source_id uuid, p_target_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_old bigint := (select d.seq from public.ticket_desk as d where d.ticket_id = p_target_id);
  v_seen bigint;
  v_count integer;
begin
  insert into public.ticket_merge_entries (source_id, entry_id, is_internal, step, seq, client_id)
  select p_source_id, n.id, true, (select count(*) from public.ticket_merge_entries as e where e.entry_id = n.id), n.seq, n.client_id
  from public.ticket_notes as n where n.ticket_id = p_source_id;
  get diagnostics v_count = row_count;
  if v_count = 0 then
    return;
  end if;
  select max(e.seq) into v_seen from public.ticket_merge_entries as e where e.source_id = p_source_id and e.is_internal;
  update public.ticket_notes as n
  set
    ticket_id = p_target_id,
    seq = v_old + e.place,
    origin_ticket_id = coalesce(n.origin_ticket_id, p_source_id),
    client_id = case
      when exists (select from public.ticket_notes as x where x.ticket_id = p_target_id and x.client_id = n.client_id)
      then gen_random_uuid() else n.client_id
    end
  from (
    select me.entry_id, row_number() over (order by me.seq) as place
    from public.ticket_merge_entries as me where me.source_id = p_source_id and me.is_internal
  ) as e
  where n.id = e.entry_id;
  update public.attachments as a set ticket_id = p_target_id from public.ticket_notes as n
  where n.id = a.note_id and n.ticket_id = p_target_id and a.ticket_id = p_source_id;
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, entry_id, created_at)
  select p_target_id, n.seq, n.author_id, n.author_name, n.author_role, 'internal_note', true, n.id, clock_timestamp()
  from public.ticket_notes as n where n.ticket_id = p_target_id and n.seq > v_old
  order by n.seq;
  update public.ticket_desk set seq = v_old + v_count where ticket_id = p_target_id;
  update public.ticket_reads as r set last_read_staff_seq = v_old + v_count
  where r.ticket_id = p_target_id and r.last_read_staff_seq >= v_old and (
    r.profile_id = auth.uid() or exists (
      select from public.ticket_reads as s
      where s.ticket_id = p_source_id and s.profile_id = r.profile_id and s.last_read_staff_seq >= v_seen
    )
  );
end;
$$;
comment on function private.move_notes(uuid, uuid) is 'Moves internal notes with their files to the end of the target''s staff feed; times stay.';

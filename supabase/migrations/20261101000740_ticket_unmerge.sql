-- Taking a ticket out of the one it was merged into: entries go back to their numbers.

create function private.return_entries(p_source_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.ticket_messages as m
  set ticket_id = p_source_id, seq = e.seq, client_id = e.client_id, origin_ticket_id = o.source_id
  from public.ticket_merge_entries as e
  left join lateral (
    -- It had come from elsewhere already.
    select x.source_id from public.ticket_merge_entries as x
    where x.entry_id = e.entry_id and x.step < e.step order by x.step limit 1
  ) as o on true
  where e.source_id = p_source_id and not e.is_internal and m.id = e.entry_id;
  update public.ticket_notes as n
  set ticket_id = p_source_id, seq = e.seq, client_id = e.client_id, origin_ticket_id = o.source_id
  from public.ticket_merge_entries as e
  left join lateral (
    select x.source_id from public.ticket_merge_entries as x
    where x.entry_id = e.entry_id and x.step < e.step order by x.step limit 1
  ) as o on true
  where e.source_id = p_source_id and e.is_internal and n.id = e.entry_id;
  update public.attachments as a set ticket_id = p_source_id
  from public.ticket_merge_entries as e
  where e.source_id = p_source_id and not e.is_internal and a.message_id = e.entry_id;
  update public.attachments as a set ticket_id = p_source_id
  from public.ticket_merge_entries as e
  where e.source_id = p_source_id and e.is_internal and a.note_id = e.entry_id;
  -- Merges that came later have nothing left to give back.
  delete from public.ticket_merge_entries as later using public.ticket_merge_entries as e
  where e.source_id = p_source_id and later.entry_id = e.entry_id and later.step > e.step;
end;
$$;
comment on function private.return_entries(uuid) is 'Puts messages, notes and their files back where they were before a merge, wherever they are by now.';

create function private.return_description(p_merge public.ticket_merges)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.attachments set ticket_id = p_merge.source_id, message_id = null where message_id = p_merge.description_id;
  delete from public.ticket_merge_entries where entry_id = p_merge.description_id;
  delete from public.ticket_messages where id = p_merge.description_id;
end;
$$;
comment on function private.return_description(public.ticket_merges) is 'A description that a merge made a message is one again, with its files.';

create function private.take_out(p_source_id uuid, p_target_id uuid)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_merge public.ticket_merges;
  v_holder uuid;
begin
  select * into v_merge from public.ticket_merges where source_id = p_source_id and target_id = p_target_id for update;
  if not found then
    return false;
  end if;
  select h.id into v_holder
  from private.merge_chain(p_source_id) with ordinality as h (id, depth) order by h.depth desc limit 1;
  perform private.return_entries(p_source_id);
  perform private.return_description(v_merge);
  delete from public.ticket_followers as tf
  where tf.ticket_id = p_target_id and tf.created_at = v_merge.created_at and exists (
    select from public.ticket_followers as s where s.ticket_id = p_source_id and s.profile_id = tf.profile_id
  );
  delete from public.ticket_merges where source_id = p_source_id;
  update public.tickets set merged_into_id = null where id = p_source_id;
  perform private.record_merge(v_holder, p_source_id, 'from', false);
  perform private.record_merge(p_source_id, p_target_id, 'into', false);
  perform private.settle_times(p_source_id);
  perform private.settle_times(v_holder);
  return true;
end;
$$;
comment on function private.take_out(uuid, uuid) is
  'Undoes a merge that the caller decided on and whose tickets it locked. False when there is no such merge any more.';

create function private.unmerge_ticket(p_source_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_source public.tickets;
  v_chain uuid[];
begin
  perform private.require_merge();
  perform private.desk_ticket(p_source_id);
  loop
    v_chain := array(select h.id from private.merge_chain(p_source_id) as h (id));
    perform private.lock_tickets(v_chain);
    -- A merge may have come in between.
    exit when v_chain = array(select h.id from private.merge_chain(p_source_id) as h (id));
  end loop;
  v_source := private.desk_ticket(p_source_id);
  if v_source.merged_into_id is null then
    perform private.fail('PT409', 'not_merged', 'This ticket was not merged into another one.');
  elsif v_source.deleted_at is not null then
    perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
  end if;
  perform private.desk_ticket(v_chain[cardinality(v_chain)]);
  perform private.check_rate('merge_tickets', 120, '10 minutes');
  perform private.take_out(p_source_id, v_source.merged_into_id);
  return jsonb_build_object('ticket', private.ticket_row(private.desk_ticket(p_source_id), true));
end;
$$;
comment on function private.unmerge_ticket(uuid) is 'Body of public.unmerge_ticket.';

create function public.unmerge_ticket(p_source_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.unmerge_ticket(p_source_id);
$$;
comment on function public.unmerge_ticket(uuid) is
  'Takes a ticket out of the one it was merged into: its entries go back to their numbers; what was written since stays there. Needs tickets.merge and both in sight. PT409 not_merged, ticket_deleted.';

-- Taking an operation back: each field that still has the value which the operation gave it.

create function private.is_undoing(p_ticket_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select from public.ticket_operation_items as i
    where i.ticket_id = p_ticket_id and i.undone_in = pg_current_xact_id_if_assigned()
  );
$$;
comment on function private.is_undoing(uuid) is
  'Whether this very transaction takes back what was done to a ticket. A row says so that undo_operation alone can write.';

create function private.put_tags_back(p_ticket_id uuid, p_before jsonb, p_after jsonb)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_added uuid[] := array(select i.id::uuid from jsonb_array_elements_text(p_after) as i (id) where not p_before ? i.id);
  v_removed uuid[] := array(
    select g.id from jsonb_array_elements_text(p_before) as i (id) join public.tags as g on g.id::text = i.id
    where not p_after ? i.id
  );
  v_off integer;
  v_on integer;
begin
  delete from public.ticket_tags as tt where tt.ticket_id = p_ticket_id and tt.tag_id = any (v_added);
  get diagnostics v_off = row_count;
  insert into public.ticket_tags (ticket_id, tag_id) select p_ticket_id, r.id from unnest(v_removed) as r (id)
  on conflict do nothing;
  get diagnostics v_on = row_count;
  return v_off = cardinality(v_added) and v_on = cardinality(v_removed);
end;
$$;
comment on function private.put_tags_back(uuid, jsonb, jsonb) is
  'Takes off the tags that an operation put on and the other way round. False when somebody else had changed one of them since.';

create function private.put_fields_back(p_ticket_id uuid, p_fields jsonb)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.tickets as t
  set
    status = case when p_fields ? 'status' then p_fields ->> 'status' else t.status end,
    resolved_at = case when p_fields ? 'resolved_at' then (p_fields ->> 'resolved_at')::timestamptz else t.resolved_at end,
    closed_at = case when p_fields ? 'closed_at' then (p_fields ->> 'closed_at')::timestamptz else t.closed_at end,
    priority = case when p_fields ? 'priority' then p_fields ->> 'priority' else t.priority end,
    category_id = case when p_fields ? 'category_id' then (p_fields ->> 'category_id')::uuid else t.category_id end,
    assigned_agent_id = case
      when p_fields ? 'assigned_agent_id' then (p_fields ->> 'assigned_agent_id')::uuid
      else t.assigned_agent_id
    end,
    team_id = case when p_fields ? 'team_id' then (p_fields ->> 'team_id')::uuid else t.team_id end,
    snoozed_until = case
      when p_fields ? 'snoozed_until' then (p_fields ->> 'snoozed_until')::timestamptz
      else t.snoozed_until
    end,
    deleted_at = case when p_fields ? 'deleted_at' then (p_fields ->> 'deleted_at')::timestamptz else t.deleted_at end,
    deleted_by = case when p_fields ? 'deleted_by' then (p_fields ->> 'deleted_by')::uuid else t.deleted_by end
  where t.id = p_ticket_id;
$$;
comment on function private.put_fields_back(uuid, jsonb) is 'Writes the former values of fields. For undo_operation alone.';

create function private.undo_on_ticket(p_item public.ticket_operation_items)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_now jsonb;
  v_fields jsonb;
  v_whole boolean;
begin
  select * into v_ticket from public.tickets where id = p_item.ticket_id for update;
  if v_ticket.merged_into_id is not null then
    perform private.fail('PT409', 'ticket_merged', 'This ticket was merged into another one.');
  elsif v_ticket.deleted_at is not null and not p_item.after ? 'deleted_at' then
    perform private.fail('PT409', 'ticket_deleted', 'Restore the ticket first.');
  end if;
  v_now := private.operation_state(v_ticket);
  -- Times and names that belong to a state or a deletion share its fate.
  select coalesce(jsonb_object_agg(b.key, b.value), '{}') into v_fields
  from jsonb_each(p_item.before - 'tag_ids') as b
  where v_now -> b.key = p_item.after -> b.key and case
    when b.key in ('resolved_at', 'closed_at') then v_now -> 'status' = coalesce(p_item.after -> 'status', v_now -> 'status')
    when b.key = 'deleted_by' then v_now -> 'deleted_at' = p_item.after -> 'deleted_at'
    else true
  end;
  v_whole := v_fields = p_item.before - 'tag_ids';
  update public.ticket_operation_items set undone_in = pg_current_xact_id()
  where operation_id = p_item.operation_id and ticket_id = p_item.ticket_id;
  if p_item.before ? 'tag_ids' then
    v_whole := private.put_tags_back(p_item.ticket_id, p_item.before -> 'tag_ids', p_item.after -> 'tag_ids') and v_whole;
  end if;
  if v_fields <> '{}' then
    perform private.put_fields_back(p_item.ticket_id, v_fields);
  end if;
  -- What the operation told and nobody has read is no longer so.
  update public.notifications as n set read_at = clock_timestamp()
  where n.ticket_id = p_item.ticket_id and n.actor_id = auth.uid() and n.read_at is null and n.count = 1
    and n.type in ('assigned', 'status') and n.created_at >= p_item.created_at;
  return case when v_whole then 'undone' else 'changed_since' end;
end;
$$;
comment on function private.undo_on_ticket(public.ticket_operation_items) is
  'Puts one ticket back. undone, or changed_since where a field had another value by now and was left alone.';

create function private.undo_item(p_kind text, p_item public.ticket_operation_items)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_number bigint := (select t.number from public.tickets as t where t.id = p_item.ticket_id);
  v_state text;
  v_code text;
  v_hint text;
begin
  return private.outcome(p_item.ticket_id, v_number, case
    when p_kind = 'update' then private.undo_on_ticket(p_item)
    when private.take_out(p_item.ticket_id, (p_item.after ->> 'merged_into_id')::uuid) then 'undone'
    else 'changed_since'
  end);
exception when others then
  get stacked diagnostics v_state = returned_sqlstate, v_code = message_text, v_hint = pg_exception_hint;
  if v_state not like 'PT4__' then
    raise;
  end if;
  return private.outcome(p_item.ticket_id, v_number, 'failed', v_code, v_hint);
end;
$$;
comment on function private.undo_item(text, public.ticket_operation_items) is 'Takes back what an operation did to one ticket and says what came of it.';

create function private.undo_operation(p_operation_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_operation public.ticket_operations;
  v_item public.ticket_operation_items;
  v_outcomes jsonb[] := '{}';
  v_results jsonb;
begin
  select * into v_operation from public.ticket_operations
  where id = p_operation_id and actor_id = auth.uid() and done_at is not null
  for update;
  if not found then
    perform private.fail('PT404', 'operation_not_found', 'There is nothing here that you could take back.');
  end if;
  if v_operation.undo_results is not null then
    return jsonb_build_object('results', v_operation.undo_results);
  end if;
  if v_operation.done_at < clock_timestamp() - interval '60 seconds' then
    perform private.fail('PT409', 'undo_window_over', 'This can be taken back for a minute only.');
  end if;
  perform private.lock_tickets(array(
    select i.ticket_id from public.ticket_operation_items as i where i.operation_id = p_operation_id
    union
    select h.id from public.ticket_operation_items as i
    cross join lateral private.merge_chain(i.ticket_id) as h (id)
    where i.operation_id = p_operation_id and v_operation.kind = 'merge'
  ));
  for v_item in
    select * from public.ticket_operation_items as i where i.operation_id = p_operation_id order by i.ticket_id
  loop
    v_outcomes := v_outcomes || private.undo_item(v_operation.kind, v_item);
  end loop;
  select coalesce(jsonb_agg(u.outcome order by r.place), '[]') into v_results
  from unnest(v_outcomes) as u (outcome)
  join jsonb_array_elements(v_operation.results) with ordinality as r (result, place)
    on r.result ->> 'ticket_id' = u.outcome ->> 'ticket_id';
  update public.ticket_operations set undo_results = v_results, undone_at = clock_timestamp() where id = p_operation_id;
  return jsonb_build_object('results', v_results);
end;
$$;
comment on function private.undo_operation(uuid) is 'Body of public.undo_operation.';

create function public.undo_operation(p_operation_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.undo_operation(p_operation_id);
$$;
comment on function public.undo_operation(uuid) is
  'Takes back what the caller did to several tickets within 60 seconds: fields that nobody changed since, deletions, merges. Per ticket undone, changed_since, or failed with code and hint. PT404 operation_not_found, PT409 undo_window_over. Repeating it returns the same.';

-- Merging tickets, and what it would do.

create function private.merge_one(p_operation_id uuid, p_source public.tickets, p_target_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_now timestamptz := clock_timestamp();
begin
  insert into public.ticket_merges (source_id, target_id, merged_by, created_at) values (p_source.id, p_target_id, auth.uid(), v_now);
  perform private.move_messages(p_source, p_target_id);
  perform private.move_notes(p_source.id, p_target_id);
  -- The time tells those who follow by the merge alone.
  insert into public.ticket_followers (ticket_id, profile_id, created_at)
  select p_target_id, tf.profile_id, v_now from public.ticket_followers as tf where tf.ticket_id = p_source.id
  on conflict do nothing;
  update public.tickets set merged_into_id = p_target_id where id = p_source.id;
  perform private.record_merge(p_target_id, p_source.id, 'from', true);
  perform private.record_merge(p_source.id, p_target_id, 'into', true);
  perform private.settle_times(p_source.id);
  insert into public.ticket_operation_items (operation_id, ticket_id, before, after)
  values (
    p_operation_id, p_source.id, '{"merged_into_id": null}', jsonb_build_object('merged_into_id', p_target_id)
  );
end;
$$;
comment on function private.merge_one(uuid, public.tickets, uuid) is 'Moves one ticket into another. For merge_tickets, which checked and locked both.';

create function private.require_merge()
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role('agent', 'admin');
  if not private.has_permission('tickets.merge') then
    perform private.fail('PT403', 'not_allowed', 'Your account may not merge tickets.');
  end if;
end;
$$;
comment on function private.require_merge() is 'PT403 for whoever may not merge tickets.';

create function private.merge_tickets(p_source_ids uuid[], p_target_id uuid, p_client_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_operation public.ticket_operations;
  v_target public.tickets;
  v_source public.tickets;
  v_id uuid;
  v_results jsonb := '[]';
begin
  perform private.require_merge();
  perform private.check_ticket_ids(p_source_ids, 20);
  v_operation := private.begin_operation('merge', p_client_id);
  if v_operation.results is null then
    perform private.check_rate('merge_tickets', 120, '10 minutes');
    perform private.lock_tickets(p_source_ids || p_target_id);
    for v_id in
      select i.id from unnest(p_source_ids) with ordinality as i (id, place) where i.id is not null
      group by i.id order by min(i.place)
    loop
      v_target := private.desk_ticket(p_target_id);
      v_source := private.desk_ticket(v_id);
      perform private.check_merge(v_source, v_target);
      perform private.merge_one(v_operation.id, v_source, p_target_id);
      v_results := v_results || private.outcome(v_id, v_source.number, 'changed');
    end loop;
    perform private.settle_times(p_target_id);
    perform private.end_operation(v_operation.id, v_results);
  end if;
  return jsonb_build_object(
    'operation_id', v_operation.id, 'ticket', private.ticket_row(private.desk_ticket(p_target_id), true)
  );
end;
$$;
comment on function private.merge_tickets(uuid[], uuid, uuid) is 'Body of public.merge_tickets.';

create function public.merge_tickets(p_source_ids uuid[], p_target_id uuid, p_client_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.merge_tickets(p_source_ids, p_target_id, p_client_id);
$$;
comment on function public.merge_tickets(uuid[], uuid, uuid) is
  'Moves the entries of up to 20 tickets into another one of the same customer, all or none, and returns its row with operation_id for undo_operation. Needs tickets.merge. PT404 ticket_not_found; PT409 ticket_deleted, ticket_merged, merge_other_customer, merge_target_closed; PT422 merge_with_itself, tickets_missing, too_many_tickets. Repeating it with the same client_id has no second effect.';

create function private.merge_preview(p_source_ids uuid[], p_target_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_target public.tickets;
  v_source public.tickets;
  v_id uuid;
  v_sources jsonb := '[]';
  v_problems jsonb := '[]';
  v_state text;
  v_code text;
  v_hint text;
begin
  perform private.require_merge();
  perform private.check_ticket_ids(p_source_ids, 20);
  v_target := private.desk_ticket(p_target_id);
  for v_id in
    select i.id from unnest(p_source_ids) with ordinality as i (id, place) where i.id is not null
    group by i.id order by min(i.place)
  loop
    begin
      v_source := private.desk_ticket(v_id);
      v_sources := v_sources || (private.ticket_row(v_source, true) || jsonb_build_object(
        -- What was asked first moves as a message, too.
        'messages', 1 + (select count(*) from public.ticket_messages as m where m.ticket_id = v_id),
        'notes', (select count(*) from public.ticket_notes as n where n.ticket_id = v_id),
        'attachments', (select count(*) from public.attachments as a where a.ticket_id = v_id)
      ));
      perform private.check_merge(v_source, v_target);
    exception when others then
      get stacked diagnostics v_state = returned_sqlstate, v_code = message_text, v_hint = pg_exception_hint;
      if v_state not like 'PT4__' then
        raise;
      end if;
      v_problems := v_problems || jsonb_build_object('ticket_id', v_id, 'code', v_code, 'hint', v_hint);
    end;
  end loop;
  return jsonb_build_object('target', private.ticket_row(v_target, true), 'sources', v_sources, 'problems', v_problems);
end;
$$;
comment on function private.merge_preview(uuid[], uuid) is 'Body of public.merge_preview.';

create function public.merge_preview(p_source_ids uuid[], p_target_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.merge_preview(p_source_ids, p_target_id);
$$;
comment on function public.merge_preview(uuid[], uuid) is
  'What merge_tickets would move, and for each ticket that stands in its way the code and hint with which it would refuse. Needs tickets.merge.';

-- Many tickets in one command: each by itself, under the rules of update_ticket and delete_ticket.

create function private.check_bulk_patch(p_patch jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_own text[] := array['add_tag_ids', 'remove_tag_ids', 'deleted'];
  v_key text;
begin
  if p_patch is null or jsonb_typeof(p_patch) <> 'object' or p_patch = '{}' then
    perform private.fail('PT422', 'patch_empty', 'Name at least one field to change.', '{"field": "patch"}');
  end if;
  if p_patch ?| array['subject', 'description', 'tag_ids', 'custom_fields'] then
    perform private.fail(
      'PT422', 'field_unknown', 'This field can be changed on one ticket at a time only.',
      jsonb_build_object('field', (
        select min(k) from jsonb_object_keys(p_patch) as k where k in ('subject', 'description', 'tag_ids', 'custom_fields')
      ))
    );
  end if;
  foreach v_key in array array['add_tag_ids', 'remove_tag_ids'] loop
    if p_patch ? v_key then
      if jsonb_typeof(p_patch -> v_key) <> 'array' or exists (
        select from jsonb_array_elements_text(p_patch -> v_key) as i (id)
        where i.id is null or not exists (select from public.tags as g where g.id::text = i.id)
      ) then
        perform private.fail('PT422', 'tag_unknown', 'Choose tags that exist.', jsonb_build_object('field', v_key));
      end if;
    end if;
  end loop;
  if p_patch ? 'deleted' and jsonb_typeof(p_patch -> 'deleted') <> 'boolean' then
    perform private.fail('PT422', 'deleted_invalid', 'deleted is true or false.', '{"field": "deleted"}');
  end if;
  if p_patch - v_own <> '{}' then
    perform private.check_patch(null, p_patch - v_own);
  end if;
end;
$$;
comment on function private.check_bulk_patch(jsonb) is 'Refuses a malformed patch for many tickets with PT422 that names the field.';

create function private.patch_for(p_state jsonb, p_patch jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_patch jsonb;
  v_tags jsonb;
begin
  select coalesce(jsonb_object_agg(f.key, f.value), '{}') into v_patch
  from (
    select e.key, case
      when e.key = 'snoozed_until' then coalesce(to_jsonb((e.value #>> '{}')::timestamptz), 'null')
      else e.value
    end as value
    from jsonb_each(p_patch - array['add_tag_ids', 'remove_tag_ids', 'deleted']) as e
  ) as f
  where p_state -> f.key <> f.value;
  if p_patch ?| array['add_tag_ids', 'remove_tag_ids'] then
    select coalesce(jsonb_agg(w.id order by w.id), '[]') into v_tags
    from (
      select i.id::uuid as id from jsonb_array_elements_text(p_state -> 'tag_ids') as i (id)
      union
      select i.id::uuid from jsonb_array_elements_text(coalesce(p_patch -> 'add_tag_ids', '[]')) as i (id)
    ) as w
    where not coalesce(p_patch -> 'remove_tag_ids', '[]') ? w.id::text;
    if v_tags <> p_state -> 'tag_ids' then
      v_patch := v_patch || jsonb_build_object('tag_ids', v_tags);
    end if;
  end if;
  return v_patch;
end;
$$;
comment on function private.patch_for(jsonb, jsonb) is
  'What a patch for many tickets still changes on one that is in this state, as a patch for a single ticket.';

create function private.change_in_bulk(p_operation_id uuid, p_ticket_id uuid, p_patch jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_before jsonb;
  v_after jsonb;
  v_patch jsonb;
  v_state text;
  v_code text;
  v_hint text;
begin
  select * into v_ticket from public.tickets where id = p_ticket_id;
  v_before := private.operation_state(v_ticket);
  if p_patch -> 'deleted' = 'false' and v_ticket.deleted_at is not null then
    perform private.set_ticket_deleted(p_ticket_id, false);
    v_ticket.deleted_at := null;
  end if;
  v_patch := private.patch_for(v_before, p_patch);
  if v_patch <> '{}' then
    perform private.check_open_to_change(v_ticket);
    perform private.authorise_staff_patch(v_ticket, v_patch);
    perform private.apply_patch(v_ticket, v_patch);
  end if;
  if p_patch -> 'deleted' = 'true' and v_ticket.deleted_at is null then
    perform private.set_ticket_deleted(p_ticket_id, true);
  end if;
  select * into v_ticket from public.tickets where id = p_ticket_id;
  v_after := private.operation_state(v_ticket);
  if v_after = v_before then
    return private.outcome(p_ticket_id, v_ticket.number, 'unchanged');
  end if;
  insert into public.ticket_operation_items (operation_id, ticket_id, before, after)
  select p_operation_id, p_ticket_id, jsonb_object_agg(b.key, b.value), jsonb_object_agg(b.key, v_after -> b.key)
  from jsonb_each(v_before) as b
  where b.value <> v_after -> b.key;
  return private.outcome(p_ticket_id, v_ticket.number, 'changed');
exception when others then
  get stacked diagnostics v_state = returned_sqlstate, v_code = message_text, v_hint = pg_exception_hint;
  -- What a rule refuses is the ticket's own fate; anything else ends the command.
  if v_state not like 'PT4__' then
    raise;
  end if;
  return private.outcome(p_ticket_id, v_ticket.number, 'failed', v_code, v_hint);
end;
$$;
comment on function private.change_in_bulk(uuid, uuid, jsonb) is
  'Changes one locked ticket of the caller''s desk and says what came of it. A refusal takes back what was done to this ticket alone.';

create function private.bulk_update_tickets(p_ticket_ids uuid[], p_patch jsonb, p_client_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_operation public.ticket_operations;
  v_mine uuid[];
  v_outcomes jsonb[] := '{}';
  v_results jsonb;
  v_id uuid;
begin
  perform private.check_ticket_ids(p_ticket_ids, 1000);
  perform private.check_bulk_patch(p_patch);
  v_operation := private.begin_operation('update', p_client_id);
  if v_operation.results is not null then
    return jsonb_build_object('operation_id', v_operation.id, 'results', v_operation.results);
  end if;
  perform private.check_rate('bulk_update_tickets', 300, '10 minutes');
  perform private.lock_tickets(p_ticket_ids);
  v_mine := private.on_my_desk(p_ticket_ids);
  for v_id in select distinct i.id from unnest(p_ticket_ids) as i (id) where i.id is not null order by i.id loop
    v_outcomes := v_outcomes || case
      when v_id = any (v_mine) then private.change_in_bulk(v_operation.id, v_id, p_patch)
      else private.outcome(
        v_id, null, 'failed', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.'
      )
    end;
  end loop;
  select jsonb_agg(o.outcome order by i.place) into v_results
  from unnest(v_outcomes) as o (outcome)
  join (
    select u.id, min(u.place) as place from unnest(p_ticket_ids) with ordinality as u (id, place) group by u.id
  ) as i on i.id = (o.outcome ->> 'ticket_id')::uuid;
  perform private.end_operation(v_operation.id, v_results);
  return jsonb_build_object('operation_id', v_operation.id, 'results', v_results);
end;
$$;
comment on function private.bulk_update_tickets(uuid[], jsonb, uuid) is 'Body of public.bulk_update_tickets.';

create function public.bulk_update_tickets(p_ticket_ids uuid[], p_patch jsonb, p_client_id uuid)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.bulk_update_tickets(p_ticket_ids, p_patch, p_client_id);
$$;
comment on function public.bulk_update_tickets(uuid[], jsonb, uuid) is
  'Changes up to 1,000 tickets, each by itself: status, priority, category_id, assigned_agent_id, team_id, snoozed_until, add_tag_ids, remove_tag_ids, deleted. Returns operation_id for undo_operation and per ticket changed, unchanged, or failed with code and hint. Staff only; PT422 tickets_missing, too_many_tickets, or naming a field. Repeating it with the same client_id has no second effect.';

create function private.list_ticket_ids(p_filters jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('agent', 'admin');
  v_filters jsonb := coalesce(p_filters, '{}');
  v_where text := private.list_filter(v_filters);
  v_ids uuid[];
begin
  execute format(
    'select array_agg(c.id order by c.last_activity_at desc, c.id desc)
    from (select * from (%s) as u order by u.last_activity_at desc, u.id desc limit 1001) as c',
    private.scope_query(
      private.narrow_scope(v_filters), 't.last_activity_at, t.id', v_where,
      ' order by t.last_activity_at desc, t.id desc limit 1001'
    )
  ) into v_ids;
  return jsonb_build_object('ids', to_jsonb(coalesce(v_ids[:1000], '{}')), 'more', coalesce(cardinality(v_ids) > 1000, false));
end;
$$;
comment on function private.list_ticket_ids(jsonb) is 'Body of public.list_ticket_ids.';

create function public.list_ticket_ids(p_filters jsonb default '{}')
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.list_ticket_ids(p_filters);
$$;
comment on function public.list_ticket_ids(jsonb) is
  'The ids of up to 1,000 tickets that the calling member of staff may read, newest activity first, and whether there are more. Filters as in list_tickets.';

-- Filters and views as conditions on a ticket.

create function private.list_filter(p_filters jsonb, p_staff boolean default null)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_staff boolean := coalesce(p_staff, private.is_staff());
  -- These views ask for is_live, which no deleted ticket is.
  v_live boolean := coalesce(p_filters ->> 'view' in ('mine', 'unassigned', 'live', 'snoozed', 'waiting'), false);
  v_known text[] := array['status', 'priority', 'channel', 'category', 'view', 'created_after', 'created_before']
    || case when v_staff then array['assignee', 'team', 'tag', 'customer', 'field', 'sla', 'deleted'] else '{}' end;
  v_key text;
  v_sql text := '';
  v_me uuid := auth.uid();
  v_list text[];
begin
  if jsonb_typeof(p_filters) <> 'object' then
    perform private.fail('PT422', 'filter_invalid', 'Filters are an object.', '{"field": "filters"}');
  end if;
  for v_key in select jsonb_object_keys(p_filters) loop
    if jsonb_typeof(p_filters -> v_key) = 'null' then
      perform private.fail('PT422', 'filter_invalid', 'Leave ' || v_key || ' out instead.', jsonb_build_object('field', v_key));
    end if;
    if not v_key = any (v_known) then
      perform private.fail(
        'PT422', 'filter_unknown', 'There is no filter ' || v_key || '.', jsonb_build_object('field', v_key, 'filters', v_known)
      );
    end if;
  end loop;
  foreach v_key in array array['status', 'priority', 'channel'] loop
    if p_filters ? v_key then
      if jsonb_typeof(p_filters -> v_key) <> 'array' then
        perform private.fail('PT422', 'filter_invalid', v_key || ' is a list.', jsonb_build_object('field', v_key));
      end if;
      v_list := array(select jsonb_array_elements_text(p_filters -> v_key));
      if exists (select from unnest(v_list) as i (item) where i.item is null or not pg_input_is_valid(i.item, 'public.ticket_' || v_key)) then
        perform private.fail('PT422', 'filter_invalid', 'One of these is no ' || v_key || '.', jsonb_build_object('field', v_key));
      end if;
      v_sql := v_sql || format(' and t.%I = any (%L::text[])', v_key, v_list);
    end if;
  end loop;
  foreach v_key in array array['assignee', 'team', 'category', 'tag', 'customer'] loop
    if p_filters ? v_key and not (
      (p_filters ->> v_key = 'none' and v_key in ('assignee', 'team', 'category'))
      or (p_filters ->> v_key = 'me' and v_key in ('assignee', 'customer'))
      or pg_input_is_valid(p_filters ->> v_key, 'uuid')
    ) then
      perform private.fail(
        'PT422', 'filter_invalid', v_key || ' is an id, or none or me where that makes sense.', jsonb_build_object('field', v_key)
      );
    end if;
  end loop;
  if p_filters ? 'assignee' then
    v_sql := v_sql || case p_filters ->> 'assignee'
      when 'none' then ' and t.assigned_agent_id is null'
      when 'me' then format(' and t.assigned_agent_id = %L', v_me)
      else format(' and t.assigned_agent_id = %L', p_filters ->> 'assignee')
    end;
  end if;
  if p_filters ? 'team' then
    v_sql := v_sql || case p_filters ->> 'team'
      when 'none' then ' and t.team_id is null'
      else format(' and t.team_id = %L', p_filters ->> 'team')
    end;
  end if;
  if p_filters ? 'category' then
    v_sql := v_sql || case p_filters ->> 'category'
      when 'none' then ' and t.category_id is null'
      else format(' and t.category_id = %L', p_filters ->> 'category')
    end;
  end if;
  if p_filters ? 'customer' then
    v_sql := v_sql || format(
      ' and t.customer_id = %L', case p_filters ->> 'customer' when 'me' then v_me::text else p_filters ->> 'customer' end
    );
  end if;
  if p_filters ? 'tag' then
    -- Where all are live, their indexes hold their tags.
    v_sql := v_sql || format(
      case when v_live
        then ' and t.tag_ids @> array[%L::uuid]'
        else ' and exists (select from public.ticket_tags as tt where tt.ticket_id = t.id and tt.tag_id = %L)'
      end,
      p_filters ->> 'tag'
    );
  end if;
  if p_filters ? 'field' then
    v_sql := v_sql || private.field_filter(p_filters -> 'field');
  end if;
  if p_filters ? 'sla' then
    v_sql := v_sql || private.sla_filter(p_filters -> 'sla');
  end if;
  foreach v_key in array array['created_after', 'created_before'] loop
    if p_filters ? v_key then
      if not pg_input_is_valid(p_filters ->> v_key, 'timestamptz') then
        perform private.fail('PT422', 'filter_invalid', v_key || ' is a time.', jsonb_build_object('field', v_key));
      end if;
      v_sql := v_sql || format(
        ' and t.created_at %s %L::timestamptz', case v_key when 'created_after' then '>=' else '<' end, p_filters ->> v_key
      );
    end if;
  end loop;
  if p_filters ? 'deleted' and jsonb_typeof(p_filters -> 'deleted') <> 'boolean' then
    perform private.fail('PT422', 'filter_invalid', 'deleted is true or false.', '{"field": "deleted"}');
  end if;
  if p_filters -> 'deleted' = 'true' then
    v_sql := v_sql || ' and t.deleted_at is not null';
  elsif not v_live then
    v_sql := v_sql || ' and t.deleted_at is null';
  end if;
  return v_sql || private.view_filter(p_filters ->> 'view', v_staff);
end;
$$;
comment on function private.list_filter(jsonb, boolean) is
  'The condition on t for a set of filters as the caller may send them, or as staff may when p_staff; every value quoted. PT422 filter_unknown, filter_invalid name the filter.';

create function private.field_filter(p_field jsonb)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_public boolean;
  v_type text;
  v_held jsonb;
begin
  if jsonb_typeof(p_field) = 'object' and jsonb_typeof(p_field -> 'value') in ('string', 'number', 'boolean') then
    select f.visible_to_customers, f.type into v_public, v_type from public.custom_fields as f where f.key = p_field ->> 'key';
  end if;
  if v_type is null then
    perform private.fail(
      'PT422', 'filter_invalid', 'field names the key of a custom field, and a value of it.', '{"field": "field"}'
    );
  end if;
  v_held := jsonb_build_object(
    p_field ->> 'key', case v_type when 'multiselect' then jsonb_build_array(p_field -> 'value') else p_field -> 'value' end
  );
  if v_public then
    return format(' and t.custom_fields <> ''{}'' and t.custom_fields @> %L', v_held);
  end if;
  return format(
    ' and t.id in (select d.ticket_id from public.ticket_desk as d where d.custom_fields <> ''{}'' and d.custom_fields @> %L)', v_held
  );
end;
$$;
comment on function private.field_filter(jsonb) is
  'The condition on t for one value of a custom field, {key, value}; of several choices, that it is among them.';

create function private.sla_soon()
returns interval
language sql
immutable
set search_path = ''
as $$
  select interval '60 minutes';
$$;
comment on function private.sla_soon() is 'How little time a clock has left when it is due soon.';

create function private.sla_filter(p_states jsonb)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_states text[] := case when jsonb_typeof(p_states) = 'array' then array(select jsonb_array_elements_text(p_states)) end;
  v_soon text := format('now() + interval %L', private.sla_soon());
  v_paused text := format('%L::timestamptz', private.paused_due());
begin
  if v_states is null or not v_states <@ array['overdue', 'due_soon', 'on_track', 'paused', 'none'] then
    perform private.fail(
      'PT422', 'filter_invalid', 'sla is a list of overdue, due_soon, on_track, paused or none.', '{"field": "sla"}'
    );
  end if;
  return coalesce((
    select ' and (' || string_agg(case s.state
      when 'overdue' then 't.next_due_at <= now()'
      when 'due_soon' then '(t.next_due_at > now() and t.next_due_at <= ' || v_soon || ')'
      when 'on_track' then '(t.next_due_at > ' || v_soon || ' and t.next_due_at < ' || v_paused || ')'
      when 'paused' then 't.next_due_at = ' || v_paused
      else 't.next_due_at = ''infinity'''
    end, ' or ') || ')'
    from unnest(v_states) as s (state)
  ), ' and false');
end;
$$;
comment on function private.sla_filter(jsonb) is
  'The condition on t for how a ticket stands with what is promised next: one of these states. PT422 filter_invalid.';

create function private.view_filter(p_view text, p_staff boolean default null)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_staff boolean := coalesce(p_staff, private.is_staff());
begin
  if p_view is null or p_view = 'everything' then
    return '';
  end if;
  -- What is snoozed is the desk's business: to a customer a ticket is open or it is not.
  if p_view = 'live' and not v_staff then
    return ' and t.is_live';
  elsif p_view in ('mine', 'unassigned', 'snoozed') and not v_staff then
    perform private.fail('PT422', 'view_unknown', 'Choose live, waiting, resolved or everything.', '{"field": "view"}');
  end if;
  if p_view = 'mine' then
    return format(' and t.is_live and t.snoozed_until is null and t.assigned_agent_id = %L', auth.uid());
  elsif p_view = 'unassigned' then
    return ' and t.is_live and t.snoozed_until is null and t.assigned_agent_id is null';
  elsif p_view = 'live' then
    return ' and t.is_live and t.snoozed_until is null';
  elsif p_view = 'snoozed' then
    -- Said so that the index on snoozed_until, where each list would find everybody's, does not serve it.
    return ' and t.is_live and num_nulls(t.snoozed_until) = 0';
  elsif p_view = 'waiting' then
    return ' and t.is_live and t.status = ''waiting''';
  elsif p_view = 'resolved' then
    -- By rank, which the indexes in the list's own order begin with. The sum keeps the one on resolved_at away:
    -- nearly all resolved tickets are recent, which the planner cannot know.
    return ' and t.status_rank = 5 and t.merged_into_id is null and t.resolved_at + interval ''7 days'' > now()';
  end if;
  perform private.fail(
    'PT422', 'view_unknown', 'Choose mine, unassigned, live, snoozed, waiting, resolved or everything.', '{"field": "view"}'
  );
  return null;
end;
$$;
comment on function private.view_filter(text, boolean) is 'The condition on t for one of the views of the queue.';

create function private.narrow_scope(p_filters jsonb)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_scope text[] := private.ticket_scope();
  v_me uuid := auth.uid();
  v_view text := p_filters ->> 'view';
begin
  -- A view that lies within one branch is read from that branch alone.
  if cardinality(v_scope) = 1 then
    return v_scope;
  end if;
  if v_view = 'mine' or p_filters ->> 'assignee' = 'me' then
    return array[format('t.assigned_agent_id = %L and t.deleted_at is null', v_me)];
  end if;
  if p_filters ->> 'customer' = 'me' then
    return array[format('t.customer_id = %L and t.deleted_at is null', v_me)];
  end if;
  if p_filters ? 'team' and p_filters ->> 'team' <> 'none'
    and (p_filters ->> 'team')::uuid in (select private.my_team_ids()) then
    return array[format('t.team_id = %L and t.deleted_at is null', p_filters ->> 'team')];
  end if;
  if v_view = 'unassigned' or p_filters ->> 'assignee' = 'none' then
    return array_remove(v_scope, format('t.assigned_agent_id = %L and t.deleted_at is null', v_me));
  end if;
  return v_scope;
end;
$$;
comment on function private.narrow_scope(jsonb) is 'The branches of the caller''s scope that a set of filters can touch.';

-- Reading tickets: lists, counts, one ticket, its timeline. Authorisation is inside, as the
-- union over private.ticket_scope(), so that each branch is read from its own index.

create function private.list_filter(p_filters jsonb, p_staff boolean default null)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_staff boolean := coalesce(p_staff, private.is_staff());
  v_known text[] := array['status', 'priority', 'channel', 'category', 'view', 'created_after', 'created_before']
    || case when v_staff then array['assignee', 'team', 'tag', 'customer', 'field', 'deleted'] else '{}' end;
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
    v_sql := v_sql || format(
      ' and exists (select from public.ticket_tags as tt where tt.ticket_id = t.id and tt.tag_id = %L)', p_filters ->> 'tag'
    );
  end if;
  if p_filters ? 'field' then
    v_sql := v_sql || private.field_filter(p_filters -> 'field');
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
  else
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
    return ' and t.is_live and t.snoozed_until is not null';
  elsif p_view = 'waiting' then
    return ' and t.is_live and t.status = ''waiting''';
  elsif p_view = 'resolved' then
    -- Written so that only the indexes in the list's own order can serve it: nearly all resolved
    -- tickets are recent, which the planner cannot know.
    return ' and t.status = ''resolved'' and t.merged_into_id is null and t.resolved_at + interval ''7 days'' > now()';
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

create function private.list_tickets(p_filters jsonb, p_sort text, p_descending boolean, p_cursor text, p_limit integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_staff boolean := private.require_role('customer', 'agent', 'admin') <> 'customer';
  v_limit integer := least(greatest(coalesce(p_limit, 25), 1), 100);
  v_filters jsonb := coalesce(p_filters, '{}');
  v_where text := private.list_filter(v_filters);
  v_scope text[] := private.narrow_scope(v_filters);
  v_keys text[];
  v_types text[];
  v_direction text := case when coalesce(p_descending, true) then 'desc' else 'asc' end;
  v_after text := '';
  v_order text;
  v_cursor jsonb;
  v_sql text;
  v_columns text;
  v_rows jsonb;
begin
  case coalesce(p_sort, 'activity')
    when 'activity' then v_keys := array['last_activity_at', 'id']; v_types := array['timestamptz', 'uuid'];
    when 'created' then v_keys := array['created_at', 'id']; v_types := array['timestamptz', 'uuid'];
    when 'priority' then
      v_keys := array['priority_rank', 'last_activity_at', 'id']; v_types := array['smallint', 'timestamptz', 'uuid'];
    when 'status' then
      if v_filters ->> 'view' in ('waiting', 'resolved') then
        -- All of these have one status.
        v_keys := array['last_activity_at', 'id']; v_types := array['timestamptz', 'uuid'];
      else
        v_keys := array['status_rank', 'last_activity_at', 'id']; v_types := array['smallint', 'timestamptz', 'uuid'];
      end if;
    else perform private.fail('PT422', 'sort_unknown', 'Sort by activity, created, priority or status.', '{"field": "sort"}');
  end case;
  v_columns := 't.' || array_to_string(v_keys, ', t.');
  if p_cursor is not null then
    begin
      v_cursor := convert_from(decode(p_cursor, 'base64'), 'utf8')::jsonb;
    exception when others then
      v_cursor := null;
    end;
    if v_cursor is null or jsonb_typeof(v_cursor) <> 'array' or jsonb_array_length(v_cursor) <> cardinality(v_keys) + 1
      or v_cursor ->> 0 is distinct from coalesce(p_sort, 'activity')
      or exists (
        select from unnest(v_types) with ordinality as y (type, i)
        where v_cursor ->> y.i::integer is null or not pg_input_is_valid(v_cursor ->> y.i::integer, y.type)
      )
    then
      perform private.fail('PT422', 'cursor_invalid', 'Begin again at the first page.', '{"field": "cursor"}');
    end if;
    v_after := format(
      ' and (%s) %s (%s)', v_columns,
      case v_direction when 'desc' then '<' else '>' end,
      (
        select string_agg(format('%L::%s', v_cursor ->> y.i::integer, y.type), ', ' order by y.i)
        from unnest(v_types) with ordinality as y (type, i)
      )
    );
  end if;
  select string_agg(format('t.%s %s', k.key, v_direction), ', ' order by k.i) into v_order
  from unnest(v_keys) with ordinality as k (key, i);
  -- Each branch gives its first page in order; the page is the first of these, and only its rows are read whole.
  select string_agg(
    format(
      '(select %s from public.tickets as t where %s%s%s order by %s limit %s)',
      v_columns, s.condition, v_where, v_after, v_order, v_limit + 1
    ),
    ' union '
  ) into v_sql
  from unnest(v_scope) as s (condition);
  execute format(
    $q$
      with page as materialized (
        select t.* from (select * from (%1$s) as t order by %2$s limit %3$s) as p join public.tickets as t on t.id = p.id
      )
      select jsonb_agg(
        private.ticket_row(row(t.*)::public.tickets, v.staff) || jsonb_build_object(
          'unread', case when v.staff
            then t.seq > coalesce(r.last_read_seq, 0)
              or (select d.seq from public.ticket_desk as d where d.ticket_id = t.id) > coalesce(r.last_read_staff_seq, 0)
            else t.seq > coalesce(r.last_read_seq, 0) end,
          'cursor', translate(encode(convert_to(jsonb_build_array(%7$L, %5$s)::text, 'utf8'), 'base64'), E'\n', '')
        ) order by %2$s
      )
      from page as t
      cross join lateral (
        -- One's own request is seen as a customer sees it.
        select case
          when %4$L and t.customer_id = %6$L then private.can_read_desk(row(t.*)::public.tickets)
          else %4$L
        end as staff
      ) as v
      left join public.ticket_reads as r on r.ticket_id = t.id and r.profile_id = %6$L
    $q$,
    v_sql, v_order, v_limit + 1, v_staff, v_columns, auth.uid(), coalesce(p_sort, 'activity')
  ) into v_rows;
  v_rows := coalesce(v_rows, '[]');
  if jsonb_array_length(v_rows) > v_limit then
    v_rows := v_rows - v_limit;
    return jsonb_build_object('tickets', v_rows, 'next_cursor', v_rows -> (v_limit - 1) -> 'cursor');
  end if;
  return jsonb_build_object('tickets', v_rows, 'next_cursor', null);
end;
$$;
comment on function private.list_tickets(jsonb, text, boolean, text, integer) is 'Body of public.list_tickets.';

create function public.list_tickets(
  p_filters jsonb default '{}', p_sort text default 'activity', p_descending boolean default true,
  p_cursor text default null, p_limit integer default 25
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.list_tickets(p_filters, p_sort, p_descending, p_cursor, p_limit);
$$;
comment on function public.list_tickets(jsonb, text, boolean, text, integer) is
  'One page (1 to 100, 25 unless told) of the tickets the caller may read, and next_cursor, null on the last page. Filters: status, priority, channel (lists); assignee, team, category, tag, customer (id, none, me); field ({key, value} of a custom field); view; created_after, created_before; deleted. PT422 names the argument at fault.';

create function private.count_view(p_scope text[], p_where text)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_count integer;
begin
  execute format('select count(*) from (select id from (%s) as u limit 1000) as c', (
    select string_agg(
      format('(select t.id from public.tickets as t where %s and t.deleted_at is null%s limit 1000)', s.condition, p_where),
      ' union '
    )
    from unnest(p_scope) as s (condition)
  )) into v_count;
  return v_count;
end;
$$;
comment on function private.count_view(text[], text) is 'How many tickets of a scope meet a condition on t, counted up to 1,000.';

create function private.queue_counts()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_scope text[];
  v_teams uuid[];
  v_result jsonb;
begin
  perform private.require_role('agent', 'admin');
  v_scope := private.ticket_scope();
  v_teams := array(select private.my_team_ids());
  if cardinality(v_scope) = 1 then
    -- Everything is in sight: each view stops counting at 1,000.
    select jsonb_object_agg(v.name, private.count_view(v_scope, private.view_filter(v.name))) into v_result
    from unnest(array['mine', 'unassigned', 'live', 'snoozed', 'waiting']) as v (name);
    v_result := v_result || coalesce((
      select jsonb_object_agg(
        'team:' || m.id, private.count_view(v_scope, private.view_filter('live') || format(' and t.team_id = %L', m.id))
      )
      from unnest(v_teams) as m (id)
    ), '{}');
  else
    -- An agent's live tickets are few: they are read once and counted in every way.
    execute format(
      $q$
        with live as materialized (%s)
        select jsonb_build_object(
          'mine', least(count(*) filter (where t.snoozed_until is null and t.assigned_agent_id = %L), 1000),
          'unassigned', least(count(*) filter (where t.snoozed_until is null and t.assigned_agent_id is null), 1000),
          'live', least(count(*) filter (where t.snoozed_until is null), 1000),
          'snoozed', least(count(*) filter (where t.snoozed_until is not null), 1000),
          'waiting', least(count(*) filter (where t.status = 'waiting'), 1000)
        ) || coalesce((
          select jsonb_object_agg('team:' || m.id, least(
            (select count(*) from live as l where l.team_id = m.id and l.snoozed_until is null), 1000
          ))
          from unnest(%L::uuid[]) as m (id)
        ), '{}')
        from live as t
      $q$,
      (
        select string_agg(
          format(
            'select t.id, t.team_id, t.assigned_agent_id, t.status, t.snoozed_until from public.tickets as t where %s and t.is_live',
            s.condition
          ),
          ' union '
        )
        from unnest(v_scope) as s (condition)
      ),
      auth.uid(), v_teams
    ) into v_result;
  end if;
  return v_result || jsonb_build_object('resolved', private.count_view(v_scope, private.view_filter('resolved')));
end;
$$;
comment on function private.queue_counts() is 'Body of public.queue_counts.';

create function public.queue_counts()
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.queue_counts();
$$;
comment on function public.queue_counts() is
  'How many tickets stand in each view of the calling member of staff: mine, unassigned, live, snoozed, waiting, resolved and team:<id>. 1000 means 1000 or more.';

create function private.get_ticket(p_ref text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_ticket public.tickets;
  v_staff boolean;
begin
  if pg_input_is_valid(p_ref, 'uuid') then
    select * into v_ticket from public.tickets where id = p_ref::uuid;
  elsif p_ref ~ '^[0-9]{1,15}$' then
    select * into v_ticket from public.tickets where number = p_ref::bigint;
  end if;
  if v_ticket.id is null or not private.can_read_ticket(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  v_staff := private.can_read_desk(v_ticket);
  return private.ticket_row(v_ticket, v_staff) || jsonb_build_object(
    'description', v_ticket.description,
    'custom_fields', case when v_staff then private.desk_values(v_ticket) else v_ticket.custom_fields end,
    'rating', (
      select jsonb_build_object('rating', r.rating, 'comment', r.comment) from public.ticket_ratings as r
      where r.ticket_id = v_ticket.id
    ),
    'is_staff_view', v_staff,
    'first_responded_at', v_ticket.first_responded_at,
    'closed_at', v_ticket.closed_at,
    'customer_display_name', case when v_staff or v_ticket.customer_id = auth.uid() then coalesce(
      (select c.full_name from public.profiles as c where c.id = v_ticket.customer_id), v_ticket.customer_name
    ) end,
    'customer_email', case when v_staff then (select c.email from public.profiles as c where c.id = v_ticket.customer_id) end,
    'merged_into', (
      select jsonb_build_object('id', m.id, 'number', m.number) from public.tickets as m
      where m.id = v_ticket.merged_into_id and private.can_read_ticket(m)
    ),
    'follows', (
      select jsonb_build_object('id', f.id, 'number', f.number) from public.tickets as f
      where f.id = v_ticket.follows_ticket_id and private.can_read_ticket(f)
    ),
    'attachments', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', a.id, 'file_name', a.file_name, 'file_type', a.file_type, 'file_size', a.file_size, 'storage_path', a.storage_path
      ) order by a.created_at, a.id)
      from public.attachments as a
      where a.ticket_id = v_ticket.id and a.message_id is null and a.note_id is null and not a.is_internal
    ), '[]'),
    'people', coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'full_name', p.full_name, 'avatar_path', p.avatar_path, 'role', p.role))
      from public.profiles as p
      where p.id in (
        select v_ticket.customer_id union select v_ticket.assigned_agent_id
        union select m.author_id from public.ticket_messages as m where m.ticket_id = v_ticket.id
      )
      -- A customer sees staff and themselves.
      and (v_staff or p.id = auth.uid() or p.role <> 'customer')
    ), '[]'),
    'next_statuses', coalesce((
      select jsonb_agg(tr.to_status) from public.ticket_transitions as tr
      where tr.from_status = v_ticket.status and tr.actor = case when v_staff then 'staff' else 'customer' end
    ), '[]'),
    'last_read_seq', coalesce((
      select r.last_read_seq from public.ticket_reads as r where r.profile_id = auth.uid() and r.ticket_id = v_ticket.id
    ), 0)
  ) || case when v_staff then jsonb_build_object(
    'last_read_staff_seq', coalesce((
      select r.last_read_staff_seq from public.ticket_reads as r where r.profile_id = auth.uid() and r.ticket_id = v_ticket.id
    ), 0),
    'followers', coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'full_name', p.full_name) order by p.full_name)
      from public.ticket_followers as tf join public.profiles as p on p.id = tf.profile_id
      where tf.ticket_id = v_ticket.id
    ), '[]'),
    'links', private.ticket_links(v_ticket)
  ) else '{}' end;
end;
$$;
comment on function private.get_ticket(text) is 'Body of public.get_ticket.';

create function public.get_ticket(p_ref text)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.get_ticket(p_ref);
$$;
comment on function public.get_ticket(text) is
  'One ticket by id or number with its people, files and allowed next states. PT404 ticket_not_found, the same whether it exists or not.';

create function private.ticket_timeline(
  p_ticket_id uuid, p_before timestamptz, p_after_seq bigint, p_after_staff_seq bigint, p_limit integer
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_staff boolean;
  v_limit integer := least(greatest(coalesce(p_limit, 50), 1), 200);
  v_newer boolean := p_after_seq is not null or p_after_staff_seq is not null;
  v_entries jsonb;
  v_more boolean;
begin
  perform private.require_role('customer', 'agent', 'admin');
  select * into v_ticket from public.tickets where id = p_ticket_id;
  if not found or not private.can_read_ticket(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  v_staff := private.can_read_desk(v_ticket);
  with candidates as (
    (
      select m.created_at, m.seq, private.message_json(m) as entry
      from public.ticket_messages as m
      where m.ticket_id = p_ticket_id
        and (p_before is null or m.created_at < p_before)
        and (not v_newer or m.seq > p_after_seq)
      -- What moved here with a merge has high numbers and old times.
      order by case when v_newer then m.seq end, m.created_at desc, m.seq desc limit v_limit + 1
    )
    union all
    (
      select a.created_at, a.seq, private.activity_json(a)
      from public.ticket_activities as a
      where a.ticket_id = p_ticket_id and not a.is_internal and a.entry_id is null
        and (p_before is null or a.created_at < p_before)
        and (not v_newer or a.seq > p_after_seq)
      order by case when v_newer then a.seq else -a.seq end limit v_limit + 1
    )
    union all
    (
      select n.created_at, n.seq, private.note_json(n)
      from public.ticket_notes as n
      where v_staff and n.ticket_id = p_ticket_id
        and (p_before is null or n.created_at < p_before)
        and (not v_newer or n.seq > p_after_staff_seq)
      order by case when v_newer then n.seq end, n.created_at desc, n.seq desc limit v_limit + 1
    )
    union all
    (
      select a.created_at, a.seq, private.activity_json(a)
      from public.ticket_activities as a
      where v_staff and a.ticket_id = p_ticket_id and a.is_internal and a.entry_id is null
        and (p_before is null or a.created_at < p_before)
        and (not v_newer or a.seq > p_after_staff_seq)
      order by case when v_newer then a.seq else -a.seq end limit v_limit + 1
    )
  ), page as (
    -- With ties, since the next page begins before a time: entries of one moment stay together.
    select * from candidates
    order by case when v_newer then extract(epoch from created_at) else -extract(epoch from created_at) end
    fetch first v_limit rows with ties
  )
  select coalesce(jsonb_agg(e.entry order by e.created_at, e.seq), '[]'), (select count(*) from candidates) > count(*)
  into v_entries, v_more
  from page as e;
  return jsonb_build_object(
    'entries', v_entries,
    'has_more', v_more,
    'seq', v_ticket.seq
  ) || case when v_staff then jsonb_build_object(
    'staff_seq', (select d.seq from public.ticket_desk as d where d.ticket_id = p_ticket_id)
  ) else '{}' end;
end;
$$;
comment on function private.ticket_timeline(uuid, timestamptz, bigint, bigint, integer) is 'Body of public.ticket_timeline.';

create function public.ticket_timeline(
  p_ticket_id uuid, p_before timestamptz default null, p_after_seq bigint default null,
  p_after_staff_seq bigint default null, p_limit integer default 50
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.ticket_timeline(p_ticket_id, p_before, p_after_seq, p_after_staff_seq, p_limit);
$$;
comment on function public.ticket_timeline(uuid, timestamptz, bigint, bigint, integer) is
  'The entries of a ticket that the caller may see, oldest first: the latest p_limit (1 to 200), those before a time, or those after a number of each feed. has_more tells of older ones.';

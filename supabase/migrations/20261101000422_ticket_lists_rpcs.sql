-- Lists and counts. Authorisation is inside, as the union over private.ticket_scope(), so that each
-- branch is read from its own index.

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

-- Lists and counts. Authorisation is inside, as the union over private.ticket_scope(), so that each
-- branch is read from its own index.

create function private.scope_query(p_scope text[], p_columns text, p_where text, p_tail text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_teams uuid[] := array(select tm.team_id from public.team_members as tm where tm.profile_id = auth.uid());
  v_team_condition text := private.team_condition(v_teams);
begin
  -- Teams are read one by one, each in the order of its index, by one plan for all of them.
  return (
    select string_agg(
      case s.condition when v_team_condition then format(
        '(select p.* from unnest(%L::uuid[]) as m (id) cross join lateral (
          select %s from public.tickets as t where t.team_id = m.id and t.deleted_at is null%s%s
        ) as p)',
        v_teams, p_columns, p_where, p_tail
      ) else format('(select %s from public.tickets as t where %s%s%s)', p_columns, s.condition, p_where, p_tail) end,
      ' union '
    )
    from unnest(p_scope) as s (condition)
  );
end;
$$;
comment on function private.scope_query(text[], text, text, text) is
  'The query for columns of the tickets t of a scope, one branch for each of its conditions: those that meet p_where, as p_tail orders and limits each branch.';

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
  v_where text := private.list_filter(v_filters, v_staff);
  v_scope text[] := private.narrow_scope(v_filters);
  v_me uuid := auth.uid();
  v_keys text[];
  v_types text[];
  v_direction text := case when coalesce(p_descending, true) then 'desc' else 'asc' end;
  v_after text := '';
  v_order text;
  v_cursor jsonb;
  v_columns text;
  v_ids uuid[];
  v_cursors jsonb[];
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
    when 'due' then
      if not v_staff or v_filters ->> 'view' is null or v_filters ->> 'view' in ('resolved', 'everything') then
        perform private.fail(
          'PT422', 'sort_unknown', 'What is due next orders live tickets alone: name a view of these.', '{"field": "sort"}'
        );
      end if;
      v_keys := array['next_due_at', 'id']; v_types := array['timestamptz', 'uuid'];
    else perform private.fail('PT422', 'sort_unknown', 'Sort by activity, created, priority, status or due.', '{"field": "sort"}');
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
  -- Each branch gives its first page in order, and the page is the first of these.
  execute format(
    $q$
      select array_agg(t.id), array_agg(jsonb_build_array(%4$L, %5$s))
      from (select * from (%1$s) as t order by %2$s limit %3$s) as t
    $q$,
    private.scope_query(v_scope, v_columns, v_where || v_after, format(' order by %s limit %s', v_order, v_limit + 1)),
    v_order, v_limit + 1, coalesce(p_sort, 'activity'), v_columns
  ) into v_ids, v_cursors;
  -- Only its rows are read whole, by a plan that is kept over a session.
  select jsonb_agg(
    f.fields || jsonb_build_object(
      'unread', t.seq > coalesce(r.last_read_seq, 0)
        or coalesce((f.fields ->> 'staff_seq')::bigint, 0) > coalesce(r.last_read_staff_seq, 0),
      'cursor', translate(encode(convert_to(p.cursor::text, 'utf8'), 'base64'), E'\n', '')
    ) order by p.i
  ) into v_rows
  from unnest(v_ids[:v_limit], v_cursors[:v_limit]) with ordinality as p (id, cursor, i)
  join public.tickets as t on t.id = p.id
  left join public.ticket_reads as r on r.ticket_id = t.id and r.profile_id = v_me
  cross join lateral (
    -- One's own request is seen as a customer sees it.
    select private.ticket_row(t, v_staff and (t.customer_id is distinct from v_me or private.can_read_desk(t))) as fields
    offset 0
  ) as f;
  return jsonb_build_object(
    'tickets', coalesce(v_rows, '[]'),
    'next_cursor', case when cardinality(v_ids) > v_limit then v_rows -> (v_limit - 1) -> 'cursor' end
  );
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
  'One page (1 to 100, 25 unless told) of the tickets the caller may read, and next_cursor, null on the last page. Sorted by activity, created, priority, status or, for staff in views of live tickets, due. Filters: status, priority, channel (lists); assignee, team, category, tag, customer (id, none, me); field ({key, value} of a custom field); sla (list of overdue, due_soon, on_track, paused, none); view; created_after, created_before; deleted. PT422 names the argument at fault.';

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
  execute format(
    'select count(*) from (select id from (%s) as u limit 1000) as c',
    private.scope_query(p_scope, 't.id', ' and t.deleted_at is null' || p_where, ' limit 1000')
  ) into v_count;
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
      private.scope_query(
        v_scope, 't.id, t.team_id, t.assigned_agent_id, t.status, t.snoozed_until', ' and t.is_live', ''
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

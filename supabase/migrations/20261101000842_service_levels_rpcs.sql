-- Service levels and schedules are saved whole, each by one command.

create function private.check_fields(p_value jsonb, p_code text, p_fields text[])
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_field text;
begin
  if p_value is null or jsonb_typeof(p_value) <> 'object' then
    perform private.fail('PT422', p_code, 'This is an object of ' || array_to_string(p_fields, ', ') || '.');
  end if;
  for v_field in select jsonb_object_keys(p_value) loop
    if not v_field = any (p_fields) then
      perform private.fail(
        'PT422', p_code, 'There is no ' || v_field || '.', jsonb_build_object('field', v_field, 'fields', p_fields)
      );
    end if;
  end loop;
end;
$$;
comment on function private.check_fields(jsonb, text, text[]) is 'Refuses anything but an object of these fields, naming the one at fault.';

create function private.save_sla_policy(p_policy jsonb, p_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_field text;
  v_target jsonb;
  v_targets jsonb := p_policy -> 'targets';
  v_name text;
  v_id uuid;
begin
  perform private.require_role('admin');
  perform private.check_fields(
    p_policy, 'policy_invalid',
    array['name', 'description', 'team_id', 'category_id', 'channel', 'schedule_id', 'is_active', 'targets']
  );
  v_name := private.check_text('name', p_policy ->> 'name', 1, 80);
  foreach v_field in array array['team_id', 'category_id', 'schedule_id'] loop
    -- As text: a cast of what is no id would fail before it is asked for.
    if p_policy ->> v_field is not null and not (case v_field
      when 'team_id' then exists (select from public.teams as m where m.id::text = p_policy ->> v_field)
      when 'category_id' then exists (select from public.ticket_categories as c where c.id::text = p_policy ->> v_field)
      else exists (select from public.schedules as s where s.id::text = p_policy ->> v_field)
    end) then
      perform private.fail('PT422', 'policy_invalid', 'Choose one that exists, or none.', jsonb_build_object('field', v_field));
    end if;
  end loop;
  if not pg_input_is_valid(p_policy ->> 'channel', 'public.ticket_channel') then
    perform private.fail('PT422', 'policy_invalid', 'Choose a channel, or none.', '{"field": "channel"}');
  elsif jsonb_typeof(coalesce(p_policy -> 'is_active', 'true')) <> 'boolean' then
    perform private.fail('PT422', 'policy_invalid', 'is_active is true or false.', '{"field": "is_active"}');
  elsif v_targets is null or jsonb_typeof(v_targets) <> 'array' then
    perform private.fail('PT422', 'policy_invalid', 'targets is a list, of one entry per priority.', '{"field": "targets"}');
  end if;
  for v_target in select jsonb_array_elements(v_targets) loop
    perform private.check_fields(
      v_target, 'policy_invalid', array['priority', 'first_response_minutes', 'next_response_minutes', 'resolution_minutes']
    );
    if v_target ->> 'priority' is null or not pg_input_is_valid(v_target ->> 'priority', 'public.ticket_priority') then
      perform private.fail('PT422', 'policy_invalid', 'A target is for low, medium, high or urgent.', '{"field": "priority"}');
    end if;
    foreach v_field in array array['first_response_minutes', 'next_response_minutes', 'resolution_minutes'] loop
      if v_target ->> v_field is not null and (
        not pg_input_is_valid(v_target ->> v_field, 'integer') or (v_target ->> v_field)::integer not between 1 and 525600
      ) then
        perform private.fail(
          'PT422', 'policy_invalid', 'Give a time from 1 minute to a year, or none.',
          jsonb_build_object('field', v_field, 'priority', v_target ->> 'priority')
        );
      end if;
    end loop;
  end loop;
  if (select count(*) <> count(distinct g ->> 'priority') from jsonb_array_elements(v_targets) as g) then
    perform private.fail('PT422', 'policy_invalid', 'Name each priority once.', '{"field": "priority"}');
  end if;

  if p_id is null then
    insert into public.sla_policies (name, position)
    values (v_name, (select coalesce(max(p.position) + 1, 0) from public.sla_policies as p))
    returning id into v_id;
  end if;
  update public.sla_policies as p
  set
    name = v_name,
    description = private.check_text('description', p_policy ->> 'description', 0, 300),
    team_id = (p_policy ->> 'team_id')::uuid,
    category_id = (p_policy ->> 'category_id')::uuid,
    channel = p_policy ->> 'channel',
    schedule_id = (p_policy ->> 'schedule_id')::uuid,
    is_active = coalesce((p_policy -> 'is_active')::boolean, true)
  where p.id = coalesce(p_id, v_id)
  returning p.id into v_id;
  if v_id is null then
    perform private.fail('PT404', 'policy_not_found', 'This service level does not exist any more.');
  end if;
  delete from public.sla_targets as g where g.policy_id = v_id and not exists (
    select from jsonb_array_elements(v_targets) as n where n ->> 'priority' = g.priority
  );
  insert into public.sla_targets as g (policy_id, priority, first_response_minutes, next_response_minutes, resolution_minutes)
  select v_id, n.priority, n.first_response_minutes, n.next_response_minutes, n.resolution_minutes
  from jsonb_to_recordset(v_targets) as n (
    priority text, first_response_minutes integer, next_response_minutes integer, resolution_minutes integer
  )
  on conflict (policy_id, priority) do update set
    first_response_minutes = excluded.first_response_minutes,
    next_response_minutes = excluded.next_response_minutes,
    resolution_minutes = excluded.resolution_minutes;
  return v_id;
end;
$$;
comment on function private.save_sla_policy(jsonb, uuid) is 'Body of public.save_sla_policy.';

create function public.save_sla_policy(p_policy jsonb, p_id uuid default null)
returns uuid
language sql
security invoker
set search_path = ''
as $$
  select private.save_sla_policy(p_policy, p_id);
$$;
comment on function public.save_sla_policy(jsonb, uuid) is
  'Adds a service level as the last one, or changes one: {name, description, team_id, category_id, channel, schedule_id, is_active, targets: [{priority, first_response_minutes, next_response_minutes, resolution_minutes}]}, times in working minutes. Returns its id. Admins only. PT422 policy_invalid names the field, name_too_short, name_too_long; PT404 policy_not_found.';

create function private.save_schedule(p_schedule jsonb, p_id uuid)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_name text;
  v_id uuid;
  v_hours jsonb := coalesce(p_schedule -> 'hours', '[]');
  v_holidays jsonb := coalesce(p_schedule -> 'holidays', '[]');
  v_item jsonb;
begin
  perform private.require_role('admin');
  perform private.check_fields(p_schedule, 'schedule_invalid', array['name', 'timezone', 'hours', 'holidays']);
  v_name := private.check_text('name', p_schedule ->> 'name', 1, 80);
  if not exists (select from pg_catalog.pg_timezone_names as z where z.name = p_schedule ->> 'timezone') then
    perform private.fail('PT422', 'schedule_invalid', 'Choose a time zone, such as Europe/Berlin.', '{"field": "timezone"}');
  elsif jsonb_typeof(v_hours) <> 'array' or jsonb_array_length(v_hours) > 70 then
    perform private.fail('PT422', 'schedule_invalid', 'hours is a list of up to 70 spans.', '{"field": "hours"}');
  elsif jsonb_typeof(v_holidays) <> 'array' or jsonb_array_length(v_holidays) > 500 then
    perform private.fail('PT422', 'schedule_invalid', 'holidays is a list of up to 500 days.', '{"field": "holidays"}');
  end if;
  for v_item in select jsonb_array_elements(v_hours) loop
    perform private.check_fields(v_item, 'schedule_invalid', array['weekday', 'opens', 'closes']);
    if v_item ->> 'weekday' is null or v_item ->> 'weekday' !~ '^[1-7]$' then
      perform private.fail('PT422', 'schedule_invalid', 'weekday is 1 (Monday) to 7 (Sunday).', '{"field": "weekday"}');
    elsif v_item ->> 'opens' is null or not pg_input_is_valid(v_item ->> 'opens', 'time')
      or v_item ->> 'closes' is null or not pg_input_is_valid(v_item ->> 'closes', 'time')
      or (v_item ->> 'opens')::time >= (v_item ->> 'closes')::time then
      perform private.fail(
        'PT422', 'schedule_invalid', 'Work opens before it closes, from 00:00 to 24:00.',
        jsonb_build_object('field', 'closes', 'weekday', (v_item ->> 'weekday')::integer)
      );
    end if;
  end loop;
  for v_item in select jsonb_array_elements(v_holidays) loop
    perform private.check_fields(v_item, 'schedule_invalid', array['on_date', 'name']);
    if v_item ->> 'on_date' is null or not pg_input_is_valid(v_item ->> 'on_date', 'date') then
      perform private.fail('PT422', 'schedule_invalid', 'on_date is a date.', '{"field": "on_date"}');
    end if;
    perform private.check_text('name', v_item ->> 'name', 1, 80);
  end loop;
  if (select count(*) <> count(distinct (h ->> 'on_date')::date) from jsonb_array_elements(v_holidays) as h) then
    perform private.fail('PT422', 'schedule_invalid', 'Name each day off once.', '{"field": "on_date"}');
  end if;

  if p_id is null then
    insert into public.schedules (name, timezone) values (v_name, p_schedule ->> 'timezone') returning id into v_id;
  else
    update public.schedules as s set name = v_name, timezone = p_schedule ->> 'timezone' where s.id = p_id returning s.id into v_id;
    if v_id is null then
      perform private.fail('PT404', 'schedule_not_found', 'This schedule does not exist any more.');
    end if;
  end if;
  -- Only what differs is written: the audit log tells what changed.
  delete from public.schedule_hours as h where h.schedule_id = v_id and not exists (
    select from jsonb_to_recordset(v_hours) as n (weekday smallint, opens time, closes time)
    where n.weekday = h.weekday and n.opens = h.opens and n.closes = h.closes
  );
  begin
    insert into public.schedule_hours (schedule_id, weekday, opens, closes)
    select v_id, n.weekday, n.opens, n.closes
    from jsonb_to_recordset(v_hours) as n (weekday smallint, opens time, closes time)
    where not exists (
      select from public.schedule_hours as h
      where h.schedule_id = v_id and h.weekday = n.weekday and h.opens = n.opens and h.closes = n.closes
    );
  exception when exclusion_violation or unique_violation then
    perform private.fail('PT422', 'schedule_invalid', 'The hours of a day may not overlap.', '{"field": "hours"}');
  end;
  delete from public.schedule_holidays as o where o.schedule_id = v_id and not exists (
    select from jsonb_to_recordset(v_holidays) as n (on_date date) where n.on_date = o.on_date
  );
  insert into public.schedule_holidays as o (schedule_id, on_date, name)
  select v_id, n.on_date, btrim(n.name) from jsonb_to_recordset(v_holidays) as n (on_date date, name text)
  on conflict (schedule_id, on_date) do update set name = excluded.name where o.name <> excluded.name;
  return v_id;
end;
$$;
comment on function private.save_schedule(jsonb, uuid) is 'Body of public.save_schedule.';

create function public.save_schedule(p_schedule jsonb, p_id uuid default null)
returns uuid
language sql
security invoker
set search_path = ''
as $$
  select private.save_schedule(p_schedule, p_id);
$$;
comment on function public.save_schedule(jsonb, uuid) is
  'Adds a schedule, or changes one as a whole: {name, timezone, hours: [{weekday, opens, closes}], holidays: [{on_date, name}]}. Returns its id. Admins only. PT422 schedule_invalid names the field, name_too_short, name_too_long; PT404 schedule_not_found.';

grant execute on function
  public.save_sla_policy(jsonb, uuid), private.save_sla_policy(jsonb, uuid),
  public.save_schedule(jsonb, uuid), private.save_schedule(jsonb, uuid)
to authenticated;

-- Working time: moments and spans by the hours of a schedule.

create function private.working_spans(p_schedule_id uuid, p_from date, p_days integer)
returns table (starts_at timestamptz, ends_at timestamptz)
language plpgsql
stable
security definer
set search_path = ''
rows 20
as $$
begin
  return query
  -- A wall clock that is put forward can swallow a span.
  select w.starts_at, greatest(w.starts_at, w.ends_at)
  from (
    select (d.day + h.opens) at time zone s.timezone as starts_at, (d.day + h.closes) at time zone s.timezone as ends_at
    from public.schedules as s
    cross join lateral (select p_from + n.i as day from generate_series(0, p_days - 1) as n (i)) as d
    join public.schedule_hours as h on h.schedule_id = s.id and h.weekday = extract(isodow from d.day)
    where s.id = p_schedule_id and not exists (
      select from public.schedule_holidays as o where o.schedule_id = s.id and o.on_date = d.day
    )
  ) as w
  order by 1;
end;
$$;
comment on function private.working_spans(uuid, date, integer) is
  'The spans of work of so many local days from a date on, in order, without days off.';

create function private.local_date(p_schedule_id uuid, p_at timestamptz)
returns date
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (select (p_at at time zone s.timezone)::date from public.schedules as s where s.id = p_schedule_id);
end;
$$;
comment on function private.local_date(uuid, timestamptz) is 'The date that it is at a moment where a schedule is kept.';

create function private.working_seconds(p_schedule_id uuid, p_from timestamptz, p_to timestamptz)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_day date := private.local_date(p_schedule_id, p_from);
begin
  if p_to <= p_from then
    return 0;
  elsif p_schedule_id is null then
    return extract(epoch from p_to - p_from);
  end if;
  return (
    select coalesce(sum(extract(epoch from least(w.ends_at, p_to) - greatest(w.starts_at, p_from))), 0)
    from private.working_spans(p_schedule_id, v_day, private.local_date(p_schedule_id, p_to) - v_day + 1) as w
    where w.ends_at > p_from and w.starts_at < p_to
  );
end;
$$;
comment on function private.working_seconds(uuid, timestamptz, timestamptz) is
  'How many seconds of work lie between two moments; without a schedule, all of them.';

create function private.after_working(p_schedule_id uuid, p_from timestamptz, p_seconds integer)
returns timestamptz
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_left numeric := p_seconds;
  v_day date := private.local_date(p_schedule_id, p_from);
  v_days integer := 7;
  v_worked numeric;
  v_at timestamptz;
begin
  if p_seconds is null then
    return null;
  elsif p_schedule_id is null or p_seconds <= 0 then
    return p_from + make_interval(secs => greatest(p_seconds, 0));
  end if;
  -- Ten years ahead: whatever is promised by then is promised never.
  for i in 1..16 loop
    select
      min(w.ends_at - make_interval(secs => w.worked - v_left)) filter (where w.worked >= v_left),
      coalesce(max(w.worked), 0)
    into v_at, v_worked
    from (
      select s.ends_at, sum(extract(epoch from s.ends_at - greatest(s.starts_at, p_from))) over (order by s.starts_at) as worked
      from private.working_spans(p_schedule_id, v_day, v_days) as s
      where s.ends_at > p_from
    ) as w;
    if v_at is not null then
      return v_at;
    end if;
    v_left := v_left - v_worked;
    v_day := v_day + v_days;
    v_days := least(v_days * 2, 366);
  end loop;
  return null;
end;
$$;
comment on function private.after_working(uuid, timestamptz, integer) is
  'The moment at which so many seconds of work have passed since another; null when there is too little work for that in ten years, or nothing is asked.';

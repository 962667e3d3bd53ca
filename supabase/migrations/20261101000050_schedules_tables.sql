-- When teams work: hours by weekday in a time zone, and days off.

create table public.schedules (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  timezone text not null default 'UTC' check (char_length(timezone) between 1 and 64),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index schedules_name_key on public.schedules (lower(name));
comment on table public.schedules is 'Working hours by which service levels count. A schedule without hours never counts.';
comment on column public.schedules.timezone is 'A name of the IANA time zone database, in which hours and days off are local.';

create table public.schedule_hours (
  schedule_id uuid not null references public.schedules (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  created_at timestamptz not null default now(),
  primary key (schedule_id, weekday, opens),
  check (opens < closes),
  constraint schedule_hours_apart exclude using gist (
    schedule_id with =,
    weekday with =,
    int4range(extract(epoch from opens)::integer, extract(epoch from closes)::integer) with &&
  )
);
comment on table public.schedule_hours is 'Spans of a weekday in which there is work; several a day may not overlap.';
comment on column public.schedule_hours.weekday is '1 is Monday, 7 Sunday (ISO 8601).';
comment on column public.schedule_hours.closes is 'The first moment that is no longer worked; a day ends at 24:00.';

create table public.schedule_holidays (
  schedule_id uuid not null references public.schedules (id) on delete cascade,
  on_date date not null,
  name text not null check (char_length(btrim(name)) between 1 and 80),
  created_at timestamptz not null default now(),
  primary key (schedule_id, on_date)
);
comment on table public.schedule_holidays is 'Days on which nobody works, whatever the hours say.';

-- What is promised to customers: which tickets a service level is for, and its times by priority.

create table public.sla_policies (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  description text not null default '' check (char_length(description) <= 300),
  -- For a team, category or channel that is no more, a condition would turn into "any".
  team_id uuid references public.teams (id) on delete cascade,
  category_id uuid references public.ticket_categories (id) on delete cascade,
  channel public.ticket_channel,
  schedule_id uuid references public.schedules (id) on delete restrict,
  position integer not null default 0 check (position between 0 and 100000),
  is_active boolean not null default true,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index sla_policies_name_key on public.sla_policies (lower(name));
create index sla_policies_team_id_idx on public.sla_policies (team_id);
create index sla_policies_category_id_idx on public.sla_policies (category_id);
create index sla_policies_schedule_id_idx on public.sla_policies (schedule_id);
comment on table public.sla_policies is
  'Service levels. The first active one, by position, whose conditions a ticket meets applies to it; null is no condition.';
comment on column public.sla_policies.schedule_id is 'The hours that count where the ticket''s team has no schedule; null: around the clock.';

create table public.sla_targets (
  policy_id uuid not null references public.sla_policies (id) on delete cascade,
  priority public.ticket_priority not null,
  first_response_minutes integer check (first_response_minutes between 1 and 525600),
  next_response_minutes integer check (next_response_minutes between 1 and 525600),
  resolution_minutes integer check (resolution_minutes between 1 and 525600),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (policy_id, priority)
);
comment on table public.sla_targets is 'The times of a service level in working minutes, by priority; null promises nothing.';

create table private.clock_reviews (
  id boolean primary key default true check (id),
  after_created_at timestamptz not null default 'infinity',
  after_id uuid not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff'
);
comment on table private.clock_reviews is
  'Set while the clocks of live tickets are reckoned anew, newest first, after service levels or hours changed: how far that has come.';

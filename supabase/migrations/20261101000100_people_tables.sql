-- People: profiles of everybody who signed up, what staff may do, and the teams they work in.

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text not null check (char_length(email) between 3 and 320),
  full_name text not null default '' check (char_length(full_name) <= 120 and full_name !~ '[[:cntrl:]]'),
  avatar_path text check (char_length(avatar_path) <= 400),
  role public.user_role not null default 'customer',
  is_active boolean not null default true,
  availability public.availability not null default 'offline',
  max_open_tickets integer check (max_open_tickets between 1 and 1000),
  last_seen_at timestamptz,
  locale text not null default 'en' check (char_length(locale) between 2 and 35),
  timezone text not null default 'UTC' check (char_length(timezone) between 1 and 64),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index profiles_email_key on public.profiles (lower(email));
create index profiles_staff_idx on public.profiles (role, full_name) where role in ('agent', 'admin');
create index profiles_name_trgm_idx on public.profiles using gin (full_name extensions.gin_trgm_ops);
comment on table public.profiles is 'One row per person. Role and state here decide access, never the token.';
comment on column public.profiles.is_active is 'A person who is not active has no access at once, whatever token they hold.';
comment on column public.profiles.max_open_tickets is 'How many open tickets may be assigned automatically; null means no limit.';

create table public.profile_permissions (
  profile_id uuid not null references public.profiles (id) on delete cascade,
  permission public.app_permission not null,
  granted_by uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  primary key (profile_id, permission)
);
create index profile_permissions_granted_by_idx on public.profile_permissions (granted_by);
comment on table public.profile_permissions is 'Rights given to single agents beyond their role. Admins hold them all.';

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  description text not null default '' check (char_length(description) <= 500),
  assignment_strategy public.assignment_strategy not null default 'manual',
  schedule_id uuid references public.schedules (id) on delete restrict,
  is_active boolean not null default true,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index teams_name_key on public.teams (lower(name));
create index teams_schedule_id_idx on public.teams (schedule_id);
comment on table public.teams is 'Groups of agents that share a queue.';
comment on column public.teams.assignment_strategy is
  'manual: tickets wait in the queue. round_robin: in turn. least_loaded: to whoever has the fewest open ones.';
comment on column public.teams.schedule_id is 'When the team works, by which the clocks of its tickets count; null: as their service level says.';

create table public.team_members (
  team_id uuid not null references public.teams (id) on delete cascade,
  profile_id uuid not null references public.profiles (id) on delete cascade,
  is_lead boolean not null default false,
  last_assigned_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (team_id, profile_id)
);
create index team_members_profile_id_idx on public.team_members (profile_id, team_id);
comment on table public.team_members is 'Who works in which team. Membership opens the team''s tickets and notes.';

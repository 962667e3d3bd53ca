-- What people keep for themselves: drafts, notifications, and what they want to be told.

create table public.drafts (
  profile_id uuid not null references public.profiles (id) on delete cascade,
  key text not null check (char_length(key) between 1 and 120),
  revision bigint not null default 1,
  payload jsonb not null check (jsonb_typeof(payload) = 'object' and pg_column_size(payload) <= 100000),
  history jsonb not null default '[]' check (jsonb_typeof(history) = 'array'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (profile_id, key)
);
comment on table public.drafts is 'What somebody typed and has not sent, with its last revisions as the way back.';

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  recipient_id uuid not null references public.profiles (id) on delete cascade,
  type public.notification_type not null,
  ticket_id uuid references public.tickets (id) on delete cascade,
  actor_id uuid references public.profiles (id) on delete set null,
  payload jsonb not null default '{}',
  count integer not null default 1 check (count > 0),
  read_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index notifications_recipient_idx on public.notifications (recipient_id, updated_at desc, id desc);
-- One unread row per ticket gathers what happens there.
create unique index notifications_unread_key on public.notifications (recipient_id, ticket_id) where read_at is null;
create index notifications_ticket_id_idx on public.notifications (ticket_id);
create index notifications_actor_id_idx on public.notifications (actor_id);
comment on table public.notifications is 'What a person should know. One unread row per ticket, gathered.';

create table public.notification_preferences (
  profile_id uuid not null references public.profiles (id) on delete cascade,
  type public.notification_type not null,
  in_app boolean not null default true,
  email boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (profile_id, type)
);
comment on table public.notification_preferences is 'What a person wants to be told, and where. No row means both.';

-- What admins define once and tickets refer to: categories, tags, priorities, transitions, settings.

create table public.ticket_categories (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  description text not null default '' check (char_length(description) <= 300),
  parent_id uuid references public.ticket_categories (id) on delete set null,
  position integer not null default 0,
  is_active boolean not null default true,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (parent_id is distinct from id)
);
create index ticket_categories_parent_id_idx on public.ticket_categories (parent_id);
comment on table public.ticket_categories is 'What a ticket is about, as customers choose it.';

create table public.tags (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 40),
  colour text not null default 'grey'
    check (colour in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index tags_name_key on public.tags (lower(name));
comment on table public.tags is 'Labels that staff put on tickets. Customers never see them.';

create table public.priority_definitions (
  priority public.ticket_priority primary key,
  label text not null check (char_length(btrim(label)) between 1 and 40),
  description text not null default '' check (char_length(description) <= 200),
  colour text not null default 'grey' check (char_length(colour) <= 20),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.priority_definitions is 'The words in which customers choose a priority.';
insert into public.priority_definitions (priority, label, description, colour) values
  ('low', 'When you have time', 'A question or a wish; nothing is held up.', 'grey'),
  ('medium', 'Normal', 'Something does not work as it should.', 'blue'),
  ('high', 'Important', 'My work is held up.', 'orange'),
  ('urgent', 'Everything stands still', 'Many people cannot work at all.', 'red');

create table public.ticket_transitions (
  from_status public.ticket_status not null,
  to_status public.ticket_status not null,
  actor text not null check (actor in ('customer', 'staff', 'system')),
  created_at timestamptz not null default now(),
  primary key (actor, from_status, to_status),
  check (from_status <> to_status)
);
comment on table public.ticket_transitions is
  'Which state may follow which, and on whose word. The guard on tickets and the menus in the apps both read it.';
insert into public.ticket_transitions (actor, from_status, to_status)
select 'staff', f, t
from unnest(array['new', 'open', 'in_progress', 'waiting']) as f
cross join unnest(array['open', 'in_progress', 'waiting', 'resolved']) as t
where f <> t
union all
select 'staff', 'resolved', t from unnest(array['open', 'in_progress', 'waiting', 'closed']) as t
union all
select 'staff', f, 'closed' from unnest(array['new', 'open', 'in_progress', 'waiting']) as f
union all
select 'customer', f, 'resolved' from unnest(array['new', 'open', 'in_progress', 'waiting']) as f
union all
select 'customer', f, 'open' from unnest(array['waiting', 'resolved']) as f
union all
select 'system', f, t
from unnest(array['new', 'open', 'in_progress', 'waiting', 'resolved', 'closed']) as f
cross join unnest(array['open', 'in_progress', 'waiting', 'resolved', 'closed']) as t
where f <> t;

create table public.settings (
  key text primary key check (key ~ '^[a-z][a-z0-9_]*$' and char_length(key) <= 60),
  value jsonb not null,
  is_public boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint settings_value_valid check (
    case key
      when 'company_name' then jsonb_typeof(value) = 'string' and char_length(value #>> '{}') between 1 and 80
      when 'portal_welcome' then jsonb_typeof(value) = 'string' and char_length(value #>> '{}') between 1 and 200
      when 'auto_close_days' then jsonb_typeof(value) = 'number' and (value #>> '{}') ~ '^[0-9]{1,3}$'
        and (value #>> '{}')::integer between 1 and 365
      when 'attachment_max_bytes' then jsonb_typeof(value) = 'number' and (value #>> '{}') ~ '^[0-9]{1,9}$'
        and (value #>> '{}')::integer between 1024 and 20971520
      when 'attachment_max_count' then jsonb_typeof(value) = 'number' and (value #>> '{}') ~ '^[0-9]{1,2}$'
        and (value #>> '{}')::integer between 1 and 20
      else true
    end
  )
);
comment on table public.settings is 'What an admin can set. Only rows marked public reach customers and visitors.';
insert into public.settings (key, value, is_public) values
  ('company_name', '"AutoCRM"', true),
  ('portal_welcome', '"How can we help?"', true),
  ('auto_close_days', '7', false),
  ('attachment_max_bytes', '20971520', true),
  ('attachment_max_count', '10', true);

create table public.audit_log (
  id bigint generated always as identity primary key,
  actor_id uuid,
  actor_name text,
  action text not null check (action in ('insert', 'update', 'delete')),
  table_name text not null,
  record_id text not null,
  old jsonb,
  new jsonb,
  created_at timestamptz not null default now()
);
create index audit_log_created_at_idx on public.audit_log (created_at desc, id desc);
create index audit_log_record_idx on public.audit_log (table_name, record_id, id desc);
comment on table public.audit_log is 'Every change to what admins control. Written by triggers, changed by nobody.';

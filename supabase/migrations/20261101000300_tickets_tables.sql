-- Tickets and everything that hangs on one. What staff alone may know stands in tables of its own.

create table public.tickets (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity (start with 1001) unique,
  customer_id uuid references public.profiles (id) on delete set null,
  customer_name text not null default '' check (char_length(customer_name) <= 120),
  assigned_agent_id uuid references public.profiles (id) on delete set null,
  team_id uuid references public.teams (id) on delete set null,
  category_id uuid references public.ticket_categories (id) on delete set null,
  subject text not null check (char_length(btrim(subject)) between 3 and 200 and subject !~ '[[:cntrl:]]'),
  description text not null check (char_length(description) <= 20000 and description ~ '\S'),
  status public.ticket_status not null default 'new',
  priority public.ticket_priority not null default 'medium',
  channel public.ticket_channel not null default 'portal',
  custom_fields jsonb not null default '{}' check (jsonb_typeof(custom_fields) = 'object'),
  tag_ids uuid[] not null default '{}',
  seq bigint not null default 0,
  first_responded_at timestamptz,
  last_activity_at timestamptz not null default now(),
  last_message_at timestamptz,
  last_customer_message_at timestamptz,
  awaiting_reply_since timestamptz,
  next_due_at timestamptz not null default 'infinity',
  snoozed_until timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  merged_into_id uuid references public.tickets (id) on delete set null,
  follows_ticket_id uuid references public.tickets (id) on delete set null,
  deleted_at timestamptz,
  deleted_by uuid references public.profiles (id) on delete set null,
  client_id uuid not null default gen_random_uuid() unique,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  status_rank smallint not null generated always as (
    case status
      when 'new' then 1 when 'open' then 2 when 'in_progress' then 3
      when 'waiting' then 4 when 'resolved' then 5 else 6
    end
  ) stored,
  priority_rank smallint not null generated always as (
    case priority when 'urgent' then 4 when 'high' then 3 when 'medium' then 2 else 1 end
  ) stored,
  is_live boolean not null generated always as (
    deleted_at is null and merged_into_id is null and status in ('new', 'open', 'in_progress', 'waiting')
  ) stored,
  check (merged_into_id is distinct from id),
  check (follows_ticket_id is distinct from id)
)
-- Vacuum often, which marks the pages that need no second look: then an index alone answers for the tickets on them.
with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
comment on table public.tickets is
  'One request for help. What its customer may not know stands in ticket_desk, or in a column that nobody may select.';
comment on column public.tickets.tag_ids is 'Copied from ticket_tags, where lists of live tickets can filter by it in their indexes.';
comment on column public.tickets.awaiting_reply_since is
  'When the oldest message of the customer that nobody answered was written; null once it is answered.';
comment on column public.tickets.next_due_at is
  'When the next of its service clocks runs out, where lists can filter and sort by it. While none runs: infinity, or private.paused_due() where one is paused.';
comment on column public.tickets.seq is 'Number of the last entry in the public feed.';
comment on column public.tickets.last_activity_at is 'Time of the last public entry. Internal work leaves it alone.';
comment on column public.tickets.client_id is 'Chosen by the creator, so that a repeated command makes one ticket.';

-- Each list is one of these read in order. They end in (sort column, id), as the cursor does. Those by assignee leave out
-- tickets without one: the planner thinks these few, since it cannot know that they are also those without a team.
create index tickets_customer_idx on public.tickets (customer_id, last_activity_at desc, id desc);
-- Live tickets are few beside all others, so theirs also hold what the views and filters of the queue ask: these are
-- read without the table. What one person or nobody has is so little that it is sorted as it is read.
create index tickets_agent_live_idx on public.tickets (assigned_agent_id, last_activity_at desc, id desc)
  include (created_at, priority_rank, status_rank, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at)
  where is_live and assigned_agent_id is not null;
create index tickets_nobodys_live_idx on public.tickets (last_activity_at desc, id desc)
  include (created_at, priority_rank, status_rank, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at)
  where is_live and team_id is null and assigned_agent_id is null;
create index tickets_team_live_idx on public.tickets (team_id, last_activity_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_team_live_created_idx on public.tickets (team_id, created_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_team_live_priority_idx on public.tickets (team_id, priority_rank desc, last_activity_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_team_live_status_idx on public.tickets (team_id, status_rank desc, last_activity_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_team_live_due_idx on public.tickets (team_id, next_due_at desc, id desc)
  include (last_activity_at, created_at, priority_rank, status_rank, assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids) where is_live;
create index tickets_live_due_idx on public.tickets (next_due_at desc, id desc)
  include (last_activity_at, created_at, priority_rank, status_rank, assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids) where is_live;
create index tickets_live_activity_idx on public.tickets (last_activity_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_live_created_idx on public.tickets (created_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_live_priority_idx on public.tickets (priority_rank desc, last_activity_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
create index tickets_live_status_idx on public.tickets (status_rank desc, last_activity_at desc, id desc)
  include (assigned_agent_id, status, priority, snoozed_until, deleted_at, tag_ids, next_due_at) where is_live;
-- What was resolved is read by status, newest activity first; these are its other orders.
create index tickets_resolved_created_idx on public.tickets (created_at desc, id desc)
  where status_rank = 5 and deleted_at is null and merged_into_id is null;
create index tickets_resolved_priority_idx on public.tickets (priority_rank desc, last_activity_at desc, id desc)
  where status_rank = 5 and deleted_at is null and merged_into_id is null;
create index tickets_nobodys_idx on public.tickets (last_activity_at desc, id desc)
  include (created_at, priority_rank, status_rank, resolved_at, merged_into_id)
  where team_id is null and assigned_agent_id is null and deleted_at is null;
create index tickets_agent_idx on public.tickets (assigned_agent_id, last_activity_at desc, id desc) where assigned_agent_id is not null;
create index tickets_agent_created_idx on public.tickets (assigned_agent_id, created_at desc, id desc) where assigned_agent_id is not null;
create index tickets_agent_priority_idx on public.tickets (assigned_agent_id, priority_rank desc, last_activity_at desc, id desc) where assigned_agent_id is not null;
create index tickets_agent_status_idx on public.tickets (assigned_agent_id, status_rank desc, last_activity_at desc, id desc) where assigned_agent_id is not null;
create index tickets_team_idx on public.tickets (team_id, last_activity_at desc, id desc);
create index tickets_team_created_idx on public.tickets (team_id, created_at desc, id desc);
create index tickets_team_priority_idx on public.tickets (team_id, priority_rank desc, last_activity_at desc, id desc);
create index tickets_team_status_idx on public.tickets (team_id, status_rank desc, last_activity_at desc, id desc);
create index tickets_activity_idx on public.tickets (last_activity_at desc, id desc) where deleted_at is null;
create index tickets_created_idx on public.tickets (created_at desc, id desc) where deleted_at is null;
create index tickets_priority_idx on public.tickets (priority_rank desc, last_activity_at desc, id desc) where deleted_at is null;
create index tickets_status_idx on public.tickets (status_rank desc, last_activity_at desc, id desc) where deleted_at is null;
create index tickets_resolved_idx on public.tickets (resolved_at) where status = 'resolved' and deleted_at is null;
create index tickets_snoozed_idx on public.tickets (snoozed_until) where snoozed_until is not null;
create index tickets_deleted_idx on public.tickets (deleted_at desc, id desc) where deleted_at is not null;
create index tickets_custom_fields_idx on public.tickets using gin (custom_fields jsonb_path_ops) where custom_fields <> '{}';
-- The other foreign keys.
create index tickets_category_id_idx on public.tickets (category_id);
create index tickets_merged_into_id_idx on public.tickets (merged_into_id) where merged_into_id is not null;
create index tickets_follows_ticket_id_idx on public.tickets (follows_ticket_id) where follows_ticket_id is not null;
create index tickets_deleted_by_idx on public.tickets (deleted_by) where deleted_by is not null;

create table public.ticket_desk (
  ticket_id uuid primary key references public.tickets (id) on delete cascade,
  seq bigint not null default 0,
  custom_fields jsonb not null default '{}' check (jsonb_typeof(custom_fields) = 'object'),
  sla_policy_id uuid,
  sla_schedule_id uuid,
  first_response_due_at timestamptz,
  next_response_due_at timestamptz,
  resolution_due_at timestamptz,
  resolution_since timestamptz,
  resolution_spent integer not null default 0 check (resolution_spent >= 0),
  paused_at timestamptz,
  breaches text[] not null default '{}' check (breaches <@ array['first_response', 'next_response', 'resolution']),
  overdue text[] not null default '{}' check (overdue <@ array['first_response', 'next_response', 'resolution']),
  next_breach_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
) with (fillfactor = 80);
create index ticket_desk_next_breach_idx on public.ticket_desk (next_breach_at) where next_breach_at is not null;
create index ticket_desk_custom_fields_idx on public.ticket_desk using gin (custom_fields jsonb_path_ops) where custom_fields <> '{}';
comment on table public.ticket_desk is 'What staff alone may know of a ticket. Row level security hides rows, not columns, so it is a table.';
comment on column public.ticket_desk.seq is 'Number of the last entry in the staff feed.';
comment on column public.ticket_desk.sla_policy_id is
  'The service level that applies. No reference: it may be deleted without writing a million tickets, and live ones get another.';
comment on column public.ticket_desk.sla_schedule_id is 'The hours by which the clocks count; null: around the clock.';
comment on column public.ticket_desk.first_response_due_at is 'Until when the first response is promised; stays once it was given.';
comment on column public.ticket_desk.next_response_due_at is 'Until when the customer''s oldest unanswered message is to be answered.';
comment on column public.ticket_desk.resolution_due_at is 'Until when the ticket is to be resolved; null while it waits for its customer.';
comment on column public.ticket_desk.resolution_since is 'Since when the clock of the resolution runs; null while it does not.';
comment on column public.ticket_desk.resolution_spent is 'Working seconds that it had run before that.';
comment on column public.ticket_desk.breaches is 'Which clocks ran out, one entry each time.';
comment on column public.ticket_desk.overdue is 'Those that have no time left, which is recorded.';
comment on column public.ticket_desk.next_breach_at is 'When a running clock runs out that did not yet.';

create table public.ticket_messages (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  seq bigint not null,
  author_id uuid references public.profiles (id) on delete set null,
  author_name text not null default '' check (char_length(author_name) <= 120),
  author_role text not null check (author_role in ('customer', 'agent', 'admin', 'system')),
  body text not null check (char_length(body) <= 20000 and body ~ '\S'),
  channel public.ticket_channel not null default 'portal',
  client_id uuid not null,
  origin_ticket_id uuid references public.tickets (id) on delete set null,
  edited_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  unique (ticket_id, seq),
  unique (ticket_id, client_id)
);
create index ticket_messages_author_id_idx on public.ticket_messages (author_id);
create index ticket_messages_origin_ticket_id_idx on public.ticket_messages (origin_ticket_id) where origin_ticket_id is not null;
comment on table public.ticket_messages is 'The conversation that customer and staff share.';
comment on column public.ticket_messages.origin_ticket_id is 'The ticket that it was written on, when a merge brought it here.';

create table public.ticket_notes (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  seq bigint not null,
  author_id uuid references public.profiles (id) on delete set null,
  author_name text not null default '' check (char_length(author_name) <= 120),
  author_role text not null check (author_role in ('agent', 'admin', 'system')),
  body text not null check (char_length(body) <= 20000 and body ~ '\S'),
  mentions uuid[] not null default '{}',
  client_id uuid not null,
  origin_ticket_id uuid references public.tickets (id) on delete set null,
  edited_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  unique (ticket_id, seq),
  unique (ticket_id, client_id)
);
create index ticket_notes_author_id_idx on public.ticket_notes (author_id);
create index ticket_notes_origin_ticket_id_idx on public.ticket_notes (origin_ticket_id) where origin_ticket_id is not null;
create index ticket_notes_mentions_idx on public.ticket_notes using gin (mentions) where mentions <> '{}';
comment on table public.ticket_notes is
  'Internal notes, in a table of their own with their own policies, so that no forgotten filter can show one to a customer.';

create table public.ticket_activities (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  seq bigint not null,
  actor_id uuid references public.profiles (id) on delete set null,
  actor_name text not null default '' check (char_length(actor_name) <= 120),
  actor_role text not null check (actor_role in ('customer', 'agent', 'admin', 'system')),
  type public.activity_type not null,
  is_internal boolean not null,
  old_value jsonb not null default '{}',
  new_value jsonb not null default '{}',
  entry_id uuid,
  created_at timestamptz not null default now()
);
create unique index ticket_activities_feed_key on public.ticket_activities (ticket_id, is_internal, seq);
create index ticket_activities_actor_id_idx on public.ticket_activities (actor_id);
comment on table public.ticket_activities is 'The history of a ticket: append-only, written by triggers alone.';
comment on column public.ticket_activities.entry_id is 'The message or note that this entry records; it then shares its number.';

create table public.attachments (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid references public.tickets (id) on delete cascade,
  message_id uuid references public.ticket_messages (id) on delete cascade,
  note_id uuid references public.ticket_notes (id) on delete cascade,
  uploader_id uuid references public.profiles (id) on delete set null,
  is_internal boolean not null default false,
  file_name text not null check (char_length(file_name) between 1 and 200 and file_name !~ '[/\\[:cntrl:]]'),
  file_type text not null check (char_length(file_type) between 3 and 120),
  file_size bigint not null check (file_size > 0),
  storage_path text not null check (char_length(storage_path) <= 400),
  is_copy boolean not null default false,
  position smallint not null default 0,
  checksum text check (checksum ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  check (message_id is null or note_id is null),
  check (note_id is null or is_internal),
  check (message_id is null or not is_internal)
);
create index attachments_ticket_id_idx on public.attachments (ticket_id);
create index attachments_message_id_idx on public.attachments (message_id);
create index attachments_note_id_idx on public.attachments (note_id);
create index attachments_uploader_id_idx on public.attachments (uploader_id);
create index attachments_storage_path_idx on public.attachments (storage_path);
create unique index attachments_storage_path_key on public.attachments (storage_path) where not is_copy;
create index attachments_pending_idx on public.attachments (created_at) where ticket_id is null;
comment on table public.attachments is
  'Files. Without a ticket: uploaded, not sent yet. Without message and note: part of the ticket''s description.';
comment on column public.attachments.position is 'Its place among the files that it was sent with, as its sender chose them.';
comment on column public.attachments.is_copy is 'Names the stored file of another row, which a split brought to a second ticket.';

create table public.ticket_tags (
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  tag_id uuid not null references public.tags (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (ticket_id, tag_id)
);
create index ticket_tags_tag_id_idx on public.ticket_tags (tag_id, ticket_id);
comment on table public.ticket_tags is 'Which tags a ticket carries. For staff only.';

create table public.ticket_followers (
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  profile_id uuid not null references public.profiles (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (ticket_id, profile_id)
);
create index ticket_followers_profile_id_idx on public.ticket_followers (profile_id, ticket_id);
comment on table public.ticket_followers is 'Staff who are told of every change. Following opens the ticket to them.';

create table public.ticket_reads (
  profile_id uuid not null references public.profiles (id) on delete cascade,
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  last_read_seq bigint not null default 0,
  last_read_staff_seq bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (profile_id, ticket_id)
);
create index ticket_reads_ticket_id_idx on public.ticket_reads (ticket_id);
comment on table public.ticket_reads is 'How far each person has read each feed.';

-- What was done to several tickets at once, so that it can be taken back; which tickets were merged
-- into which; and which belong together. Read by commands alone.

create table public.ticket_operations (
  id uuid primary key default gen_random_uuid(),
  actor_id uuid not null references public.profiles (id) on delete cascade,
  kind text not null check (kind in ('update', 'merge')),
  client_id uuid not null,
  results jsonb check (jsonb_typeof(results) = 'array'),
  done_at timestamptz,
  undo_results jsonb check (jsonb_typeof(undo_results) = 'array'),
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  unique (actor_id, client_id)
);
create index ticket_operations_created_at_idx on public.ticket_operations (created_at);
comment on table public.ticket_operations is
  'Commands on several tickets with what came of each, kept for a day: for repeating without a second effect, and for undo.';
comment on column public.ticket_operations.client_id is 'Chosen by the sender, so that a repeated command is answered and not done again.';

create table public.ticket_operation_items (
  operation_id uuid not null references public.ticket_operations (id) on delete cascade,
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  before jsonb not null check (jsonb_typeof(before) = 'object'),
  after jsonb not null check (jsonb_typeof(after) = 'object'),
  undone_in xid8,
  created_at timestamptz not null default now(),
  primary key (operation_id, ticket_id)
);
create index ticket_operation_items_ticket_id_idx on public.ticket_operation_items (ticket_id);
comment on table public.ticket_operation_items is 'The fields that an operation changed on one ticket, with their values before and after.';
comment on column public.ticket_operation_items.undone_in is
  'The transaction that took it back: it alone may put the ticket into a state that no transition leads to.';

create table public.ticket_merges (
  source_id uuid primary key references public.tickets (id) on delete cascade,
  target_id uuid not null references public.tickets (id) on delete cascade,
  description_id uuid references public.ticket_messages (id) on delete set null,
  merged_by uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  check (source_id <> target_id)
);
create index ticket_merges_target_id_idx on public.ticket_merges (target_id);
create index ticket_merges_description_id_idx on public.ticket_merges (description_id);
create index ticket_merges_merged_by_idx on public.ticket_merges (merged_by);
comment on table public.ticket_merges is 'The merges in force. A row goes when its source is taken out again.';
comment on column public.ticket_merges.description_id is 'The message that the source''s description became in the target.';

create table public.ticket_merge_entries (
  source_id uuid not null references public.ticket_merges (source_id) on delete cascade,
  entry_id uuid not null,
  is_internal boolean not null,
  step integer not null check (step >= 0),
  seq bigint not null,
  client_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (source_id, entry_id)
);
create index ticket_merge_entries_entry_id_idx on public.ticket_merge_entries (entry_id);
comment on table public.ticket_merge_entries is 'Where each message and note that moved with a merge stood before.';
comment on column public.ticket_merge_entries.step is
  'How often the entry had moved before: what was merged twice can be taken out of either merge.';

create table public.ticket_links (
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  other_id uuid not null references public.tickets (id) on delete cascade,
  kind text not null check (kind in ('split', 'related')),
  created_by uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  primary key (ticket_id, other_id),
  check (ticket_id <> other_id)
);
create unique index ticket_links_pair_key on public.ticket_links (least(ticket_id, other_id), greatest(ticket_id, other_id));
create index ticket_links_other_id_idx on public.ticket_links (other_id);
create index ticket_links_created_by_idx on public.ticket_links (created_by);
comment on table public.ticket_links is
  'Tickets that belong together, one row per pair. split: other_id began as a message of ticket_id.';

alter table public.ticket_operations enable row level security;
alter table public.ticket_operation_items enable row level security;
alter table public.ticket_merges enable row level security;
alter table public.ticket_merge_entries enable row level security;
alter table public.ticket_links enable row level security;

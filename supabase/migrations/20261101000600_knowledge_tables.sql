-- The help centre: categories and articles, every saved version, what readers thought, and what
-- a search looks at.

create domain public.article_status as text
  check (value in ('draft', 'published', 'archived'));
comment on domain public.article_status is 'Whether an article is being written, can be read, or was put away.';

create domain public.article_visibility as text
  check (value in ('public', 'customers', 'staff'));
comment on domain public.article_visibility is 'Who may read a published article: everybody, who is signed in, or staff.';

create table public.kb_categories (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  description text not null default '' check (char_length(description) <= 300),
  position integer not null default 0,
  is_active boolean not null default true,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.kb_categories is 'The shelves of the help centre.';

create table public.kb_articles (
  id uuid primary key default gen_random_uuid(),
  category_id uuid not null references public.kb_categories (id) on delete restrict,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  title text not null check (char_length(btrim(title)) between 3 and 160 and title !~ '[[:cntrl:]]'),
  summary text not null default '' check (char_length(summary) <= 300),
  body text not null check (char_length(body) <= 100000 and body ~ '\S'),
  status public.article_status not null default 'draft',
  visibility public.article_visibility not null default 'public',
  author_id uuid references public.profiles (id) on delete set null,
  is_popular boolean not null default false,
  published_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (status <> 'published' or published_at is not null)
);
create index kb_articles_category_id_idx on public.kb_articles (category_id, title);
create index kb_articles_author_id_idx on public.kb_articles (author_id);
create index kb_articles_title_trgm_idx on public.kb_articles using gin (title extensions.gin_trgm_ops);
comment on table public.kb_articles is 'Answers that people find by themselves.';
comment on column public.kb_articles.is_popular is 'Chosen by staff for the first page of the help centre.';

create table public.kb_article_versions (
  article_id uuid not null references public.kb_articles (id) on delete cascade,
  version integer not null,
  title text not null,
  summary text not null,
  body text not null,
  author_id uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  primary key (article_id, version)
);
create index kb_article_versions_author_id_idx on public.kb_article_versions (author_id);
comment on table public.kb_article_versions is 'Every saved state of an article, written by a trigger.';

create table public.kb_article_feedback (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references public.kb_articles (id) on delete cascade,
  profile_id uuid not null references public.profiles (id) on delete cascade,
  is_helpful boolean not null,
  comment text not null default '' check (char_length(comment) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (article_id, profile_id)
);
create index kb_article_feedback_profile_id_idx on public.kb_article_feedback (profile_id);
comment on table public.kb_article_feedback is 'Whether an article helped: one answer per reader, which they may change.';

create table public.kb_deflections (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references public.kb_articles (id) on delete cascade,
  profile_id uuid references public.profiles (id) on delete set null,
  subject text not null check (char_length(subject) between 1 and 200),
  created_at timestamptz not null default now()
);
create index kb_deflections_article_id_idx on public.kb_deflections (article_id, created_at desc);
create index kb_deflections_profile_id_idx on public.kb_deflections (profile_id);
comment on table public.kb_deflections is 'Tickets that were not written because an article answered the question first.';

create table public.article_search (
  article_id uuid primary key references public.kb_articles (id) on delete cascade,
  document tsvector not null,
  plain text not null
);
create index article_search_document_idx on public.article_search using gin (document);
comment on table public.article_search is 'What a search of the help centre looks at. Titles weigh most.';

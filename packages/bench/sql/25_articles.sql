-- The help centre, which does not grow with the tickets. Its triggers stay on: it is small.

insert into public.kb_categories (id, name, slug, description, position)
select pg_temp.id_of('bench shelf ' || c.i), c.name, 'bench-' || c.i, 'Answers that people find by themselves.', c.i
from unnest(array['Getting started', 'Displays', 'Calendars', 'Accounts', 'Billing', 'Reports']) with ordinality as c (name, i);

insert into public.kb_articles
  (id, category_id, slug, title, summary, body, status, visibility, author_id, is_popular, published_at, created_at, updated_at)
select
  pg_temp.id_of('bench article ' || a.i),
  pg_temp.id_of('bench shelf ' || 1 + a.i % 6),
  'bench-' || a.i,
  a.subject,
  left(a.description, 300),
  a.description || E'\n\n## What to do\n\n' || a.answer,
  case when a.i % 20 = 0 then 'draft' else 'published' end,
  (array['public', 'public', 'public', 'customers', 'staff'])[1 + a.i % 5],
  pg_temp.id_of('bench admin 0'),
  a.i % 16 = 1,
  s.today - interval '1 year',
  s.today - interval '1 year',
  s.today - interval '1 year'
from bench_size as s
cross join (
  select
    row_number() over (order by w.subject) as i, w.subject, min(w.description) as description,
    (select string_agg(r.body, E'\n\n' order by r.i) from bench_sentences as r where r.role = 'agent') as answer
  from bench_subjects as w
  group by w.subject
) as a;

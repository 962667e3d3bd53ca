-- Customers, agents, admins, teams, permissions, categories and tags.

create temporary table bench_names as
select
  array[
    'Amara', 'Bruno', 'Chloe', 'Daniel', 'Elif', 'Farah', 'Gustav', 'Hana', 'Ivan', 'Jonas', 'Kavya', 'Lena', 'Mateo',
    'Nadia', 'Oscar', 'Priya', 'Quentin', 'Rosa', 'Samir', 'Tara', 'Umar', 'Vera', 'Wanda', 'Xenia', 'Yusuf', 'Zoe'
  ] as first,
  array[
    'Abbott', 'Becker', 'Costa', 'Dahl', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jensen', 'Kowalski', 'Laurent',
    'Moreau', 'Novak', 'Okafor', 'Petrov', 'Quist', 'Rossi', 'Sato', 'Tanaka', 'Ueda', 'Vogel', 'Weber', 'Young', 'Zhang'
  ] as last;

create temporary table bench_people as
select
  p.role,
  p.idx,
  pg_temp.id_of('bench ' || p.role || ' ' || p.idx) as id,
  n.first[1 + (p.idx * 7 + p.idx / 26) % 26] || ' ' || n.last[1 + (p.idx * 11 + p.idx / 25) % 25] as name
from (
  select 'customer' as role, g as idx from bench_size as s, generate_series(0, s.customers - 1) as g
  union all
  select 'agent', g from bench_size as s, generate_series(0, s.agents - 1) as g
  union all
  select 'admin', g from bench_size as s, generate_series(0, s.admins - 1) as g
) as p
cross join bench_names as n;
create unique index on bench_people (role, idx);
analyze bench_people;

-- The account trigger stands on a table of the auth server: it stays on and makes the profiles.
insert into auth.users (id, instance_id, aud, role, email, raw_user_meta_data, raw_app_meta_data, email_confirmed_at, created_at, updated_at)
select
  p.id, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated',
  p.role || p.idx || '@bench.example', jsonb_build_object('full_name', p.name), '{"provider": "email"}',
  s.today, s.today - interval '3 years', s.today
from bench_people as p
cross join bench_size as s;

update public.profiles as p
set role = b.role, availability = 'online'
from bench_people as b
where p.id = b.id and b.role <> 'customer';

insert into public.teams (id, name, description)
select
  pg_temp.id_of('bench team ' || g),
  (array['Support', 'Billing', 'Hardware', 'Onboarding', 'Integrations', 'Accounts'])[1 + g % 6] || ' ' || (1 + g / 6),
  'One of the queues of the generated help desk.'
from bench_size as s, generate_series(0, s.teams - 1) as g;

-- An agent is in one, two or three teams.
insert into public.team_members (team_id, profile_id, is_lead)
select pg_temp.id_of('bench team ' || (a.idx + j) % s.teams), a.id, a.idx < s.teams and j = 0
from bench_size as s, bench_people as a, generate_series(0, (a.idx + a.idx / s.teams) % 3) as j
where a.role = 'agent';

insert into public.profile_permissions (profile_id, permission)
select a.id, 'tickets.assign' from bench_people as a where a.role = 'agent' and a.idx % 5 = 0
union all
select a.id, 'tickets.view_all' from bench_people as a where a.role = 'agent' and a.idx % 20 = 1;

insert into public.ticket_categories (id, name, slug, position)
select pg_temp.id_of('bench category ' || c.i), c.name, 'bench-' || c.i, c.i
from unnest(array[
  'Calendar sync', 'Displays', 'Network', 'Billing', 'Accounts and sign-in', 'Orders and delivery', 'Returns', 'API',
  'Reports', 'Mobile app', 'Installation', 'Something else'
]) with ordinality as c (name, i);

insert into public.tags (id, name, colour)
select
  pg_temp.id_of('bench tag ' || g.i), g.name,
  (array['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'])[1 + g.i % 9]
from unnest(array[
  'vip', 'refund', 'bug', 'how-to', 'firmware', 'outage', 'renewal', 'escalated', 'feature-request', 'duplicate-order',
  'sso', 'warranty', 'needs-logs', 'third-party', 'training'
]) with ordinality as g (name, i);

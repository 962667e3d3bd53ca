-- What the other files draw from. Everything follows from the row's number, so the same size
-- gives the same data, whatever order Postgres works in.

create function pg_temp.draw(p_row bigint, p_salt bigint)
returns double precision
language sql
immutable
as $$
  select (hashint8extended(p_row, p_salt) & 4503599627370495)::double precision / 4503599627370496;
$$;

-- A random-looking id of version 4 that is the same for the same text.
create function pg_temp.id_of(p_text text)
returns uuid
language sql
immutable
as $$
  select overlay(overlay(md5(p_text) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid;
$$;

-- A waiting time in seconds: many short ones, few long ones.
create function pg_temp.wait(p_row bigint, p_salt bigint, p_mean double precision)
returns double precision
language sql
immutable
as $$
  select -ln(1 - pg_temp.draw(p_row, p_salt)) * p_mean;
$$;

create temporary table bench_size as
select
  n.tickets,
  greatest(n.tickets / 10, 40) as customers,
  n.agents,
  least(greatest(n.agents / 16, 4), 30) as teams,
  greatest(n.agents / 100, 2) as admins,
  date_trunc('second', now()) as today
from (
  select s.tickets, least(greatest(s.tickets / 2000, 8), 500) as agents
  from (select current_setting('bench.tickets')::bigint as tickets) as s
) as n;

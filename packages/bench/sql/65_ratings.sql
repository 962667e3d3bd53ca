-- What customers thought; the history has it already.

insert into public.ticket_ratings (ticket_id, profile_id, rating, comment, created_at, updated_at)
select
  t.id, c.id, t.rating,
  case when pg_temp.draw(t.i, 34) < 0.7 then '' when t.rating >= 4 then 'Quick and friendly.' else 'It took too long.' end,
  t.rated_at, t.rated_at
from bench_tickets as t
join bench_people as c on c.role = 'customer' and c.idx = t.customer_idx
where t.rated_at is not null;

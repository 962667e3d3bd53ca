-- Messages and notes. Staff and customer take turns; nobody has answered a new ticket yet.

insert into public.ticket_messages
  (id, ticket_id, seq, author_id, author_name, author_role, body, channel, client_id, created_at)
select
  pg_temp.id_of('bench message ' || t.i || ' ' || k),
  t.id,
  t.opening + k,
  case when a.is_staff then g.id else c.id end,
  case when a.is_staff then g.name else c.name end,
  case when a.is_staff then 'agent' else 'customer' end,
  w.body || case when k = 2 then coalesce(' It is about order ' || pg_temp.order_number(t.i) || '.', '') else '' end,
  case when a.is_staff then 'agent' when t.channel = 'email' then 'email' else 'portal' end,
  pg_temp.id_of('bench message client ' || t.i || ' ' || k),
  pg_temp.message_at(t, k)
from bench_tickets as t
cross join lateral generate_series(1, t.messages) as k
cross join lateral (select t.is_taken and k % 2 = 1 as is_staff) as a
join bench_people as c on c.role = 'customer' and c.idx = t.customer_idx
left join bench_people as g on g.role = 'agent' and g.idx = t.agent_idx
join bench_sentences as w
  on w.role = case when a.is_staff then 'agent' else 'customer' end
  and w.i = floor(72 * pg_temp.draw(t.i * 1024 + k, 30))::integer;

insert into public.ticket_notes (id, ticket_id, seq, author_id, author_name, author_role, body, client_id, created_at)
select
  pg_temp.id_of('bench note ' || t.i || ' ' || k),
  t.id,
  pg_temp.desk_opening(t) + k,
  g.id,
  g.name,
  'agent',
  w.body,
  pg_temp.id_of('bench note client ' || t.i || ' ' || k),
  pg_temp.note_at(t, k)
from bench_tickets as t
cross join lateral generate_series(1, t.notes) as k
join bench_people as g on g.role = 'agent' and g.idx = t.agent_idx
join bench_sentences as w on w.role = 'note' and w.i = floor(24 * pg_temp.draw(t.i * 1024 + k, 31))::integer;

insert into public.attachments
  (id, ticket_id, message_id, uploader_id, file_name, file_type, file_size, storage_path, created_at)
select
  a.id, a.ticket_id, a.message_id, a.uploader_id, 'display.png', 'image/png', 48211,
  'public/' || a.uploader_id || '/' || a.id || '/display.png', a.created_at
from (
  select
    pg_temp.id_of('bench file ' || t.i) as id, t.id as ticket_id, c.id as uploader_id, pg_temp.message_at(t, 2) as created_at,
    pg_temp.id_of('bench message ' || t.i || ' 2') as message_id
  from bench_tickets as t
  join bench_people as c on c.role = 'customer' and c.idx = t.customer_idx
  where t.is_taken and t.messages >= 2 and pg_temp.draw(t.i, 32) < 0.2
) as a;

-- One ticket and its timeline.

create function private.get_ticket(p_ref text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_ticket public.tickets;
  v_staff boolean;
begin
  if pg_input_is_valid(p_ref, 'uuid') then
    select * into v_ticket from public.tickets where id = p_ref::uuid;
  elsif p_ref ~ '^[0-9]{1,15}$' then
    select * into v_ticket from public.tickets where number = p_ref::bigint;
  end if;
  if v_ticket.id is null or not private.can_read_ticket(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  v_staff := private.can_read_desk(v_ticket);
  return private.ticket_row(v_ticket, v_staff) || jsonb_build_object(
    'description', v_ticket.description,
    'custom_fields', case when v_staff then private.desk_values(v_ticket) else v_ticket.custom_fields end,
    'rating', (
      select jsonb_build_object('rating', r.rating, 'comment', r.comment) from public.ticket_ratings as r
      where r.ticket_id = v_ticket.id
    ),
    'is_staff_view', v_staff,
    'first_responded_at', v_ticket.first_responded_at,
    'closed_at', v_ticket.closed_at,
    'customer_display_name', case when v_staff or v_ticket.customer_id = auth.uid() then coalesce(
      (select c.full_name from public.profiles as c where c.id = v_ticket.customer_id), v_ticket.customer_name
    ) end,
    'customer_email', case when v_staff then (select c.email from public.profiles as c where c.id = v_ticket.customer_id) end,
    'merged_into', (
      select jsonb_build_object('id', m.id, 'number', m.number) from public.tickets as m
      where m.id = v_ticket.merged_into_id and private.can_read_ticket(m)
    ),
    'follows', (
      select jsonb_build_object('id', f.id, 'number', f.number) from public.tickets as f
      where f.id = v_ticket.follows_ticket_id and private.can_read_ticket(f)
    ),
    'attachments', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', a.id, 'file_name', a.file_name, 'file_type', a.file_type, 'file_size', a.file_size, 'storage_path', a.storage_path
      ) order by a.position, a.created_at, a.id)
      from public.attachments as a
      where a.ticket_id = v_ticket.id and a.message_id is null and a.note_id is null and not a.is_internal
    ), '[]'),
    'people', coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'full_name', p.full_name, 'avatar_path', p.avatar_path, 'role', p.role))
      from public.profiles as p
      where p.id in (
        select v_ticket.customer_id union select v_ticket.assigned_agent_id
        union select m.author_id from public.ticket_messages as m where m.ticket_id = v_ticket.id
      )
      -- A customer sees staff and themselves.
      and (v_staff or p.id = auth.uid() or p.role <> 'customer')
    ), '[]'),
    'next_statuses', coalesce((
      select jsonb_agg(tr.to_status) from public.ticket_transitions as tr
      where tr.from_status = v_ticket.status and tr.actor = case when v_staff then 'staff' else 'customer' end
    ), '[]'),
    'last_read_seq', coalesce((
      select r.last_read_seq from public.ticket_reads as r where r.profile_id = auth.uid() and r.ticket_id = v_ticket.id
    ), 0)
  ) || case when v_staff then jsonb_build_object(
    'last_read_staff_seq', coalesce((
      select r.last_read_staff_seq from public.ticket_reads as r where r.profile_id = auth.uid() and r.ticket_id = v_ticket.id
    ), 0),
    'followers', coalesce((
      select jsonb_agg(jsonb_build_object('id', p.id, 'full_name', p.full_name) order by p.full_name)
      from public.ticket_followers as tf join public.profiles as p on p.id = tf.profile_id
      where tf.ticket_id = v_ticket.id
    ), '[]'),
    'links', private.ticket_links(v_ticket)
  ) else '{}' end;
end;
$$;
comment on function private.get_ticket(text) is 'Body of public.get_ticket.';

create function public.get_ticket(p_ref text)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.get_ticket(p_ref);
$$;
comment on function public.get_ticket(text) is
  'One ticket by id or number with its people, files and allowed next states. PT404 ticket_not_found, the same whether it exists or not.';

create function private.ticket_timeline(
  p_ticket_id uuid, p_before timestamptz, p_after_seq bigint, p_after_staff_seq bigint, p_limit integer
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
  v_staff boolean;
  v_limit integer := least(greatest(coalesce(p_limit, 50), 1), 200);
  v_newer boolean := p_after_seq is not null or p_after_staff_seq is not null;
  v_entries jsonb;
  v_more boolean;
begin
  perform private.require_role('customer', 'agent', 'admin');
  select * into v_ticket from public.tickets where id = p_ticket_id;
  if not found or not private.can_read_ticket(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  v_staff := private.can_read_desk(v_ticket);
  with candidates as (
    (
      select m.created_at, m.seq, private.message_json(m) as entry
      from public.ticket_messages as m
      where m.ticket_id = p_ticket_id
        and (p_before is null or m.created_at < p_before)
        and (not v_newer or m.seq > p_after_seq)
      -- What moved here with a merge has high numbers and old times.
      order by case when v_newer then m.seq end, m.created_at desc, m.seq desc limit v_limit + 1
    )
    union all
    (
      select a.created_at, a.seq, private.activity_json(a)
      from public.ticket_activities as a
      where a.ticket_id = p_ticket_id and not a.is_internal and a.entry_id is null
        and (p_before is null or a.created_at < p_before)
        and (not v_newer or a.seq > p_after_seq)
      order by case when v_newer then a.seq else -a.seq end limit v_limit + 1
    )
    union all
    (
      select n.created_at, n.seq, private.note_json(n)
      from public.ticket_notes as n
      where v_staff and n.ticket_id = p_ticket_id
        and (p_before is null or n.created_at < p_before)
        and (not v_newer or n.seq > p_after_staff_seq)
      order by case when v_newer then n.seq end, n.created_at desc, n.seq desc limit v_limit + 1
    )
    union all
    (
      select a.created_at, a.seq, private.activity_json(a)
      from public.ticket_activities as a
      where v_staff and a.ticket_id = p_ticket_id and a.is_internal and a.entry_id is null
        and (p_before is null or a.created_at < p_before)
        and (not v_newer or a.seq > p_after_staff_seq)
      order by case when v_newer then a.seq else -a.seq end limit v_limit + 1
    )
  ), page as (
    -- With ties, since the next page begins before a time: entries of one moment stay together.
    select * from candidates
    order by case when v_newer then extract(epoch from created_at) else -extract(epoch from created_at) end
    fetch first v_limit rows with ties
  )
  select coalesce(jsonb_agg(e.entry order by e.created_at, e.seq), '[]'), (select count(*) from candidates) > count(*)
  into v_entries, v_more
  from page as e;
  return jsonb_build_object(
    'entries', v_entries,
    'has_more', v_more,
    'seq', v_ticket.seq
  ) || case when v_staff then jsonb_build_object(
    'staff_seq', (select d.seq from public.ticket_desk as d where d.ticket_id = p_ticket_id)
  ) else '{}' end;
end;
$$;
comment on function private.ticket_timeline(uuid, timestamptz, bigint, bigint, integer) is 'Body of public.ticket_timeline.';

create function public.ticket_timeline(
  p_ticket_id uuid, p_before timestamptz default null, p_after_seq bigint default null,
  p_after_staff_seq bigint default null, p_limit integer default 50
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.ticket_timeline(p_ticket_id, p_before, p_after_seq, p_after_staff_seq, p_limit);
$$;
comment on function public.ticket_timeline(uuid, timestamptz, bigint, bigint, integer) is
  'The entries of a ticket that the caller may see, oldest first: the latest p_limit (1 to 200), those before a time, or those after a number of each feed. has_more tells of older ones.';

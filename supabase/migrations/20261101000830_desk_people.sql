-- Whom a note can mention, and what happened while somebody was away.

create function private.mention_candidates(p_ticket_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets;
begin
  perform private.require_role('agent', 'admin');
  select * into v_ticket from public.tickets where id = p_ticket_id;
  if not found or not private.can_read_desk(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  return coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'id', c.id, 'full_name', c.full_name, 'avatar_path', c.avatar_path, 'role', c.role,
        'availability', c.availability, 'can_read', c.can_read
      )
      order by c.can_read desc, c.full_name, c.id
    )
    from (
      select p.*, private.person_can_read_desk(p.id, v_ticket) as can_read
      from public.profiles as p
      where p.role in ('agent', 'admin') and p.is_active and p.id <> auth.uid()
    ) as c
  ), '[]');
end;
$$;
comment on function private.mention_candidates(uuid) is 'Body of public.mention_candidates.';

create function public.mention_candidates(p_ticket_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.mention_candidates(p_ticket_id);
$$;
comment on function public.mention_candidates(uuid) is
  'The caller''s active colleagues with availability and whether they may read this ticket''s notes (can_read): only these are told when a note mentions them. PT403, PT404 ticket_not_found.';

create function private.digest_events(p_since timestamptz)
returns table (ticket_id uuid, why text, at timestamptz)
language sql
stable
security definer
set search_path = ''
as $$
  -- Tickets on which the caller is told of every message; what changed since stands first in these indexes.
  with mine as materialized (
    select t.id, t.assigned_agent_id = auth.uid() as is_assigned, t.created_at
    from public.tickets as t
    where t.assigned_agent_id = auth.uid() and t.last_activity_at > p_since and t.deleted_at is null
    union
    select t.id, false, t.created_at
    from public.ticket_followers as tf join public.tickets as t on t.id = tf.ticket_id
    where tf.profile_id = auth.uid() and t.last_activity_at > p_since and t.deleted_at is null
      and t.assigned_agent_id is distinct from auth.uid()
  )
  (
    select m.id, 'assigned', coalesce(a.at, m.created_at)
    from mine as m
    left join lateral (
      select a.created_at as at, a.actor_id from public.ticket_activities as a
      where a.ticket_id = m.id and not a.is_internal and a.type = 'agent_assignment'
      order by a.seq desc limit 1
    ) as a on true
    where m.is_assigned and coalesce(a.at, m.created_at) > p_since and a.actor_id is distinct from auth.uid()
    limit 1000
  )
  union all
  (
    select e.ticket_id, 'reply', e.created_at
    from mine as m join public.ticket_messages as e on e.ticket_id = m.id
    where e.author_role = 'customer' and e.created_at > p_since
    limit 1000
  )
  union all
  (
    select n.ticket_id, 'mention', n.created_at
    from public.ticket_notes as n join public.tickets as t on t.id = n.ticket_id
    where n.mentions @> array[auth.uid()] and n.mentions <> '{}' and n.created_at > p_since
      and t.deleted_at is null and n.author_id is distinct from auth.uid() and private.can_read_desk(t)
    order by n.created_at desc
    limit 1000
  );
$$;
comment on function private.digest_events(timestamptz) is
  'What concerns the caller since a time: tickets that others gave them, customers'' messages on theirs and on those they follow, and notes that mention them. Up to 1,000 of each.';

create function private.desk_digest(p_since timestamptz)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_since timestamptz := greatest(p_since, now() - interval '30 days');
  v_teams uuid[];
begin
  perform private.require_role('agent', 'admin');
  if p_since is null then
    perform private.fail('PT422', 'since_missing', 'Say since when.', '{"field": "since"}');
  end if;
  v_teams := array(select private.my_team_ids());
  return (
    with events as materialized (
      select * from private.digest_events(v_since)
    ), latest as (
      select distinct on (e.ticket_id) e.ticket_id, e.why, e.at from events as e order by e.ticket_id, e.at desc
    )
    select jsonb_build_object(
      'since', v_since,
      'assigned', (select count(*) from events as e where e.why = 'assigned'),
      'replies', (select count(*) from events as e where e.why = 'reply'),
      'mentions', (select count(*) from events as e where e.why = 'mention'),
      'new_in_my_teams', (
        select count(*) from (
          select from public.tickets as t
          where t.team_id = any (v_teams) and t.created_at > v_since and t.deleted_at is null
          limit 1000
        ) as c
      ),
      'resolved', (
        select count(*) from (
          select t.id from public.tickets as t
          where t.team_id = any (v_teams) and t.resolved_at > v_since
            and t.status = 'resolved' and t.deleted_at is null and t.merged_into_id is null
          union
          select t.id from public.tickets as t
          where t.assigned_agent_id = auth.uid() and t.resolved_at > v_since
            and t.status = 'resolved' and t.deleted_at is null and t.merged_into_id is null
          limit 1000
        ) as c
      ),
      'tickets', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', t.id, 'number', t.number, 'subject', t.subject, 'why', l.why, 'at', l.at
        ) order by l.at desc, t.id)
        from (select * from latest order by at desc, ticket_id limit 10) as l
        join public.tickets as t on t.id = l.ticket_id
      ), '[]')
    )
  );
end;
$$;
comment on function private.desk_digest(timestamptz) is 'Body of public.desk_digest.';

create function public.desk_digest(p_since timestamptz)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.desk_digest(p_since);
$$;
comment on function public.desk_digest(timestamptz) is
  'What happened since a time (the last 30 days at most) that concerns the calling member of staff: assigned, replies and mentions of their own, new_in_my_teams, resolved, and up to 10 tickets with why and when, latest first. PT403, PT422 since_missing.';

grant execute on function
  public.mention_candidates(uuid), public.desk_digest(timestamptz),
  private.mention_candidates(uuid), private.desk_digest(timestamptz)
to authenticated;

-- An operation: a command on many tickets, kept with its results so that it can be undone.

create function private.desk_ticket(p_ticket_id uuid)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := private.ticket_for(p_ticket_id);
begin
  if not private.can_read_desk(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  return v_ticket;
end;
$$;
comment on function private.desk_ticket(uuid) is 'The ticket when the caller may know what staff alone may know of it; else PT404.';

create function private.lock_tickets(p_ticket_ids uuid[])
returns void
language sql
security definer
set search_path = ''
as $$
  select from public.tickets as t where t.id = any (p_ticket_ids) order by t.id for update;
$$;
comment on function private.lock_tickets(uuid[]) is
  'Locks tickets in the order of their ids, so that two commands on several of them never wait for each other in a circle.';

create function private.check_ticket_ids(p_ticket_ids uuid[], p_max integer)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  if coalesce(cardinality(array_remove(p_ticket_ids, null)), 0) = 0 then
    perform private.fail('PT422', 'tickets_missing', 'Choose at least one ticket.', '{"field": "ticket_ids"}');
  elsif cardinality(p_ticket_ids) > p_max then
    perform private.fail(
      'PT422', 'too_many_tickets', 'Choose at most ' || p_max || ' tickets at a time.',
      jsonb_build_object('field', 'ticket_ids', 'max', p_max)
    );
  end if;
end;
$$;
comment on function private.check_ticket_ids(uuid[], integer) is 'PT422 tickets_missing or too_many_tickets.';

create function private.begin_operation(p_kind text, p_client_id uuid)
returns public.ticket_operations
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_operation public.ticket_operations;
begin
  if p_client_id is null then
    perform private.fail('PT422', 'client_id_missing', 'Send a client_id, a UUID of your choice.', '{"field": "client_id"}');
  end if;
  insert into public.ticket_operations (actor_id, kind, client_id) values (auth.uid(), p_kind, p_client_id)
  on conflict (actor_id, client_id) do nothing
  returning * into v_operation;
  if not found then
    -- The same command came before, perhaps at the same moment: then its end was waited for.
    select * into v_operation from public.ticket_operations where actor_id = auth.uid() and client_id = p_client_id;
    if v_operation.kind <> p_kind then
      perform private.fail('PT409', 'client_id_taken', 'Send a new client_id.', '{"field": "client_id"}');
    end if;
  end if;
  return v_operation;
end;
$$;
comment on function private.begin_operation(text, uuid) is
  'A new operation of the caller, without results; or with them, the one that the same client_id began.';

create function private.end_operation(p_operation_id uuid, p_results jsonb)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.ticket_operations set results = p_results, done_at = clock_timestamp() where id = p_operation_id;
$$;
comment on function private.end_operation(uuid, jsonb) is 'Keeps what came of an operation, and from when on it can be undone.';

create function private.outcome(p_ticket_id uuid, p_number bigint, p_outcome text, p_code text default null, p_hint text default null)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_build_object(
    'ticket_id', p_ticket_id, 'number', p_number, 'outcome', p_outcome, 'code', p_code, 'hint', p_hint
  );
$$;
comment on function private.outcome(uuid, bigint, text, text, text) is 'What came of an operation on one ticket.';

create function private.operation_state(p_ticket public.tickets)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'status', p_ticket.status,
    'resolved_at', p_ticket.resolved_at,
    'closed_at', p_ticket.closed_at,
    'priority', p_ticket.priority,
    'category_id', p_ticket.category_id,
    'assigned_agent_id', p_ticket.assigned_agent_id,
    'team_id', p_ticket.team_id,
    'snoozed_until', p_ticket.snoozed_until,
    'deleted_at', p_ticket.deleted_at,
    'deleted_by', p_ticket.deleted_by,
    'tag_ids', coalesce((
      select jsonb_agg(tt.tag_id order by tt.tag_id) from public.ticket_tags as tt where tt.ticket_id = p_ticket.id
    ), '[]')
  );
end;
$$;
comment on function private.operation_state(public.tickets) is 'Everything of a ticket that a command on many can change, itself or in consequence.';

create function private.on_my_desk(p_ticket_ids uuid[])
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  execute format('select array_agg(t.id) from public.tickets as t where t.id = any ($1) and (%s)', (
    select string_agg('(' || s.condition || ')', ' or ') from unnest(private.desk_scope()) as s (condition)
  )) into v_ids using p_ticket_ids;
  return coalesce(v_ids, '{}');
end;
$$;
comment on function private.on_my_desk(uuid[]) is 'Those of many tickets of which the caller may know what staff alone may know.';

-- Schemas, extensions, closed sets and the helpers that every later file uses.

-- Its schema is exposed by default and would offer every table a second time.
drop extension if exists pg_graphql;

create schema if not exists private;
comment on schema private is 'Helpers and bodies of commands. Never exposed by the API.';
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

-- Nothing is reachable until it is granted by name.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges in schema public grant execute on functions to service_role;
alter default privileges in schema private grant execute on functions to service_role;

create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
create extension if not exists btree_gist with schema extensions;

-- Closed sets are domains over text: an enum's equality is not leakproof, so under row
-- level security a filter on it could not use an index.
create domain public.user_role as text
  check (value in ('customer', 'agent', 'admin'));
comment on domain public.user_role is 'What a person is to the help desk.';

create domain public.ticket_status as text
  check (value in ('new', 'open', 'in_progress', 'waiting', 'resolved', 'closed'));
comment on domain public.ticket_status is 'Where a ticket stands. waiting means: on the customer.';

create domain public.ticket_priority as text
  check (value in ('low', 'medium', 'high', 'urgent'));
comment on domain public.ticket_priority is 'How urgent a ticket is.';

create domain public.ticket_channel as text
  check (value in ('portal', 'email', 'api', 'agent'));
comment on domain public.ticket_channel is 'The way a ticket or message came in.';

create domain public.activity_type as text
  check (value in (
    'created', 'comment', 'internal_note', 'status_change', 'priority_change',
    'agent_assignment', 'team_assignment', 'subject_change', 'category_change',
    'tags_change', 'custom_field_change', 'attachment_added', 'merged', 'snoozed',
    'unsnoozed', 'sla_breached', 'rated', 'deleted', 'restored', 'rule_applied'
  ));
comment on domain public.activity_type is 'What an entry of a ticket''s history records.';

create domain public.app_permission as text
  check (value in (
    'tickets.view_all', 'tickets.assign', 'tickets.delete', 'tickets.merge', 'tickets.export',
    'customers.manage', 'kb.manage', 'templates.manage', 'reports.view'
  ));
comment on domain public.app_permission is 'A right that an admin may give an agent.';

create domain public.availability as text
  check (value in ('online', 'away', 'offline'));
comment on domain public.availability is 'Whether a member of staff takes new work.';

create domain public.assignment_strategy as text
  check (value in ('manual', 'round_robin', 'least_loaded'));
comment on domain public.assignment_strategy is 'How the tickets that reach a team find an assignee.';

create domain public.notification_type as text
  check (value in ('reply', 'assigned', 'mention', 'status', 'new_ticket', 'woken', 'sla_breached'));
comment on domain public.notification_type is 'Why a person is notified.';

create domain public.sla_clock as text
  check (value in ('first_response', 'next_response', 'resolution'));
comment on domain public.sla_clock is 'What a service level promises a time for.';

create function private.fail(p_state text, p_code text, p_hint text, p_detail jsonb default '{}')
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception using errcode = p_state, message = p_code, hint = p_hint, detail = p_detail::text;
end;
$$;
comment on function private.fail(text, text, text, jsonb) is
  'Ends the command. p_state is PT plus the HTTP status, p_code a stable machine code, p_hint a sentence for a person, p_detail ids and the field at fault.';

create function private.check_text(p_field text, p_value text, p_min integer, p_max integer)
returns text
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_text text := btrim(coalesce(p_value, ''), E' \t\r\n\v\f\u00a0\u200b');
begin
  if char_length(v_text) < p_min then
    perform private.fail(
      'PT422', p_field || '_too_short',
      case when p_min = 1 then 'Write something first.' else 'Write at least ' || p_min || ' characters.' end,
      jsonb_build_object('field', p_field, 'min', p_min)
    );
  elsif char_length(v_text) > p_max then
    perform private.fail(
      'PT422', p_field || '_too_long', 'Shorten this to ' || p_max || ' characters.',
      jsonb_build_object('field', p_field, 'max', p_max)
    );
  end if;
  -- A subject is one line wherever it is shown.
  return case when p_field = 'subject' then regexp_replace(v_text, U&'[[:cntrl:]\200e\200f\202a-\202e\2066-\2069]+', ' ', 'g') else v_text end;
end;
$$;
comment on function private.check_text(text, text, integer, integer) is
  'The text without surrounding blanks when its length in characters is within bounds, else PT422 naming the field.';

create function private.set_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end;
$$;
comment on function private.set_updated_at() is 'Keeps updated_at true whichever client writes.';

create function private.topic_id(p_topic text, p_kind text)
returns uuid
language sql
immutable
set search_path = ''
as $$
  select case
    when p_topic ~ ('^' || p_kind || ':[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    then pg_catalog.split_part(p_topic, ':', 2)::uuid
  end;
$$;
comment on function private.topic_id(text, text) is
  'The id in a realtime topic of the given kind, or null. A topic is text chosen by whoever joins, so it is matched before it is cast.';
grant execute on function private.topic_id(text, text) to authenticated;

create function private.enable_row_security()
returns event_trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_object record;
begin
  for v_object in
    select * from pg_catalog.pg_event_trigger_ddl_commands()
    where command_tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO') and schema_name = 'public'
  loop
    execute pg_catalog.format('alter table %s enable row level security', v_object.object_identity);
  end loop;
end;
$$;
comment on function private.enable_row_security() is
  'Turns row level security on for every new table in the exposed schema.';

do $$
begin
  create event trigger enable_row_security on ddl_command_end
    execute function private.enable_row_security();
exception
  -- Plain Postgres keeps event triggers for superusers; each migration enables it by name anyway.
  when insufficient_privilege then
    raise notice 'event trigger enable_row_security needs a role that may create event triggers';
end;
$$;

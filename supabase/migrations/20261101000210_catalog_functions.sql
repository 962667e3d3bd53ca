-- Settings by name, the audit trail, and limits on how often somebody may do something.

create function private.setting(p_key text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select s.value from public.settings as s where s.key = p_key;
$$;
comment on function private.setting(text) is 'The value of one setting, for use inside commands.';

create function private.write_audit()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  -- What nobody decides, or decides for themselves alone.
  v_unrecorded text[] := array['updated_at', 'last_seen_at', 'availability', 'last_assigned_at', 'use_count'];
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - v_unrecorded end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - v_unrecorded end;
  v_row jsonb := coalesce(v_new, v_old);
begin
  if tg_op = 'UPDATE' and v_old = v_new then
    return null;
  end if;
  insert into public.audit_log (actor_id, actor_name, action, table_name, record_id, old, new)
  values (
    auth.uid(),
    (select p.full_name from public.profiles as p where p.id = auth.uid()),
    lower(tg_op),
    tg_table_name,
    coalesce(
      v_row ->> 'id', v_row ->> 'key',
      nullif(concat_ws(':', v_row ->> 'policy_id', v_row ->> 'priority'), ''),
      case when v_row ? 'schedule_id' then
        concat_ws(':', v_row ->> 'schedule_id', v_row ->> 'weekday', v_row ->> 'opens', v_row ->> 'on_date')
      end,
      concat_ws(':', coalesce(v_row ->> 'team_id', ''), v_row ->> 'profile_id', v_row ->> 'permission')
    ),
    v_old,
    v_new
  );
  return null;
end;
$$;
comment on function private.write_audit() is 'Records who changed what, before and after, for tables that admins control.';

create trigger t80_profiles_audit
after update on public.profiles
for each row when (
  old.role is distinct from new.role or old.is_active is distinct from new.is_active
  or old.max_open_tickets is distinct from new.max_open_tickets
)
execute function private.write_audit();
create trigger t80_profile_permissions_audit after insert or update or delete on public.profile_permissions
for each row execute function private.write_audit();
create trigger t80_teams_audit after insert or update or delete on public.teams
for each row execute function private.write_audit();
create trigger t80_team_members_audit after insert or update or delete on public.team_members
for each row execute function private.write_audit();
create trigger t80_ticket_categories_audit after insert or update or delete on public.ticket_categories
for each row execute function private.write_audit();
create trigger t80_tags_audit after insert or update or delete on public.tags
for each row execute function private.write_audit();
create trigger t80_priority_definitions_audit after insert or update or delete on public.priority_definitions
for each row execute function private.write_audit();
create trigger t80_settings_audit after insert or update or delete on public.settings
for each row execute function private.write_audit();

create trigger t90_ticket_categories_updated_at before update on public.ticket_categories
for each row execute function private.set_updated_at();
create trigger t90_tags_updated_at before update on public.tags
for each row execute function private.set_updated_at();
create trigger t90_priority_definitions_updated_at before update on public.priority_definitions
for each row execute function private.set_updated_at();
create trigger t90_settings_updated_at before update on public.settings
for each row execute function private.set_updated_at();

create unlogged table private.rate_limits (
  key text primary key,
  ready_at timestamptz not null
);
comment on table private.rate_limits is 'The theoretical arrival time per key of the generic cell rate algorithm. Losing it in a crash forgives everybody once.';

create function private.check_rate(p_action text, p_limit integer, p_window interval)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_key text := p_action || ':' || auth.uid()::text;
  v_now timestamptz := clock_timestamp();
  v_step interval := p_window / p_limit;
  v_ready timestamptz;
begin
  if v_key is null then
    return;
  end if;
  insert into private.rate_limits as r (key, ready_at)
  values (v_key, v_now + v_step)
  on conflict (key) do update set ready_at = greatest(r.ready_at, v_now) + v_step
  returning ready_at into v_ready;
  if v_ready > v_now + p_window then
    perform private.fail(
      'PT429', 'too_many_requests', 'That was very fast. Wait a moment and try again.',
      jsonb_build_object('retry_after_seconds', ceil(extract(epoch from v_ready - v_now - p_window)))
    );
  end if;
end;
$$;
comment on function private.check_rate(text, integer, interval) is
  'Lets the caller do p_action p_limit times per window, evenly refilled (GCRA), else PT429 too_many_requests. System work is not limited.';

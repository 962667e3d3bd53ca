-- What the apps ask about the caller, and how an admin changes a role.

create function private.who_am_i()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'id', p.id,
    'email', p.email,
    'full_name', p.full_name,
    'avatar_path', p.avatar_path,
    'role', p.role,
    'is_active', p.is_active,
    'availability', p.availability,
    'locale', p.locale,
    'timezone', p.timezone,
    'permissions', coalesce((
      select jsonb_agg(pp.permission order by pp.permission)
      from public.profile_permissions as pp where pp.profile_id = p.id
    ), '[]'),
    'teams', coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'is_lead', tm.is_lead) order by t.name)
      from public.team_members as tm join public.teams as t on t.id = tm.team_id
      where tm.profile_id = p.id and t.is_active
    ), '[]')
  )
  from public.profiles as p
  where p.id = (select auth.uid()) and not (select private.session_has_ended());
$$;
comment on function private.who_am_i() is 'Body of public.who_am_i: the caller''s own row and nothing else.';

create function public.who_am_i()
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.who_am_i();
$$;
comment on function public.who_am_i() is
  'The signed-in person with role, permissions and teams, in one request. A deactivated person still learns that they are (is_active false). Null once the session was ended.';

create function public.set_availability(p_availability text)
returns void
language plpgsql
security invoker
set search_path = ''
as $$
begin
  perform private.require_role('agent', 'admin');
  if p_availability is null or not pg_input_is_valid(p_availability, 'public.availability') then
    perform private.fail('PT422', 'availability_unknown', 'Choose online, away or offline.', '{"field": "availability"}');
  end if;
  update public.profiles set availability = p_availability
  where id = (select auth.uid()) and availability is distinct from p_availability;
end;
$$;
comment on function public.set_availability(text) is
  'Says whether the calling member of staff takes new work: teams that hand out tickets give them to who is online. PT403 not_allowed, PT422 availability_unknown.';

create function private.record_seen()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_previous timestamptz;
begin
  perform private.require_role('customer', 'agent', 'admin');
  select p.last_seen_at into v_previous from public.profiles as p where p.id = auth.uid();
  update public.profiles as p set last_seen_at = clock_timestamp()
  where p.id = auth.uid() and (p.last_seen_at is null or p.last_seen_at < clock_timestamp() - interval '1 minute');
  return jsonb_build_object('previous_seen_at', v_previous);
end;
$$;
comment on function private.record_seen() is 'Body of public.record_seen.';

create function public.record_seen()
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.record_seen();
$$;
comment on function public.record_seen() is
  'Notes that the caller is here, at most once a minute, and tells when they were here before (previous_seen_at, null the first time).';

create function public.assert_admin()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if not (select private.is_admin()) then
    perform private.fail('PT403', 'not_allowed', 'Only an admin may do this.');
  end if;
end;
$$;
comment on function public.assert_admin() is 'Succeeds for an active admin, else PT403 not_allowed. Edge functions ask it before they use the service key.';

create function public.assert_permission(p_permission text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if not (select private.has_permission(p_permission)) then
    perform private.fail('PT403', 'not_allowed', 'Your account may not do this.');
  end if;
end;
$$;
comment on function public.assert_permission(text) is
  'Succeeds for active staff who hold the permission, else PT403 not_allowed. Edge functions ask it before they use the service key.';

create function public.admin_set_role(p_profile_id uuid, p_role text)
returns void
language plpgsql
security invoker
set search_path = ''
as $$
begin
  if p_role is null or p_role not in ('customer', 'agent', 'admin') then
    perform private.fail('PT422', 'invalid_role', 'Choose customer, agent or admin.', '{"field": "role"}');
  end if;
  perform public.assert_admin();
  update public.profiles set role = p_role where id = p_profile_id;
  if not found then
    perform private.fail('PT404', 'profile_not_found', 'There is no such person.', '{"field": "profile_id"}');
  end if;
end;
$$;
comment on function public.admin_set_role(uuid, text) is
  'Changes a person''s role as the calling admin. PT422 invalid_role, PT403 not_allowed, PT404 profile_not_found, PT409 last_admin.';

create function public.promote_admin(p_email text)
returns uuid
language plpgsql
security invoker
set search_path = ''
as $$
declare
  v_id uuid;
begin
  update public.profiles set role = 'admin', is_active = true
  where lower(email) = lower(btrim(p_email))
  returning id into v_id;
  if v_id is null then
    perform private.fail('PT404', 'profile_not_found', 'Nobody has signed up with this e-mail address.', '{"field": "email"}');
  end if;
  return v_id;
end;
$$;
comment on function public.promote_admin(text) is
  'Makes the first admin. For the service key only. PT404 profile_not_found.';

grant execute on function private.who_am_i() to authenticated;
grant execute on function private.fail(text, text, text, jsonb) to authenticated;
grant execute on function public.who_am_i() to authenticated;
grant execute on function public.set_availability(text) to authenticated;
grant execute on function private.record_seen() to authenticated;
grant execute on function public.record_seen() to authenticated;
grant execute on function public.assert_admin() to authenticated;
grant execute on function public.assert_permission(text) to authenticated;
grant execute on function public.admin_set_role(uuid, text) to authenticated;
grant execute on function public.promote_admin(text) to service_role;

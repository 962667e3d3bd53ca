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
  where p.id = (select auth.uid());
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
  'The signed-in person with role, permissions and teams, in one request. A deactivated person still learns that they are (is_active false).';

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
grant execute on function public.assert_admin() to authenticated;
grant execute on function public.admin_set_role(uuid, text) to authenticated;
grant execute on function public.promote_admin(text) to service_role;

-- Who is calling, and what they are to the help desk. Policies call these wrapped in
-- (select …), so each runs once per statement.

create function private.session_has_ended()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_session text := nullif(auth.jwt() ->> 'session_id', '');
begin
  if v_session is null then
    return false;
  end if;
  return not exists (
    select from auth.sessions as s
    where s.id = v_session::uuid and s.user_id = auth.uid() and (s.not_after is null or s.not_after > now())
  );
end;
$$;
comment on function private.session_has_ended() is
  'Whether the caller''s token names a session that is over. An access token outlives its session by up to an hour; access does not.';

-- In plpgsql, whose plan is kept: every other question about the caller begins with this one.
create function private.current_role()
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select p.role::text
    from public.profiles as p
    where p.id = auth.uid() and p.is_active and not (select private.session_has_ended())
  );
end;
$$;
comment on function private.current_role() is
  'The caller''s role, or null for visitors, for people who were deactivated and for sessions that were ended.';

create function private.is_staff()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce((select private.current_role()) in ('agent', 'admin'), false);
end;
$$;
comment on function private.is_staff() is 'Whether the caller is an active agent or admin.';

create function private.is_admin()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce((select private.current_role()) = 'admin', false);
end;
$$;
comment on function private.is_admin() is 'Whether the caller is an active admin.';

create function private.has_permission(p_permission text)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return case (select private.current_role())
    when 'admin' then true
    when 'agent' then exists (
      select from public.profile_permissions as pp
      where pp.profile_id = (select auth.uid()) and pp.permission = p_permission
    )
    else false
  end;
end;
$$;
comment on function private.has_permission(text) is
  'Whether the caller holds the permission. Admins hold all; customers none, whatever the table says.';

create function private.my_team_ids()
returns setof uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
  select tm.team_id from public.team_members as tm
  where tm.profile_id = (select auth.uid()) and (select private.is_staff());
end;
$$;
comment on function private.my_team_ids() is 'The teams of the calling member of staff; none for anybody else.';

create function private.require_role(variadic p_roles text[])
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.current_role();
begin
  if auth.uid() is null then
    perform private.fail('PT401', 'sign_in_required', 'Sign in to do this.');
  elsif v_role is null and private.session_has_ended() then
    perform private.fail('PT401', 'session_ended', 'You were signed out. Sign in to go on; your text is kept.');
  elsif v_role is null then
    perform private.fail('PT403', 'account_inactive', 'This account is not active.');
  elsif not v_role = any (p_roles) then
    perform private.fail('PT403', 'not_allowed', 'Your account may not do this.');
  end if;
  return v_role;
end;
$$;
comment on function private.require_role(text[]) is
  'The caller''s role when it is one of those named; else PT401 sign_in_required or session_ended, PT403 account_inactive or PT403 not_allowed.';

grant execute on function private.session_has_ended() to authenticated;
grant execute on function private.current_role() to authenticated;
grant execute on function private.require_role(text[]) to authenticated;
grant execute on function private.is_staff() to authenticated;
grant execute on function private.is_admin() to authenticated;
grant execute on function private.has_permission(text) to authenticated;
grant execute on function private.my_team_ids() to authenticated;

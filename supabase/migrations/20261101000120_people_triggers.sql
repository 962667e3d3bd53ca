-- Sign-up makes a customer; nobody raises themselves; one admin always remains.

create function private.profile_of_new_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.profiles (id, email, full_name)
  values (
    new.id,
    new.email,
    -- The metadata is written by whoever signs up: only a name is taken from it, cut to size.
    left(btrim(regexp_replace(coalesce(new.raw_user_meta_data ->> 'full_name', ''), '[[:cntrl:]]+', ' ', 'g')), 120)
  );
  return new;
end;
$$;
comment on function private.profile_of_new_user() is 'Gives every new account a customer profile.';

create trigger t10_users_profile
after insert on auth.users
for each row execute function private.profile_of_new_user();

create function private.profile_follows_user_email()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.profiles set email = new.email where id = new.id;
  return new;
end;
$$;
comment on function private.profile_follows_user_email() is 'A confirmed change of e-mail address reaches the profile.';

create trigger t20_users_email
after update of email on auth.users
for each row when (new.email is distinct from old.email and new.email is not null)
execute function private.profile_follows_user_email();

create function private.guard_profile()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- No caller means the auth server, maintenance or the service key.
  if auth.uid() is not null and not private.is_admin() then
    if new.role is distinct from old.role
      or new.is_active is distinct from old.is_active
      or new.max_open_tickets is distinct from old.max_open_tickets
      or new.metadata is distinct from old.metadata
    then
      perform private.fail('PT403', 'not_allowed', 'Only an admin may change roles, limits and access.');
    end if;
  end if;
  if old.role = 'admin' and old.is_active and (new.role <> 'admin' or not new.is_active) then
    -- Two admins demoting each other at once must not leave none.
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('autocrm.last_admin'));
    if not exists (select from public.profiles as p where p.role = 'admin' and p.is_active and p.id <> old.id) then
      perform private.fail('PT409', 'last_admin', 'Make somebody else an admin first: one active admin must remain.');
    end if;
  end if;
  return new;
end;
$$;
comment on function private.guard_profile() is
  'Keeps role, access and limits to admins, and the last active admin in place.';

create trigger t10_profiles_guard
before update on public.profiles
for each row execute function private.guard_profile();

create function private.guard_profile_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if old.role = 'admin' and old.is_active then
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('autocrm.last_admin'));
    if not exists (select from public.profiles as p where p.role = 'admin' and p.is_active and p.id <> old.id) then
      perform private.fail('PT409', 'last_admin', 'Make somebody else an admin first: one active admin must remain.');
    end if;
  end if;
  -- While the name can still be read, so that the history says who had the ticket.
  update public.tickets set assigned_agent_id = null where assigned_agent_id = old.id;
  return old;
end;
$$;
comment on function private.guard_profile_delete() is
  'The last active admin cannot be deleted either; the tickets of whoever goes are put back first.';

create trigger t10_profiles_guard_delete
before delete on public.profiles
for each row execute function private.guard_profile_delete();

create function private.guard_team_member()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not exists (
    select from public.profiles as p where p.id = new.profile_id and p.role in ('agent', 'admin')
  ) then
    perform private.fail('PT422', 'member_not_staff', 'Only agents and admins can join a team.', '{"field": "profile_id"}');
  end if;
  return new;
end;
$$;
comment on function private.guard_team_member() is 'A customer never becomes a member of a team.';

create trigger t10_team_members_guard
before insert or update on public.team_members
for each row execute function private.guard_team_member();

create function private.leave_teams_when_not_staff()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.team_members where profile_id = new.id;
  delete from public.profile_permissions where profile_id = new.id;
  delete from public.ticket_followers where profile_id = new.id;
  -- They may quote what staff alone may read.
  delete from public.notifications where recipient_id = new.id;
  update public.tickets set assigned_agent_id = null where assigned_agent_id = new.id;
  return new;
end;
$$;
comment on function private.leave_teams_when_not_staff() is
  'Somebody who becomes a customer again keeps no team, permission, ticket or notice from their time as staff.';

create trigger t30_profiles_leave_teams
after update of role on public.profiles
for each row when (new.role = 'customer' and old.role <> 'customer')
execute function private.leave_teams_when_not_staff();

-- Being seen is no change of the profile.
create trigger t90_profiles_updated_at before update on public.profiles
for each row when (new.last_seen_at is not distinct from old.last_seen_at) execute function private.set_updated_at();
create trigger t90_teams_updated_at before update on public.teams
for each row execute function private.set_updated_at();

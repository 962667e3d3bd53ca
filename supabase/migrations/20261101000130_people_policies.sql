-- Who may read and write people and teams.

alter table public.profiles enable row level security;
create policy profiles_select_authenticated on public.profiles for select to authenticated
  using ((id = (select auth.uid()) and (select private.current_role()) is not null) or (select private.is_staff()));
create policy profiles_update_authenticated on public.profiles for update to authenticated
  using ((id = (select auth.uid()) and (select private.current_role()) is not null) or (select private.is_admin()))
  with check ((id = (select auth.uid()) and (select private.current_role()) is not null) or (select private.is_admin()));
grant select on public.profiles to authenticated;
grant update (full_name, avatar_path, role, is_active, availability, max_open_tickets, locale, timezone)
  on public.profiles to authenticated;

alter table public.profile_permissions enable row level security;
create policy profile_permissions_select_authenticated on public.profile_permissions for select to authenticated
  using ((profile_id = (select auth.uid()) and (select private.is_staff())) or (select private.is_admin()));
create policy profile_permissions_insert_authenticated on public.profile_permissions for insert to authenticated
  with check ((select private.is_admin()));
create policy profile_permissions_delete_authenticated on public.profile_permissions for delete to authenticated
  using ((select private.is_admin()));
grant select, insert, delete on public.profile_permissions to authenticated;

alter table public.teams enable row level security;
create policy teams_select_authenticated on public.teams for select to authenticated
  using ((select private.is_staff()));
create policy teams_insert_authenticated on public.teams for insert to authenticated
  with check ((select private.is_admin()));
create policy teams_update_authenticated on public.teams for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy teams_delete_authenticated on public.teams for delete to authenticated
  using ((select private.is_admin()));
grant select, insert, update, delete on public.teams to authenticated;

alter table public.team_members enable row level security;
create policy team_members_select_authenticated on public.team_members for select to authenticated
  using ((select private.is_staff()));
create policy team_members_insert_authenticated on public.team_members for insert to authenticated
  with check ((select private.is_admin()));
create policy team_members_update_authenticated on public.team_members for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy team_members_delete_authenticated on public.team_members for delete to authenticated
  using ((select private.is_admin()));
grant select, insert, update, delete on public.team_members to authenticated;

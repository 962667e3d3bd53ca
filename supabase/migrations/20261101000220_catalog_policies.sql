-- Who may read and define categories, tags, priorities and settings.

alter table public.ticket_categories enable row level security;
create policy ticket_categories_select_authenticated on public.ticket_categories for select to authenticated
  using ((is_active and (select private.current_role()) is not null) or (select private.is_staff()));
create policy ticket_categories_insert_authenticated on public.ticket_categories for insert to authenticated
  with check ((select private.is_admin()));
create policy ticket_categories_update_authenticated on public.ticket_categories for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy ticket_categories_delete_authenticated on public.ticket_categories for delete to authenticated
  using ((select private.is_admin()));
grant select, insert, update, delete on public.ticket_categories to authenticated;

alter table public.tags enable row level security;
create policy tags_select_authenticated on public.tags for select to authenticated
  using ((select private.is_staff()));
create policy tags_insert_authenticated on public.tags for insert to authenticated
  with check ((select private.is_admin()));
create policy tags_update_authenticated on public.tags for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy tags_delete_authenticated on public.tags for delete to authenticated
  using ((select private.is_admin()));
grant select, insert, update, delete on public.tags to authenticated;

alter table public.priority_definitions enable row level security;
create policy priority_definitions_select_authenticated on public.priority_definitions for select to authenticated
  using ((select private.current_role()) is not null);
create policy priority_definitions_update_authenticated on public.priority_definitions for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
grant select on public.priority_definitions to authenticated;
grant update (label, description, colour) on public.priority_definitions to authenticated;

alter table public.ticket_transitions enable row level security;
create policy ticket_transitions_select_authenticated on public.ticket_transitions for select to authenticated
  using ((select private.current_role()) is not null);
grant select on public.ticket_transitions to authenticated;

alter table public.settings enable row level security;
create policy settings_select_anon on public.settings for select to anon
  using (is_public);
create policy settings_select_authenticated on public.settings for select to authenticated
  using (is_public or (select private.is_admin()));
create policy settings_insert_authenticated on public.settings for insert to authenticated
  with check ((select private.is_admin()));
create policy settings_update_authenticated on public.settings for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
grant select on public.settings to anon, authenticated;
grant insert, update on public.settings to authenticated;

alter table public.audit_log enable row level security;
create policy audit_log_select_authenticated on public.audit_log for select to authenticated
  using ((select private.is_admin()));
grant select on public.audit_log to authenticated;
revoke insert, update, delete, truncate on public.audit_log from service_role;

-- The access rule. The select policy on tickets is the one that everything else asks; the one
-- on ticket_desk asks it too and adds who may know what staff alone may know.

alter table public.tickets enable row level security;
create policy tickets_select_authenticated on public.tickets for select to authenticated
  using (
    (select private.is_admin())
    or (
      deleted_at is null
      and (
        (customer_id = (select auth.uid()) and (select private.current_role()) is not null)
        or (
          (select private.is_staff())
          and (
            assigned_agent_id = (select auth.uid())
            or team_id = any (array(select private.my_team_ids()))
            or (team_id is null and assigned_agent_id is null)
            or id = any (array(select private.my_followed_ticket_ids()))
            or (select private.has_permission('tickets.view_all'))
          )
        )
      )
    )
  );
-- Tickets are written by commands alone: handing one to another team takes it out of the
-- writer's own reach, which a plain update under row level security may not do.
-- Row level security hides rows, not columns: what only staff may know of these is left out.
grant select (
  id, number, customer_id, customer_name, assigned_agent_id, team_id, category_id, subject, description, status, priority,
  channel, custom_fields, seq, first_responded_at, last_activity_at, last_message_at, last_customer_message_at, resolved_at,
  closed_at, merged_into_id, follows_ticket_id, deleted_at, created_at, status_rank, priority_rank, is_live
) on public.tickets to authenticated;

alter table public.ticket_desk enable row level security;
create policy ticket_desk_select_authenticated on public.ticket_desk for select to authenticated
  using (
    (select private.is_staff())
    and exists (
      select from public.tickets as t
      where t.id = ticket_desk.ticket_id
        and (
          (select private.has_permission('tickets.view_all'))
          or (
            t.customer_id is distinct from (select auth.uid()) and t.team_id is null and t.assigned_agent_id is null
          )
          or t.assigned_agent_id = (select auth.uid())
          or t.team_id = any (array(select private.my_team_ids()))
          or t.id = any (array(select private.my_followed_ticket_ids()))
        )
    )
  );
grant select on public.ticket_desk to authenticated;

alter table public.ticket_messages enable row level security;
create policy ticket_messages_select_authenticated on public.ticket_messages for select to authenticated
  using (exists (select from public.tickets as t where t.id = ticket_messages.ticket_id));
grant select (
  id, ticket_id, seq, author_id, author_name, author_role, body, channel, client_id, edited_at, created_at
) on public.ticket_messages to authenticated;

alter table public.ticket_notes enable row level security;
create policy ticket_notes_select_authenticated on public.ticket_notes for select to authenticated
  using (exists (select from public.ticket_desk as d where d.ticket_id = ticket_notes.ticket_id));
grant select on public.ticket_notes to authenticated;

alter table public.ticket_activities enable row level security;
create policy ticket_activities_select_authenticated on public.ticket_activities for select to authenticated
  using (
    case when is_internal
      then exists (select from public.ticket_desk as d where d.ticket_id = ticket_activities.ticket_id)
      else exists (select from public.tickets as t where t.id = ticket_activities.ticket_id)
    end
  );
grant select on public.ticket_activities to authenticated;
revoke update, delete, truncate on public.ticket_activities from service_role;

alter table public.attachments enable row level security;
create policy attachments_select_authenticated on public.attachments for select to authenticated
  using (
    case
      when ticket_id is null then uploader_id = (select auth.uid()) and (select private.current_role()) is not null
      when is_internal then exists (select from public.ticket_desk as d where d.ticket_id = attachments.ticket_id)
      else exists (select from public.tickets as t where t.id = attachments.ticket_id)
    end
  );
create policy attachments_delete_authenticated on public.attachments for delete to authenticated
  using (ticket_id is null and uploader_id = (select auth.uid()) and (select private.current_role()) is not null);
grant select, delete on public.attachments to authenticated;

alter table public.ticket_tags enable row level security;
create policy ticket_tags_select_authenticated on public.ticket_tags for select to authenticated
  using (exists (select from public.ticket_desk as d where d.ticket_id = ticket_tags.ticket_id));
grant select on public.ticket_tags to authenticated;

alter table public.ticket_followers enable row level security;
create policy ticket_followers_select_authenticated on public.ticket_followers for select to authenticated
  using (exists (select from public.ticket_desk as d where d.ticket_id = ticket_followers.ticket_id));
create policy ticket_followers_insert_authenticated on public.ticket_followers for insert to authenticated
  with check (
    profile_id = (select auth.uid())
    and exists (select from public.ticket_desk as d where d.ticket_id = ticket_followers.ticket_id)
  );
create policy ticket_followers_delete_authenticated on public.ticket_followers for delete to authenticated
  using (profile_id = (select auth.uid()) and (select private.is_staff()));
grant select, insert, delete on public.ticket_followers to authenticated;

alter table public.ticket_reads enable row level security;
create policy ticket_reads_select_authenticated on public.ticket_reads for select to authenticated
  using (profile_id = (select auth.uid()) and (select private.current_role()) is not null);
grant select on public.ticket_reads to authenticated;

alter table public.drafts enable row level security;
create policy drafts_select_authenticated on public.drafts for select to authenticated
  using (profile_id = (select auth.uid()) and (select private.current_role()) is not null);
create policy drafts_delete_authenticated on public.drafts for delete to authenticated
  using (profile_id = (select auth.uid()) and (select private.current_role()) is not null);
grant select, delete on public.drafts to authenticated;

alter table public.notifications enable row level security;
create policy notifications_select_authenticated on public.notifications for select to authenticated
  using (recipient_id = (select auth.uid()) and (select private.current_role()) is not null);
create policy notifications_update_authenticated on public.notifications for update to authenticated
  using (recipient_id = (select auth.uid()) and (select private.current_role()) is not null)
  with check (recipient_id = (select auth.uid()) and (select private.current_role()) is not null);
grant select on public.notifications to authenticated;
grant update (read_at) on public.notifications to authenticated;

alter table public.notification_preferences enable row level security;
create policy notification_preferences_select_authenticated on public.notification_preferences for select to authenticated
  using (profile_id = (select auth.uid()) and (select private.current_role()) is not null);
create policy notification_preferences_insert_authenticated on public.notification_preferences for insert to authenticated
  with check (profile_id = (select auth.uid()) and (select private.current_role()) is not null);
create policy notification_preferences_update_authenticated on public.notification_preferences for update to authenticated
  using (profile_id = (select auth.uid()) and (select private.current_role()) is not null)
  with check (profile_id = (select auth.uid()) and (select private.current_role()) is not null);
grant select, insert, update on public.notification_preferences to authenticated;

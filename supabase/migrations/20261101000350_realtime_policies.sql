-- Who may join which topic. The server asks with a probe row whose private flag and payload
-- are not set, so a policy may test the topic and the extension only.
--
-- ticket:<id>        public entries and state, to everybody on the ticket     read
-- ticket-staff:<id>  internal entries and the desk's row, to staff            read
-- queue:<team id>    summaries of a team's tickets, to its members             read
-- queue:none         summaries of tickets without team and assignee, to staff  read
-- queue:assigned     without team but assigned: to who may read all of them    read
-- queue:deleted      to admins                                                 read
-- user:<id>          notifications and own tickets                            read
-- typing:<id>        who is typing, among everybody on the ticket             read, write
-- presence:<id>      which staff look at the ticket                           read, write

create policy realtime_messages_select_authenticated on realtime.messages for select to authenticated
  using (
    case split_part((select realtime.topic()), ':', 1)
      when 'ticket' then exists (
        select from public.tickets as t where t.id = (select private.topic_id(realtime.topic(), 'ticket'))
      )
      when 'typing' then exists (
        select from public.tickets as t where t.id = (select private.topic_id(realtime.topic(), 'typing'))
      )
      when 'ticket-staff' then exists (
        select from public.ticket_desk as d where d.ticket_id = (select private.topic_id(realtime.topic(), 'ticket-staff'))
      )
      when 'presence' then exists (
        select from public.ticket_desk as d where d.ticket_id = (select private.topic_id(realtime.topic(), 'presence'))
      )
      when 'queue' then (select private.is_staff()) and (
        (select realtime.topic()) = 'queue:none'
        or (select private.is_admin())
        or ((select realtime.topic()) <> 'queue:deleted' and (select private.has_permission('tickets.view_all')))
        or (select private.topic_id(realtime.topic(), 'queue')) = any (array(select private.my_team_ids()))
      )
      when 'user' then (select private.current_role()) is not null
        and (select private.topic_id(realtime.topic(), 'user')) = (select auth.uid())
      else false
    end
  );

-- Entries and summaries come from the database alone: a client that could write them could
-- put words into somebody else's mouth.
create policy realtime_messages_insert_authenticated on realtime.messages for insert to authenticated
  with check (
    case split_part((select realtime.topic()), ':', 1)
      when 'typing' then extension = 'broadcast' and exists (
        select from public.tickets as t where t.id = (select private.topic_id(realtime.topic(), 'typing'))
      )
      when 'presence' then exists (
        select from public.ticket_desk as d where d.ticket_id = (select private.topic_id(realtime.topic(), 'presence'))
      )
      else false
    end
  );

-- Who may join which topic. The server asks with a probe row whose private flag and payload
-- are not set, so a policy may test the topic and the extension only.
--
-- ticket:<id>        public entries and state, to everybody on the ticket     read
-- ticket-staff:<id>  internal entries and the desk's row, to staff            read
-- queue:<team id>    summaries of a team's tickets, to its members            read, presence
-- queue:none         summaries of tickets without team and assignee, to staff read, presence
-- queue:assigned     without team but assigned: to who may read all of them   read, presence
-- queue:deleted      to admins                                                read, presence
-- user:<id>          notifications and own tickets                            read
-- typing:<id>        who is typing, among everybody on the ticket             read, write
-- presence:<id>      which staff look at the ticket                           read, write
--
-- Presence on a queue says which of its tickets somebody has open.

create function private.reads_queue(p_topic text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select private.is_staff() and (
    p_topic = 'queue:none'
    or private.is_admin()
    or (p_topic <> 'queue:deleted' and private.has_permission('tickets.view_all'))
    or private.topic_id(p_topic, 'queue') in (select private.my_team_ids())
  );
$$;
comment on function private.reads_queue(text) is
  'Whether the caller may read the tickets of a queue topic, and so tell on it which of them they look at.';
grant execute on function private.reads_queue(text) to authenticated;

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
      when 'queue' then (select private.reads_queue(realtime.topic()))
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
      when 'queue' then extension = 'presence' and (select private.reads_queue(realtime.topic()))
      else false
    end
  );

-- Tells the Data API that the schema has changed, as hosted Supabase does, so that a migration is served
-- at once. Owned by the superuser: event triggers cannot belong to anybody else.

create or replace function extensions.announce_ddl() returns event_trigger language plpgsql as $$
begin
  perform pg_notify('pgrst', 'reload schema');
end;
$$;

drop event trigger if exists announce_ddl;
create event trigger announce_ddl on ddl_command_end execute function extensions.announce_ddl();
drop event trigger if exists announce_drop;
create event trigger announce_drop on sql_drop execute function extensions.announce_ddl();

-- The roles hosted Supabase has, with what they may do there. Passwords are set by the caller.
-- Cluster-wide and safe to run again.

do $$
declare
  v_role text;
begin
  foreach v_role in array array[
    'anon', 'authenticated', 'service_role', 'authenticator', 'postgres', 'dashboard_user',
    'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin'
  ] loop
    if not exists (select from pg_catalog.pg_roles where rolname = v_role) then
      execute format('create role %I', v_role);
    end if;
  end loop;
end;
$$;

-- What a request becomes, by the token it carries.
alter role anon nologin noinherit;
alter role authenticated nologin noinherit;
alter role service_role nologin noinherit bypassrls;

-- Who the services connect as. Each may become a request role and has no rights of its own beyond its schema.
alter role authenticator login noinherit;
alter role supabase_auth_admin login noinherit;
alter role supabase_storage_admin login noinherit;
alter role supabase_realtime_admin login noinherit;

-- Who runs migrations: powerful, but not a superuser.
alter role postgres login inherit createrole createdb replication bypassrls nosuperuser;
alter role dashboard_user nologin createrole createdb replication;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to supabase_storage_admin with inherit false, set true;
grant anon, authenticated, service_role to supabase_realtime_admin with inherit false, set true;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;

-- Hosted Supabase lets postgres write policies on these roles' tables through an extension of its own.
-- Inherited ownership is the nearest plain PostgreSQL has; their schemas still refuse new objects.
grant supabase_storage_admin, supabase_realtime_admin to postgres with inherit true, set false;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role postgres set search_path = "$user", public, extensions;
alter role supabase_auth_admin set search_path = auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '60s';
alter role supabase_storage_admin set search_path = storage;
alter role supabase_realtime_admin set search_path = realtime;

-- Schemas, extensions and default privileges of a new Supabase database.

create schema if not exists extensions authorization postgres;
create schema if not exists graphql_public;
-- The Auth service hashes passwords with pgcrypto.
grant usage on schema extensions to anon, authenticated, service_role, dashboard_user, supabase_auth_admin;
grant usage on schema graphql_public to postgres, anon, authenticated, service_role;

create extension if not exists pg_stat_statements with schema extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

grant usage on schema public to postgres, anon, authenticated, service_role;

-- What postgres creates in public is open to the request roles until a migration revokes it.
alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;

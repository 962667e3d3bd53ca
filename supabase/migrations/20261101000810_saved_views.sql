-- Cuts through the queue that somebody named: personal, of a team or for everybody.

create function private.my_led_team_ids()
returns setof uuid
language sql
stable
security definer
set search_path = ''
as $$
  select tm.team_id
  from public.team_members as tm
  where tm.profile_id = (select auth.uid()) and tm.is_lead and (select private.is_staff());
$$;
comment on function private.my_led_team_ids() is 'The teams that the calling member of staff leads.';
grant execute on function private.my_led_team_ids() to authenticated;

create table public.saved_views (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80 and name !~ '[[:cntrl:]]'),
  owner_id uuid references public.profiles (id) on delete cascade,
  team_id uuid references public.teams (id) on delete cascade,
  filters jsonb not null default '{}' check (jsonb_typeof(filters) = 'object' and pg_column_size(filters) <= 4000),
  sort text not null default 'activity' check (sort in ('activity', 'created', 'priority', 'status', 'due')),
  descending boolean not null default true,
  columns text[] not null default '{}'
    check (cardinality(columns) <= 20 and array_to_string(columns, ',', '!') ~ '^([a-z_]{1,30}(,[a-z_]{1,30})*)?$'),
  density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
  position integer not null default 0 check (position between 0 and 100000),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (owner_id is null or team_id is null)
);
create index saved_views_owner_id_idx on public.saved_views (owner_id, position, name);
create index saved_views_team_id_idx on public.saved_views (team_id, position, name);
comment on table public.saved_views is
  'Named lists of tickets. With an owner they are personal, with a team the team''s, with neither everybody''s. They open nothing: whoever looks sees what they may.';
comment on column public.saved_views.filters is 'In the words of list_tickets; me is whoever looks.';
comment on column public.saved_views.columns is 'What a row shows besides number, subject and customer, in this order.';

create function private.check_saved_view()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_limit constant integer := 50;
begin
  new.name := btrim(new.name);
  -- Refuses what list_tickets would refuse.
  perform private.list_filter(new.filters, true);
  if tg_op = 'INSERT' and (
    select count(*) from public.saved_views as v
    where v.owner_id is not distinct from new.owner_id and v.team_id is not distinct from new.team_id
  ) >= v_limit then
    perform private.fail('PT422', 'too_many_views', 'There can be up to ' || v_limit || ' of these. Delete one first.');
  end if;
  return new;
end;
$$;
comment on function private.check_saved_view() is
  'A view can be listed as it is saved, and each is counted often, so there are up to 50 per person, team and for all. PT422 filter_unknown, filter_invalid, view_unknown, too_many_views.';

create trigger t10_saved_views_check before insert or update of name, filters on public.saved_views
for each row execute function private.check_saved_view();
create trigger t80_saved_views_audit_insert after insert on public.saved_views
for each row when (new.owner_id is null) execute function private.write_audit();
create trigger t81_saved_views_audit_update after update on public.saved_views
for each row when (old.owner_id is null and new.owner_id is null) execute function private.write_audit();
create trigger t82_saved_views_audit_delete after delete on public.saved_views
for each row when (old.owner_id is null) execute function private.write_audit();
create trigger t90_saved_views_updated_at before update on public.saved_views
for each row execute function private.set_updated_at();

alter table public.saved_views enable row level security;
create policy saved_views_select_authenticated on public.saved_views for select to authenticated
  using (
    (select private.is_staff())
    and (
      owner_id = (select auth.uid())
      or (owner_id is null and (
        team_id is null or team_id = any (array(select private.my_team_ids())) or (select private.is_admin())
      ))
    )
  );
create policy saved_views_insert_authenticated on public.saved_views for insert to authenticated
  with check (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and ((select private.is_admin()) or team_id = any (array(select private.my_led_team_ids()))))
  );
create policy saved_views_update_authenticated on public.saved_views for update to authenticated
  using (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and ((select private.is_admin()) or team_id = any (array(select private.my_led_team_ids()))))
  )
  with check (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and ((select private.is_admin()) or team_id = any (array(select private.my_led_team_ids()))))
  );
create policy saved_views_delete_authenticated on public.saved_views for delete to authenticated
  using (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and ((select private.is_admin()) or team_id = any (array(select private.my_led_team_ids()))))
  );
grant select, delete on public.saved_views to authenticated;
grant insert (id, name, owner_id, team_id, filters, sort, descending, columns, density, position)
  on public.saved_views to authenticated;
grant update (name, owner_id, team_id, filters, sort, descending, columns, density, position)
  on public.saved_views to authenticated;

create function private.saved_view_count(p_filters jsonb)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.require_role('agent', 'admin');
  return case when p_filters -> 'deleted' = 'true' then null
    else private.count_view(private.narrow_scope(p_filters), private.list_filter(p_filters)) end;
end;
$$;
comment on function private.saved_view_count(jsonb) is
  'How many tickets the caller would see under a set of filters, up to 1,000; null for deleted ones, which nobody counts.';

create function public.saved_view_counts()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  perform private.require_role('agent', 'admin');
  -- The policy on the table decides which views the caller has.
  return (
    select coalesce(jsonb_object_agg(c.id, c.tickets) filter (where c.tickets is not null), '{}')
    from (select v.id, private.saved_view_count(v.filters) as tickets from public.saved_views as v) as c
  );
end;
$$;
comment on function public.saved_view_counts() is
  'How many tickets stand in each saved view that the calling member of staff has, by its id. 1000 means 1000 or more. PT403.';

grant execute on function public.saved_view_counts(), private.saved_view_count(jsonb) to authenticated;

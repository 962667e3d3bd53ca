-- Service levels and schedules: who may read and change them, and what follows from a change.

create function private.ask_clock_review()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.clock_reviews default values
  on conflict (id) do update set after_created_at = excluded.after_created_at, after_id = excluded.after_id;
  return null;
end;
$$;
comment on function private.ask_clock_review() is 'What is promised or when it counts has changed: maintenance reckons the clocks of live tickets anew.';

create trigger t70_sla_policies_review after insert or update or delete on public.sla_policies
for each statement execute function private.ask_clock_review();
create trigger t70_sla_targets_review after insert or update or delete on public.sla_targets
for each statement execute function private.ask_clock_review();
create trigger t70_schedules_review after update on public.schedules
for each statement execute function private.ask_clock_review();
create trigger t70_schedule_hours_review after insert or update or delete on public.schedule_hours
for each statement execute function private.ask_clock_review();
create trigger t70_schedule_holidays_review after insert or update or delete on public.schedule_holidays
for each statement execute function private.ask_clock_review();
create trigger t70_teams_review after update of schedule_id on public.teams
for each row when (new.schedule_id is distinct from old.schedule_id) execute function private.ask_clock_review();

create trigger t80_sla_policies_audit after insert or update or delete on public.sla_policies
for each row execute function private.write_audit();
create trigger t80_sla_targets_audit after insert or update or delete on public.sla_targets
for each row execute function private.write_audit();
create trigger t80_schedules_audit after insert or update or delete on public.schedules
for each row execute function private.write_audit();
create trigger t80_schedule_hours_audit after insert or update or delete on public.schedule_hours
for each row execute function private.write_audit();
create trigger t80_schedule_holidays_audit after insert or update or delete on public.schedule_holidays
for each row execute function private.write_audit();

create trigger t90_sla_policies_updated_at before update on public.sla_policies
for each row execute function private.set_updated_at();
create trigger t90_sla_targets_updated_at before update on public.sla_targets
for each row execute function private.set_updated_at();
create trigger t90_schedules_updated_at before update on public.schedules
for each row execute function private.set_updated_at();

create function private.guard_schedule_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from public.teams as m where m.schedule_id = old.id)
    or exists (select from public.sla_policies as p where p.schedule_id = old.id) then
    perform private.fail('PT409', 'schedule_in_use', 'A team or a service level keeps this schedule. Give them another one first.');
  end if;
  return old;
end;
$$;
comment on function private.guard_schedule_delete() is 'A schedule that somebody keeps is not deleted.';

create trigger t10_schedules_guard_delete before delete on public.schedules
for each row execute function private.guard_schedule_delete();

alter table public.sla_policies enable row level security;
create policy sla_policies_select_authenticated on public.sla_policies for select to authenticated
  using ((select private.is_staff()));
create policy sla_policies_update_authenticated on public.sla_policies for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy sla_policies_delete_authenticated on public.sla_policies for delete to authenticated
  using ((select private.is_admin()));
grant select, delete on public.sla_policies to authenticated;
grant update (position, is_active) on public.sla_policies to authenticated;

alter table public.sla_targets enable row level security;
create policy sla_targets_select_authenticated on public.sla_targets for select to authenticated
  using ((select private.is_staff()));
grant select on public.sla_targets to authenticated;

alter table public.schedules enable row level security;
create policy schedules_select_authenticated on public.schedules for select to authenticated
  using ((select private.is_staff()));
create policy schedules_delete_authenticated on public.schedules for delete to authenticated
  using ((select private.is_admin()));
grant select, delete on public.schedules to authenticated;

alter table public.schedule_hours enable row level security;
create policy schedule_hours_select_authenticated on public.schedule_hours for select to authenticated
  using ((select private.is_staff()));
grant select on public.schedule_hours to authenticated;

alter table public.schedule_holidays enable row level security;
create policy schedule_holidays_select_authenticated on public.schedule_holidays for select to authenticated
  using ((select private.is_staff()));
grant select on public.schedule_holidays to authenticated;

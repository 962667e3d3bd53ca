-- The life of a ticket: what follows from a change, and what cannot be deleted while it is in use.

create function private.ticket_before_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.seq := 1;
  new.customer_name := coalesce((select p.full_name from public.profiles as p where p.id = new.customer_id), new.customer_name);
  new.subject := btrim(new.subject);
  if new.assigned_agent_id is not null and new.status = 'new' then
    new.status := 'open';
  end if;
  new.awaiting_reply_since := new.created_at;
  new.next_due_at := private.next_due(new, private.first_clocks(new));
  return new;
end;
$$;
comment on function private.ticket_before_insert() is
  'A new ticket starts its public feed at 1, remembers its customer''s name and awaits its first response.';

create trigger t10_tickets_defaults before insert on public.tickets
for each row execute function private.ticket_before_insert();

create function private.ticket_after_insert()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.ticket_desk (ticket_id) values (new.id);
  perform private.store_clocks(private.first_clocks(new));
  insert into public.ticket_activities
    (ticket_id, seq, actor_id, actor_name, actor_role, type, is_internal, new_value, created_at)
  values (
    new.id, 1, auth.uid(), private.actor_name(), coalesce(private.current_role(), 'system'),
    'created', false, jsonb_build_object('channel', new.channel), new.created_at
  );
  if new.follows_ticket_id is not null then
    perform private.announce_links(array[new.follows_ticket_id]);
  end if;
  return null;
end;
$$;
comment on function private.ticket_after_insert() is
  'Gives a new ticket its staff side and the first entry of its history, and tells those who look at the one that it follows.';

create trigger t20_tickets_created after insert on public.tickets
for each row execute function private.ticket_after_insert();

create function private.ticket_before_update()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_actor text := case
    when auth.uid() is null then 'system'
    when private.is_staff() then 'staff'
    else 'customer'
  end;
  v_undoing boolean := new.status is distinct from old.status and private.is_undoing(new.id);
begin
  if new.assigned_agent_id is distinct from old.assigned_agent_id and new.assigned_agent_id is not null then
    if not exists (
      select from public.profiles as p
      where p.id = new.assigned_agent_id and p.is_active and p.role in ('agent', 'admin')
    ) then
      perform private.fail('PT422', 'assignee_not_staff', 'Choose an active agent.', '{"field": "assigned_agent_id"}');
    end if;
    if old.status = 'new' and new.status = 'new' then
      new.status := 'open';
    end if;
  end if;
  if new.team_id is distinct from old.team_id and new.team_id is not null then
    if not exists (select from public.teams as m where m.id = new.team_id and m.is_active) then
      perform private.fail('PT422', 'team_not_active', 'Choose an active team.', '{"field": "team_id"}');
    end if;
  end if;
  if new.status is distinct from old.status then
    if not v_undoing and not exists (
      select from public.ticket_transitions as tr
      where tr.from_status = old.status and tr.to_status = new.status
        -- The first touch and a customer's answer open a ticket on the system's word.
        and (tr.actor = v_actor or (new.status = 'open' and tr.actor = 'system' and old.status in ('new', 'waiting', 'resolved')))
    ) then
      perform private.fail(
        'PT409', 'transition_not_allowed', 'A ticket cannot go from ' || old.status || ' to ' || new.status || ' here.',
        jsonb_build_object('field', 'status', 'from', old.status, 'to', new.status)
      );
    end if;
    -- What is taken back was resolved when it was, not now.
    if not v_undoing then
      new.resolved_at := case
        when new.status = 'resolved' then clock_timestamp()
        when new.status = 'closed' then coalesce(old.resolved_at, clock_timestamp())
      end;
      new.closed_at := case when new.status = 'closed' then clock_timestamp() end;
    end if;
    if new.status in ('resolved', 'closed') then
      new.snoozed_until := null;
    end if;
    -- Who opens their ticket again waits from then on.
    if v_actor = 'customer' and old.status = 'resolved' and new.awaiting_reply_since is not distinct from old.awaiting_reply_since then
      new.awaiting_reply_since := clock_timestamp();
    end if;
  end if;
  if new.snoozed_until is not null and new.snoozed_until is distinct from old.snoozed_until and new.status in ('resolved', 'closed') then
    perform private.fail('PT409', 'not_snoozable', 'Only an open ticket can be snoozed.', '{"field": "snoozed_until"}');
  end if;
  new.seq := new.seq + private.public_changes(old, new);
  if new.seq <> old.seq then
    new.last_activity_at := clock_timestamp();
  end if;
  return new;
end;
$$;
comment on function private.ticket_before_update() is
  'Guards who may be assigned and which state may follow, and takes the numbers of the entries that the change will make.';

create trigger t10_tickets_guard before update on public.tickets
for each row execute function private.ticket_before_update();

create function private.ticket_clocks()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.next_due_at := private.settle_clocks(old, new);
  return new;
end;
$$;
comment on function private.ticket_clocks() is 'Keeps the service clocks of a ticket in step with what they depend on.';

-- In the write itself: a second one would write every index of the ticket again.
create trigger t20_tickets_clocks before update on public.tickets
for each row when (
  new.status is distinct from old.status or new.priority is distinct from old.priority
  or new.team_id is distinct from old.team_id or new.category_id is distinct from old.category_id
  or new.first_responded_at is distinct from old.first_responded_at
  or new.awaiting_reply_since is distinct from old.awaiting_reply_since
  or new.deleted_at is distinct from old.deleted_at or new.merged_into_id is distinct from old.merged_into_id
)
execute function private.ticket_clocks();
create trigger t90_tickets_updated_at before update on public.tickets
for each row execute function private.set_updated_at();

create function private.guard_team_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Without their team its tickets would be open to every agent.
  if exists (select from public.tickets as t where t.team_id = old.id) then
    perform private.fail('PT409', 'team_in_use', 'This team has tickets. Deactivate it instead.');
  end if;
  return old;
end;
$$;
comment on function private.guard_team_delete() is 'A team that has or had tickets is deactivated, not deleted.';

create trigger t10_teams_guard_delete before delete on public.teams
for each row execute function private.guard_team_delete();

create function private.guard_category_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from public.tickets as t where t.category_id = old.id) then
    perform private.fail('PT409', 'category_in_use', 'Tickets have this category. Deactivate it instead.');
  end if;
  return old;
end;
$$;
comment on function private.guard_category_delete() is 'A category that tickets have is deactivated, not deleted.';

create trigger t10_ticket_categories_guard_delete before delete on public.ticket_categories
for each row execute function private.guard_category_delete();

create function private.copy_tags()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    update public.tickets as t set tag_ids = t.tag_ids || c.ids
    from (select ticket_id, array_agg(tag_id) as ids from changed group by ticket_id) as c
    where t.id = c.ticket_id;
  else
    update public.tickets as t set tag_ids = array(select i.id from unnest(t.tag_ids) as i (id) where i.id <> all (c.ids))
    from (select ticket_id, array_agg(tag_id) as ids from changed group by ticket_id) as c
    where t.id = c.ticket_id;
  end if;
  return null;
end;
$$;
comment on function private.copy_tags() is 'Keeps the tags of a ticket where its lists can filter by them.';

create trigger t10_ticket_tags_copy_added after insert on public.ticket_tags
referencing new table as changed
for each statement execute function private.copy_tags();
create trigger t10_ticket_tags_copy_removed after delete on public.ticket_tags
referencing old table as changed
for each statement execute function private.copy_tags();

create function private.take_tag_off()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- While its name can still be written into the history.
  delete from public.ticket_tags where tag_id = old.id;
  return old;
end;
$$;
comment on function private.take_tag_off() is 'A tag that is deleted is taken off its tickets first.';

create trigger t10_tags_take_off before delete on public.tags
for each row execute function private.take_tag_off();

create trigger t90_ticket_desk_updated_at before update on public.ticket_desk
for each row execute function private.set_updated_at();

create trigger t90_ticket_reads_updated_at before update on public.ticket_reads
for each row execute function private.set_updated_at();

create trigger t90_drafts_updated_at before update on public.drafts
for each row execute function private.set_updated_at();

create trigger t90_notification_preferences_updated_at before update on public.notification_preferences
for each row execute function private.set_updated_at();

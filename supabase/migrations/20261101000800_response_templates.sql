-- Prepared answers: personal, of a team or for everybody, with what they do to the ticket.

create table public.response_templates (
  id uuid primary key default gen_random_uuid(),
  title text not null check (char_length(btrim(title)) between 1 and 120 and title !~ '[[:cntrl:]]'),
  shortcut text check (shortcut ~ '^[a-z0-9-]{1,40}$'),
  body text not null check (char_length(body) <= 20000 and body ~ '\S'),
  owner_id uuid references public.profiles (id) on delete cascade,
  team_id uuid references public.teams (id) on delete cascade,
  actions jsonb not null default '{}' check (jsonb_typeof(actions) = 'object'),
  use_count integer not null default 0 check (use_count >= 0),
  last_used_at timestamptz,
  is_active boolean not null default true,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (owner_id is null or team_id is null)
);
create index response_templates_owner_id_idx on public.response_templates (owner_id);
create index response_templates_team_id_idx on public.response_templates (team_id);
create unique index response_templates_shortcut_key
  on public.response_templates (shortcut, owner_id, team_id) nulls not distinct where shortcut is not null;
comment on table public.response_templates is
  'Prepared answers. With an owner they are personal, with a team the team''s, with neither everybody''s.';
comment on column public.response_templates.shortcut is 'What one types after a slash; unique among those of the same owner or team.';
comment on column public.response_templates.body is 'Markdown with variables such as {{customer.first_name}}; see render_template.';
comment on column public.response_templates.actions is
  'What goes with the answer: status, priority, add_tag_ids, assigned_agent_id (an id, me, or null for nobody), team_id (an id, or null for none).';

create function private.template_action_fault(p_field text, p_value jsonb)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select case p_field
    when 'status' then case when not exists (
      select from public.ticket_transitions as tr where tr.actor = 'staff' and tr.to_status = p_value #>> '{}'
    ) then 'Choose a state that staff can set.' end
    when 'priority' then case when p_value #>> '{}' is null or not pg_input_is_valid(p_value #>> '{}', 'public.ticket_priority')
      then 'Choose low, medium, high or urgent.' end
    when 'assigned_agent_id' then case when p_value not in ('null', '"me"') and not exists (
      select from public.profiles as p
      where p.id::text = p_value #>> '{}' and p.is_active and p.role in ('agent', 'admin')
    ) then 'Choose an active agent.' end
    when 'team_id' then case when p_value <> 'null' and not exists (
      select from public.teams as m where m.id::text = p_value #>> '{}' and m.is_active
    ) then 'Choose an active team.' end
    when 'add_tag_ids' then case
      when jsonb_typeof(p_value) <> 'array' then 'Send a list of tags.'
      when jsonb_array_length(p_value) not between 1 and 20 then 'Choose 1 to 20 tags.'
      when exists (
        select from jsonb_array_elements_text(p_value) as i (id)
        where not exists (select from public.tags as g where g.id::text = i.id)
      ) then 'Choose tags that exist.'
    end
    else 'A template has no action ' || p_field || '.'
  end;
$$;
comment on function private.template_action_fault(text, jsonb) is
  'What is wrong with one action of a template, in a sentence, or null.';

create function private.check_template()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_fault record;
begin
  new.title := btrim(new.title);
  new.shortcut := nullif(new.shortcut, '');
  if tg_op = 'UPDATE' and new.actions = old.actions then
    -- What an action named may be gone since; that must not keep anybody from correcting the text.
    return new;
  end if;
  select a.key as field, private.template_action_fault(a.key, a.value) as sentence into v_fault
  from jsonb_each(new.actions) as a
  where private.template_action_fault(a.key, a.value) is not null
  order by a.key limit 1;
  if found then
    perform private.fail(
      'PT422', 'action_invalid', v_fault.sentence, jsonb_build_object('field', 'actions.' || v_fault.field)
    );
  end if;
  return new;
end;
$$;
comment on function private.check_template() is
  'Refuses actions that a reply could not carry out, with PT422 action_invalid naming the field, such as actions.status.';

create trigger t10_response_templates_check before insert or update of title, shortcut, actions on public.response_templates
for each row when (jsonb_typeof(new.actions) = 'object') execute function private.check_template();
-- Counting a use is no change of the template.
create trigger t90_response_templates_updated_at
before update of title, shortcut, body, owner_id, team_id, actions, is_active on public.response_templates
for each row execute function private.set_updated_at();
-- Personal ones are their owner's alone, also in the audit log that admins read.
create trigger t80_response_templates_audit_insert after insert on public.response_templates
for each row when (new.owner_id is null) execute function private.write_audit();
create trigger t81_response_templates_audit_update
after update of title, shortcut, body, owner_id, team_id, actions, is_active on public.response_templates
for each row when (old.owner_id is null and new.owner_id is null) execute function private.write_audit();
create trigger t82_response_templates_audit_delete after delete on public.response_templates
for each row when (old.owner_id is null) execute function private.write_audit();

alter table public.response_templates enable row level security;
create policy response_templates_select_authenticated on public.response_templates for select to authenticated
  using (
    (select private.is_staff())
    and (
      owner_id = (select auth.uid())
      or (owner_id is null and (
        team_id is null or team_id = any (array(select private.my_team_ids())) or (select private.is_admin())
      ))
    )
  );
create policy response_templates_insert_authenticated on public.response_templates for insert to authenticated
  with check (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and (select private.has_permission('templates.manage')) and (
      team_id is null or team_id = any (array(select private.my_team_ids())) or (select private.is_admin())
    ))
  );
create policy response_templates_update_authenticated on public.response_templates for update to authenticated
  using (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and (select private.has_permission('templates.manage')) and (
      team_id is null or team_id = any (array(select private.my_team_ids())) or (select private.is_admin())
    ))
  )
  with check (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and (select private.has_permission('templates.manage')) and (
      team_id is null or team_id = any (array(select private.my_team_ids())) or (select private.is_admin())
    ))
  );
create policy response_templates_delete_authenticated on public.response_templates for delete to authenticated
  using (
    (owner_id = (select auth.uid()) and (select private.is_staff()))
    or (owner_id is null and (select private.has_permission('templates.manage')) and (
      team_id is null or team_id = any (array(select private.my_team_ids())) or (select private.is_admin())
    ))
  );
grant select, delete on public.response_templates to authenticated;
grant insert (id, title, shortcut, body, owner_id, team_id, actions, is_active) on public.response_templates to authenticated;
grant update (title, shortcut, body, owner_id, team_id, actions, is_active) on public.response_templates to authenticated;

create function private.fill_variables(p_body text, p_values jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  -- In one pass, so that what a value holds is never taken for a variable.
  with texts as (
    select text, i from regexp_split_to_table(p_body, '\{\{\s*[a-z_.]+\s*\}\}') with ordinality as t (text, i)
  ), names as (
    select m[1] as written, m[2] as name, nullif(p_values ->> m[2], '') as value, i
    from regexp_matches(p_body, '(\{\{\s*([a-z_.]+)\s*\}\})', 'g') with ordinality as x (m, i)
  )
  select jsonb_build_object(
    'body', (
      select string_agg(t.text || coalesce(n.value, n.written, ''), '' order by t.i)
      from texts as t left join names as n on n.i = t.i
    ),
    'unknown', coalesce((select jsonb_agg(distinct n.name order by n.name) from names as n where n.value is null), '[]')
  );
$$;
comment on function private.fill_variables(text, jsonb) is
  'The text with its {{variables}} replaced by the values of the same name. Those without a value stay as written and come in unknown.';

create function private.standing_actions(p_actions jsonb)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(a.key, a.value) filter (where private.template_action_fault(a.key, a.value) is null), '{}')
  from (
    select e.key, case
      when e.key = 'assigned_agent_id' and e.value = '"me"' then to_jsonb(auth.uid())
      when e.key = 'add_tag_ids' then (
        select coalesce(jsonb_agg(i.id), '[]') from jsonb_array_elements(e.value) as i (id)
        where exists (select from public.tags as g where to_jsonb(g.id) = i.id)
      )
      else e.value
    end as value
    from jsonb_each(p_actions) as e
  ) as a;
$$;
comment on function private.standing_actions(jsonb) is
  'The actions of a template that can still be carried out, with me as the caller''s id: tags, people and teams may be gone since.';

create function private.render_template(p_body text, p_actions jsonb, p_ticket_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := private.ticket_for(p_ticket_id);
  v_customer text;
  v_email text;
  v_agent text := private.actor_name();
begin
  if not private.can_read_desk(v_ticket) then
    perform private.fail('PT404', 'ticket_not_found', 'This ticket does not exist, or it is not yours to see.');
  end if;
  select p.full_name, p.email into v_customer, v_email from public.profiles as p where p.id = v_ticket.customer_id;
  v_customer := coalesce(v_customer, v_ticket.customer_name);
  return private.fill_variables(p_body, jsonb_build_object(
    'customer.name', v_customer,
    'customer.first_name', split_part(btrim(v_customer), ' ', 1),
    'customer.email', v_email,
    'ticket.number', v_ticket.number,
    'ticket.subject', v_ticket.subject,
    'agent.name', v_agent,
    'agent.first_name', split_part(btrim(v_agent), ' ', 1),
    'team.name', (select m.name from public.teams as m where m.id = v_ticket.team_id),
    'company.name', private.setting('company_name') #>> '{}'
  )) || jsonb_build_object('actions', private.standing_actions(p_actions));
end;
$$;
comment on function private.render_template(text, jsonb, uuid) is
  'A prepared answer filled for a ticket that the caller reads as staff.';

create function public.render_template(p_template_id uuid, p_ticket_id uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_template public.response_templates;
begin
  perform private.require_role('agent', 'admin');
  -- The policy on the table decides who may see it.
  select * into v_template from public.response_templates where id = p_template_id;
  if not found then
    perform private.fail('PT404', 'template_not_found', 'This template does not exist, or it is not yours to see.');
  end if;
  return private.render_template(v_template.body, v_template.actions, p_ticket_id);
end;
$$;
comment on function public.render_template(uuid, uuid) is
  'A template filled for a ticket: body, unknown (variables that have no value here, left as written) and actions, whose me is the caller''s id. Variables: customer.name, customer.first_name, customer.email, ticket.number, ticket.subject, agent.name, agent.first_name, team.name, company.name. PT403, PT404 template_not_found, ticket_not_found.';

create function private.count_template_use(p_template_id uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.response_templates set use_count = use_count + 1, last_used_at = clock_timestamp() where id = p_template_id;
$$;
comment on function private.count_template_use(uuid) is 'Counts a use of a template that the caller was found to see.';

create function public.template_used(p_template_id uuid)
returns void
language plpgsql
security invoker
set search_path = ''
as $$
begin
  perform private.require_role('agent', 'admin');
  if not exists (select from public.response_templates where id = p_template_id) then
    perform private.fail('PT404', 'template_not_found', 'This template does not exist, or it is not yours to see.');
  end if;
  perform private.count_template_use(p_template_id);
end;
$$;
comment on function public.template_used(uuid) is 'Counts one use of a template. PT403, PT404 template_not_found.';

grant execute on function
  public.render_template(uuid, uuid), public.template_used(uuid),
  private.render_template(text, jsonb, uuid), private.count_template_use(uuid)
to authenticated;

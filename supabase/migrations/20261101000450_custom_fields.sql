-- Fields that an admin adds to tickets, and the check that values fit their definition.

create table public.custom_fields (
  id uuid primary key default gen_random_uuid(),
  key text not null unique check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label text not null check (char_length(btrim(label)) between 1 and 80),
  help text not null default '' check (char_length(help) <= 200),
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'select', 'multiselect')),
  options jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
  is_required boolean not null default false,
  visible_to_customers boolean not null default false,
  category_id uuid references public.ticket_categories (id) on delete cascade,
  position integer not null default 0,
  is_active boolean not null default true,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (type not in ('select', 'multiselect') or jsonb_array_length(options) > 0),
  check (not jsonb_path_exists(options, '$[*] ? (@.type() != "string" || @ == "")'))
);
create index custom_fields_category_id_idx on public.custom_fields (category_id);
comment on table public.custom_fields is
  'What else a ticket holds. With a category the field belongs to tickets of that category alone.';

create trigger t80_custom_fields_audit after insert or update or delete on public.custom_fields
for each row execute function private.write_audit();
create trigger t90_custom_fields_updated_at before update on public.custom_fields
for each row execute function private.set_updated_at();

alter table public.custom_fields enable row level security;
create policy custom_fields_select_authenticated on public.custom_fields for select to authenticated
  using (
    (is_active and visible_to_customers and (select private.current_role()) is not null)
    or (select private.is_staff())
  );
create policy custom_fields_insert_authenticated on public.custom_fields for insert to authenticated
  with check ((select private.is_admin()));
create policy custom_fields_update_authenticated on public.custom_fields for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
create policy custom_fields_delete_authenticated on public.custom_fields for delete to authenticated
  using ((select private.is_admin()));
grant select (
  id, key, label, help, type, options, is_required, visible_to_customers, category_id, position, is_active, created_at, updated_at
) on public.custom_fields to authenticated;
grant insert, update, delete on public.custom_fields to authenticated;

create function private.custom_value_fits(p_field public.custom_fields, p_value jsonb)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select coalesce(case p_field.type
    when 'text' then jsonb_typeof(p_value) = 'string' and char_length(p_value #>> '{}') <= 1000
    when 'number' then jsonb_typeof(p_value) = 'number'
    when 'boolean' then jsonb_typeof(p_value) = 'boolean'
    when 'date' then jsonb_typeof(p_value) = 'string' and (p_value #>> '{}') ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
      and pg_input_is_valid(p_value #>> '{}', 'date')
    when 'select' then jsonb_typeof(p_value) = 'string' and p_field.options @> p_value
    when 'multiselect' then jsonb_typeof(p_value) = 'array' and p_field.options @> p_value
  end, false);
$$;
comment on function private.custom_value_fits(public.custom_fields, jsonb) is 'Whether a value is of its field''s type and among its options.';

create function private.check_custom_fields(
  p_values jsonb, p_category_id uuid, p_for_customers boolean, p_require boolean
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_field public.custom_fields;
  v_key text;
begin
  if p_values is null or jsonb_typeof(p_values) <> 'object' then
    perform private.fail('PT422', 'custom_fields_invalid', 'Send the fields as an object.', '{"field": "custom_fields"}');
  end if;
  for v_key in select jsonb_object_keys(p_values) loop
    select * into v_field from public.custom_fields as f
    where f.key = v_key and f.is_active and f.visible_to_customers = p_for_customers
      and (f.category_id is null or f.category_id = p_category_id);
    if not found then
      perform private.fail(
        'PT422', 'custom_field_unknown', 'There is no field ' || left(v_key, 40) || ' here.',
        jsonb_build_object('field', 'custom_fields.' || left(v_key, 40))
      );
    end if;
    if not private.custom_value_fits(v_field, p_values -> v_key) then
      perform private.fail(
        'PT422', 'custom_field_invalid',
        case v_field.type
          when 'number' then v_field.label || ' must be a number.'
          when 'date' then v_field.label || ' must be a date.'
          when 'select' then 'Choose one of the options for ' || v_field.label || '.'
          when 'multiselect' then 'Choose among the options for ' || v_field.label || '.'
          else v_field.label || ' does not fit.'
        end,
        jsonb_build_object('field', 'custom_fields.' || v_key)
      );
    end if;
  end loop;
  if p_require then
    select * into v_field from public.custom_fields as f
    where f.is_required and f.is_active and f.visible_to_customers = p_for_customers
      and (f.category_id is null or f.category_id = p_category_id)
      and (not p_values ? f.key or p_values ->> f.key !~ '\S' or p_values -> f.key = '[]')
    order by f.position, f.key limit 1;
    if found then
      perform private.fail(
        'PT422', 'custom_field_required', v_field.label || ' is needed.',
        jsonb_build_object('field', 'custom_fields.' || v_field.key)
      );
    end if;
  end if;
end;
$$;
comment on function private.check_custom_fields(jsonb, uuid, boolean, boolean) is
  'Refuses values that no active field of the ticket''s category defines, or that do not fit it, with PT422 naming custom_fields.<key>.';

create function private.guard_custom_fields()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if new.custom_fields <> '{}' and (tg_op = 'INSERT' or new.custom_fields <> old.custom_fields) then
    -- What it held before stays, also where its field was retired or belongs to another category.
    perform private.check_custom_fields(
      (
        select coalesce(jsonb_object_agg(n.key, n.value), '{}') from jsonb_each(new.custom_fields) as n
        where tg_op = 'INSERT' or old.custom_fields -> n.key is distinct from n.value
      ),
      new.category_id, true, false
    );
  end if;
  return new;
end;
$$;
comment on function private.guard_custom_fields() is 'A ticket holds only values that fit a field which customers may see.';

create trigger t15_tickets_custom_fields before insert or update of custom_fields on public.tickets
for each row execute function private.guard_custom_fields();

create function private.desk_values(p_ticket public.tickets)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select p_ticket.custom_fields || coalesce((
    select d.custom_fields from public.ticket_desk as d where d.ticket_id = p_ticket.id
  ), '{}');
$$;
comment on function private.desk_values(public.tickets) is
  'All values of a ticket''s fields by their keys, those for staff alone among them. For staff.';

create function private.field_as_seen(p_ticket public.tickets, p_field text, p_seen jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_values jsonb;
begin
  if p_field <> 'custom_fields' or jsonb_typeof(p_seen) <> 'object' then
    return private.ticket_field(p_ticket, p_field);
  end if;
  v_values := private.desk_values(p_ticket);
  return (
    select coalesce(jsonb_object_agg(k, coalesce(v_values -> k, 'null')), '{}') from jsonb_object_keys(p_seen) as k
  );
end;
$$;
comment on function private.field_as_seen(public.tickets, text, jsonb) is
  'The present value of a field, in the form in which somebody says what they saw of it: of custom fields those they name. For callers that may read the desk where it is about custom fields.';

create function private.set_custom_value(p_ticket public.tickets, p_key text, p_value jsonb, p_public boolean)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := p_ticket;
  v_label text := coalesce((select f.label from public.custom_fields as f where f.key = p_key), p_key);
  v_old jsonb := coalesce(private.desk_values(p_ticket) -> p_key, 'null');
  v_seq bigint := 0;
begin
  if v_old = p_value then
    return v_ticket;
  end if;
  if p_public then
    update public.tickets as t
    set
      seq = t.seq + 1,
      custom_fields = case when p_value = 'null' then t.custom_fields - p_key else t.custom_fields || jsonb_build_object(p_key, p_value) end
    where t.id = p_ticket.id
    returning * into v_ticket;
    v_seq := v_ticket.seq;
  else
    update public.ticket_desk as d
    set custom_fields = case when p_value = 'null' then d.custom_fields - p_key else d.custom_fields || jsonb_build_object(p_key, p_value) end
    where d.ticket_id = p_ticket.id;
    -- The ticket itself stays as it is, so that its customer's windows hear nothing.
    perform private.broadcast_to_staff(v_ticket);
  end if;
  perform private.record_activity(
    p_ticket.id, v_seq, 'custom_field_change', not p_public,
    jsonb_build_object('label', v_label, 'value', v_old), jsonb_build_object('label', v_label, 'value', p_value)
  );
  return v_ticket;
end;
$$;
comment on function private.set_custom_value(public.tickets, text, jsonb, boolean) is
  'Writes one value, or with null takes it away, and records it in the feed of those who may know the field.';

create function private.set_custom_values(p_ticket public.tickets, p_values jsonb)
returns public.tickets
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := p_ticket;
  v_key text;
  v_value jsonb;
  v_public boolean;
begin
  for v_key, v_value in select e.key, e.value from jsonb_each(p_values) as e order by e.key loop
    -- A field that is gone, or of another category, can still be emptied: where its value stands tells whose it was.
    select f.visible_to_customers into v_public from public.custom_fields as f where f.key = v_key;
    v_public := coalesce(v_public, v_ticket.custom_fields ? v_key);
    if v_value <> 'null' then
      perform private.check_custom_fields(jsonb_build_object(v_key, v_value), p_ticket.category_id, v_public, false);
    end if;
    v_ticket := private.set_custom_value(v_ticket, v_key, v_value, v_public);
  end loop;
  return v_ticket;
end;
$$;
comment on function private.set_custom_values(public.tickets, jsonb) is
  'Sets the named fields of a ticket, those for customers and those for staff, each where it belongs; null empties. For commands that decided that the caller may. PT422 names custom_fields.<key>.';

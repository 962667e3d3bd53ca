-- Commands on tickets. Each public function is one select of its body in private, which checks
-- the caller first and runs in one transaction. This one makes a ticket.

create function private.created_ticket(p_ticket public.tickets, p_customer_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if p_ticket.customer_id is distinct from p_customer_id or not private.can_read_ticket(p_ticket) then
    perform private.fail('PT409', 'client_id_taken', 'Send a new client_id.', '{"field": "client_id"}');
  end if;
  return private.ticket_row(p_ticket, private.can_read_desk(p_ticket));
end;
$$;
comment on function private.created_ticket(public.tickets, uuid) is
  'The row of a ticket that a command made, now or when it came before. PT409 client_id_taken when somebody else''s command did.';

create function private.create_ticket(
  p_client_id uuid, p_subject text, p_description text, p_category_id uuid, p_priority text,
  p_attachment_ids uuid[], p_customer_id uuid, p_custom_fields jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_customer uuid := coalesce(p_customer_id, auth.uid());
  v_subject text := private.check_text('subject', p_subject, 3, 200);
  v_description text := private.check_text('description', p_description, 1, 20000);
  v_ticket public.tickets;
begin
  if p_client_id is null then
    perform private.fail('PT422', 'client_id_missing', 'Send a client_id, a UUID of your choice.', '{"field": "client_id"}');
  end if;
  if v_customer <> auth.uid() and v_role = 'customer' then
    perform private.fail('PT403', 'not_allowed', 'You can only ask for yourself.', '{"field": "customer_id"}');
  end if;
  select * into v_ticket from public.tickets where client_id = p_client_id;
  if found then
    return private.created_ticket(v_ticket, v_customer);
  end if;
  if not exists (select from public.profiles as p where p.id = v_customer and p.is_active) then
    perform private.fail('PT422', 'customer_unknown', 'Choose an active customer.', '{"field": "customer_id"}');
  end if;
  if p_category_id is not null and not exists (
    select from public.ticket_categories as c where c.id = p_category_id and c.is_active
  ) then
    perform private.fail('PT422', 'category_unknown', 'Choose one of the categories.', '{"field": "category_id"}');
  end if;
  if p_priority is not null and p_priority not in ('low', 'medium', 'high', 'urgent') then
    perform private.fail('PT422', 'priority_unknown', 'Choose low, medium, high or urgent.', '{"field": "priority"}');
  end if;
  perform private.check_custom_fields(coalesce(p_custom_fields, '{}'), p_category_id, true, v_role = 'customer');
  if v_role = 'customer' then
    perform private.check_rate('create_ticket', 20, '1 hour');
  end if;
  insert into public.tickets (client_id, customer_id, subject, description, category_id, priority, channel, custom_fields)
  values (
    p_client_id, v_customer, v_subject, v_description, p_category_id, coalesce(p_priority, 'medium'),
    case when v_customer = auth.uid() then 'portal' else 'agent' end, coalesce(p_custom_fields, '{}')
  )
  on conflict (client_id) do nothing
  returning * into v_ticket;
  if not found then
    -- The same command came twice at the same moment.
    select * into v_ticket from public.tickets where client_id = p_client_id;
    return private.created_ticket(v_ticket, v_customer);
  end if;
  perform private.claim_attachments(p_attachment_ids, v_ticket.id, null, null);
  insert into public.ticket_reads (profile_id, ticket_id, last_read_seq) values (auth.uid(), v_ticket.id, v_ticket.seq);
  return private.created_ticket(v_ticket, v_customer);
end;
$$;
comment on function private.create_ticket(uuid, text, text, uuid, text, uuid[], uuid, jsonb) is 'Body of public.create_ticket.';

create function public.create_ticket(
  p_client_id uuid, p_subject text, p_description text, p_category_id uuid default null,
  p_priority text default null, p_attachment_ids uuid[] default '{}', p_customer_id uuid default null,
  p_custom_fields jsonb default '{}'
)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.create_ticket(
    p_client_id, p_subject, p_description, p_category_id, p_priority, p_attachment_ids, p_customer_id, p_custom_fields
  );
$$;
comment on function public.create_ticket(uuid, text, text, uuid, text, uuid[], uuid, jsonb) is
  'Creates a ticket for the caller, or as staff for a customer, and returns its row. Repeating it with the same client_id returns the same ticket. PT422 names the field; PT429 too_many_requests.';

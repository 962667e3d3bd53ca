-- What a person has read, and what they have begun to write.

create function private.mark_ticket_read(p_ticket_id uuid, p_seq bigint, p_staff_seq bigint)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := private.ticket_for(p_ticket_id);
begin
  insert into public.ticket_reads as r (profile_id, ticket_id, last_read_seq, last_read_staff_seq)
  values (
    auth.uid(), p_ticket_id, greatest(least(coalesce(p_seq, 0), v_ticket.seq), 0),
    case when private.can_read_desk(v_ticket) then greatest(least(
      coalesce(p_staff_seq, 0), (select d.seq from public.ticket_desk as d where d.ticket_id = p_ticket_id)
    ), 0) else 0 end
  )
  on conflict (profile_id, ticket_id) do update set
    last_read_seq = greatest(r.last_read_seq, excluded.last_read_seq),
    last_read_staff_seq = greatest(r.last_read_staff_seq, excluded.last_read_staff_seq);
  update public.notifications set read_at = clock_timestamp()
  where recipient_id = auth.uid() and ticket_id = p_ticket_id and read_at is null;
end;
$$;
comment on function private.mark_ticket_read(uuid, bigint, bigint) is 'Body of public.mark_ticket_read.';

create function public.mark_ticket_read(p_ticket_id uuid, p_seq bigint, p_staff_seq bigint default 0)
returns void
language sql
security invoker
set search_path = ''
as $$
  select private.mark_ticket_read(p_ticket_id, p_seq, p_staff_seq);
$$;
comment on function public.mark_ticket_read(uuid, bigint, bigint) is
  'Remembers how far the caller has read each feed, never backwards, and clears the ticket''s notification.';

create function private.save_draft(p_key text, p_payload jsonb, p_base_revision bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_draft public.drafts;
begin
  if p_key is null or char_length(p_key) not between 1 and 120 then
    perform private.fail('PT422', 'key_invalid', 'A draft key has 1 to 120 characters.', '{"field": "key"}');
  end if;
  if p_payload is null or jsonb_typeof(p_payload) <> 'object' or pg_column_size(p_payload) > 100000 then
    perform private.fail('PT422', 'payload_invalid', 'A draft is an object of up to 100 kB.', '{"field": "payload"}');
  end if;
  perform private.check_rate('save_draft', 300, '5 minutes');
  insert into public.drafts (profile_id, key, payload) values (auth.uid(), p_key, p_payload)
  on conflict (profile_id, key) do nothing
  returning * into v_draft;
  if found then
    return jsonb_build_object('revision', v_draft.revision, 'conflict', null);
  end if;
  select * into v_draft from public.drafts where profile_id = auth.uid() and key = p_key for update;
  if v_draft.payload = p_payload then
    return jsonb_build_object('revision', v_draft.revision, 'conflict', null);
  end if;
  update public.drafts
  set
    payload = p_payload,
    revision = v_draft.revision + 1,
    -- What another device wrote is kept, so that the newer text wins and the older can be had back.
    history = case
      when p_base_revision is distinct from v_draft.revision then (
        select jsonb_agg(h.item order by h.position)
        from (
          select item, position
          from jsonb_array_elements(
            jsonb_build_array(jsonb_build_object(
              'revision', v_draft.revision, 'payload', v_draft.payload, 'saved_at', v_draft.updated_at
            )) || v_draft.history
          ) with ordinality as x (item, position)
          limit 5
        ) as h
      )
      else v_draft.history
    end
  where profile_id = auth.uid() and key = p_key;
  return jsonb_build_object(
    'revision', v_draft.revision + 1,
    'conflict', case
      when p_base_revision is distinct from v_draft.revision
      then jsonb_build_object('revision', v_draft.revision, 'payload', v_draft.payload, 'saved_at', v_draft.updated_at)
    end
  );
end;
$$;
comment on function private.save_draft(text, jsonb, bigint) is 'Body of public.save_draft.';

create function public.save_draft(p_key text, p_payload jsonb, p_base_revision bigint default null)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.save_draft(p_key, p_payload, p_base_revision);
$$;
comment on function public.save_draft(text, jsonb, bigint) is
  'Keeps what the caller typed under a key of their own. The newest wins; when another device saved in between, conflict holds what it had written.';

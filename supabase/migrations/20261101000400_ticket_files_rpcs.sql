-- Files: announced, uploaded, and claimed by the message or note that they come with.

create function private.claim_attachments(
  p_attachment_ids uuid[], p_ticket_id uuid, p_message_id uuid, p_note_id uuid
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_count integer;
  v_limit integer := (private.setting('attachment_max_count'))::integer;
begin
  if coalesce(cardinality(p_attachment_ids), 0) = 0 then
    return;
  end if;
  if cardinality(p_attachment_ids) > v_limit then
    perform private.fail(
      'PT422', 'too_many_attachments', 'Send at most ' || v_limit || ' files at a time.', '{"field": "attachment_ids"}'
    );
  end if;
  update public.attachments as a
  set
    ticket_id = p_ticket_id, message_id = p_message_id, note_id = p_note_id,
    position = array_position(p_attachment_ids, a.id)
  where a.id = any (p_attachment_ids)
    and a.uploader_id = auth.uid()
    and a.ticket_id is null
    and a.is_internal = (p_note_id is not null)
    and exists (
      select from storage.objects as o
      where o.bucket_id = 'attachments' and o.name = a.storage_path
        -- What was stored is what was announced.
        and coalesce((o.metadata ->> 'size')::bigint, a.file_size) = a.file_size
        and coalesce(o.metadata ->> 'mimetype', a.file_type) = a.file_type
    );
  get diagnostics v_count = row_count;
  if v_count <> cardinality(p_attachment_ids) then
    perform private.fail(
      'PT422', 'attachment_missing', 'A file did not arrive whole. Remove it and add it again.', '{"field": "attachment_ids"}'
    );
  end if;
end;
$$;
comment on function private.claim_attachments(uuid[], uuid, uuid, uuid) is
  'Ties files that the caller uploaded to what they are sent with. PT422 too_many_attachments, attachment_missing.';

create function private.create_attachment(p_file_name text, p_file_type text, p_file_size bigint, p_is_internal boolean)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_role text := private.require_role('customer', 'agent', 'admin');
  v_max bigint := (private.setting('attachment_max_bytes'))::bigint;
  -- Marks that turn the direction of text would show "exe.png" for "gnp.exe".
  v_name text := left(btrim(regexp_replace(
    regexp_replace(coalesce(p_file_name, ''), U&'[\200e\200f\202a-\202e\2066-\2069]+', '', 'g'), '[/\\[:cntrl:]]+', '_', 'g'
  )), 200);
  v_attachment public.attachments;
  v_id uuid := gen_random_uuid();
begin
  if p_is_internal and v_role = 'customer' then
    perform private.fail('PT403', 'not_allowed', 'Your account may not do this.');
  end if;
  if v_name in ('', '.', '..') then
    perform private.fail('PT422', 'file_name_missing', 'Give the file a name.', '{"field": "file_name"}');
  end if;
  if p_file_size is null or p_file_size <= 0 then
    perform private.fail('PT422', 'file_empty', 'This file is empty.', '{"field": "file_size"}');
  end if;
  if p_file_size > v_max then
    perform private.fail(
      'PT422', 'file_too_large', 'Files can have up to ' || v_max / 1048576 || ' MB.',
      jsonb_build_object('field', 'file_size', 'max', v_max)
    );
  end if;
  if not exists (
    select from storage.buckets as b where b.id = 'attachments' and p_file_type = any (b.allowed_mime_types)
  ) then
    perform private.fail('PT422', 'file_type_not_allowed', 'Files of this kind cannot be sent.', '{"field": "file_type"}');
  end if;
  perform private.check_rate('create_attachment', 60, '10 minutes');
  insert into public.attachments (id, uploader_id, is_internal, file_name, file_type, file_size, storage_path)
  values (
    v_id, auth.uid(), coalesce(p_is_internal, false), v_name, p_file_type, p_file_size,
    case when p_is_internal then 'internal/' else 'public/' end || auth.uid() || '/' || v_id || '/'
      || coalesce(nullif(left(regexp_replace(v_name, '[^A-Za-z0-9._-]+', '_', 'g'), 100), ''), 'file')
  )
  returning * into v_attachment;
  return jsonb_build_object(
    'id', v_attachment.id, 'storage_path', v_attachment.storage_path, 'file_name', v_attachment.file_name,
    'file_type', v_attachment.file_type, 'file_size', v_attachment.file_size
  );
end;
$$;
comment on function private.create_attachment(text, text, bigint, boolean) is 'Body of public.create_attachment.';

create function public.create_attachment(
  p_file_name text, p_file_type text, p_file_size bigint, p_is_internal boolean default false
)
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.create_attachment(p_file_name, p_file_type, p_file_size, p_is_internal);
$$;
comment on function public.create_attachment(text, text, bigint, boolean) is
  'Announces a file (size in bytes) and returns its id and the storage path to upload it to. PT422 file_name_missing, file_empty, file_too_large, file_type_not_allowed; PT429.';

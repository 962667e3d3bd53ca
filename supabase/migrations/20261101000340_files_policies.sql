-- Files: a private bucket for attachments and one for pictures of people. A stored object is
-- as readable as the row that names it.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values
  ('attachments', 'attachments', false, 20971520, array[
    'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain', 'text/csv',
    'application/zip', 'application/json', 'application/msword', 'application/vnd.ms-excel',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'video/mp4', 'audio/mpeg', 'application/octet-stream'
  ]),
  ('avatars', 'avatars', false, 2097152, array['image/png', 'image/jpeg', 'image/webp'])
on conflict (id) do nothing;

create function private.my_agents_avatar_paths()
returns setof text
language sql
stable
security definer
set search_path = ''
as $$
  select p.avatar_path
  from public.profiles as p
  where p.avatar_path is not null and p.role in ('agent', 'admin') and p.id in (
    select t.assigned_agent_id from public.tickets as t where t.customer_id = auth.uid() and t.deleted_at is null
    union
    select m.author_id
    from public.ticket_messages as m join public.tickets as t on t.id = m.ticket_id
    where t.customer_id = auth.uid() and t.deleted_at is null
  );
$$;
comment on function private.my_agents_avatar_paths() is
  'The pictures of the staff who have, or wrote on, the calling customer''s tickets.';
grant execute on function private.my_agents_avatar_paths() to authenticated;

create policy storage_objects_select_authenticated on storage.objects for select to authenticated
  using (
    case bucket_id
      when 'attachments' then exists (select from public.attachments as a where a.storage_path = objects.name)
      when 'avatars' then (select private.current_role()) is not null and (
        (select private.is_staff())
        or (storage.foldername(name))[1] = (select auth.uid())::text
        or name = any (array(select private.my_agents_avatar_paths()))
      )
      else false
    end
  );
create policy storage_objects_insert_authenticated on storage.objects for insert to authenticated
  with check (
    case bucket_id
      when 'attachments' then exists (
        select from public.attachments as a
        where a.storage_path = objects.name and a.uploader_id = (select auth.uid()) and a.ticket_id is null
      )
      when 'avatars' then (select private.current_role()) is not null
        and (storage.foldername(name))[1] = (select auth.uid())::text
      else false
    end
  );
create policy storage_objects_delete_authenticated on storage.objects for delete to authenticated
  using (
    case bucket_id
      when 'attachments' then exists (
        select from public.attachments as a
        where a.storage_path = objects.name and a.uploader_id = (select auth.uid()) and a.ticket_id is null
      )
      when 'avatars' then (select private.current_role()) is not null
        and (storage.foldername(name))[1] = (select auth.uid())::text
      else false
    end
  );

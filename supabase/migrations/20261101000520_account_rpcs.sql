-- What a person may do with their own account: see where they are signed in, take their data
-- along, and leave.

create function private.my_sessions()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id,
    'created_at', s.created_at,
    'refreshed_at', coalesce(s.refreshed_at at time zone 'utc', s.created_at),
    'user_agent', s.user_agent,
    'is_current', s.id::text = (select auth.jwt()) ->> 'session_id'
  ) order by coalesce(s.refreshed_at at time zone 'utc', s.created_at) desc), '[]')
  from auth.sessions as s
  where s.user_id = (select auth.uid()) and (s.not_after is null or s.not_after > now())
    and not (select private.session_has_ended());
$$;
comment on function private.my_sessions() is 'Body of public.my_sessions.';

create function public.my_sessions()
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.my_sessions();
$$;
comment on function public.my_sessions() is 'Where the caller is signed in, latest first; is_current marks the session that asks.';

create function private.end_my_session(p_session_id uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  delete from auth.sessions as s
  where s.id = p_session_id and s.user_id = auth.uid() and not private.session_has_ended();
$$;
comment on function private.end_my_session(uuid) is 'Body of public.end_my_session.';

create function public.end_my_session(p_session_id uuid)
returns void
language sql
security invoker
set search_path = ''
as $$
  select private.end_my_session(p_session_id);
$$;
comment on function public.end_my_session(uuid) is
  'Signs the caller out on one device, whose access ends at once.';

create function private.export_my_data()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me uuid := auth.uid();
begin
  perform private.require_role('customer', 'agent', 'admin');
  perform private.check_rate('export_my_data', 10, '1 hour');
  return jsonb_build_object(
    'exported_at', now(),
    'profile', (
      select to_jsonb(p) - array['metadata', 'max_open_tickets'] from public.profiles as p where p.id = v_me
    ),
    'tickets', coalesce((
      select jsonb_agg(
        private.ticket_row(t, false) || jsonb_build_object(
          'description', t.description,
          'custom_fields', t.custom_fields,
          'attachments', coalesce((
            select jsonb_agg(jsonb_build_object('file_name', a.file_name, 'storage_path', a.storage_path) order by a.created_at)
            from public.attachments as a where a.ticket_id = t.id and not a.is_internal
          ), '[]'),
          'messages', coalesce((
            select jsonb_agg(jsonb_build_object(
              'author_name', m.author_name, 'author_role', m.author_role, 'body', m.body, 'created_at', m.created_at
            ) order by m.seq)
            from public.ticket_messages as m where m.ticket_id = t.id
          ), '[]'),
          'history', coalesce((
            select jsonb_agg(jsonb_build_object(
              'type', a.type, 'by', a.actor_name, 'from', a.old_value, 'to', a.new_value, 'at', a.created_at
            ) order by a.seq)
            from public.ticket_activities as a where a.ticket_id = t.id and not a.is_internal
          ), '[]'),
          'rating', (
            select jsonb_build_object('rating', r.rating, 'comment', r.comment)
            from public.ticket_ratings as r where r.ticket_id = t.id
          )
        ) order by t.number
      )
      from public.tickets as t where t.customer_id = v_me and t.deleted_at is null
    ), '[]'),
    'drafts', coalesce((
      select jsonb_agg(jsonb_build_object('key', d.key, 'payload', d.payload, 'updated_at', d.updated_at))
      from public.drafts as d where d.profile_id = v_me
    ), '[]'),
    'notifications', coalesce((
      select jsonb_agg(jsonb_build_object('type', n.type, 'payload', n.payload, 'created_at', n.created_at, 'read_at', n.read_at))
      from public.notifications as n
      -- What was told about others' tickets is not the person's own data, and may quote notes.
      where n.recipient_id = v_me and n.type <> 'mention' and exists (
        select from public.tickets as t where t.id = n.ticket_id and t.customer_id = v_me and t.deleted_at is null
      )
    ), '[]'),
    'article_feedback', coalesce((
      select jsonb_agg(jsonb_build_object('article', k.title, 'is_helpful', f.is_helpful, 'comment', f.comment, 'created_at', f.created_at))
      from public.kb_article_feedback as f join public.kb_articles as k on k.id = f.article_id where f.profile_id = v_me
    ), '[]'),
    'tickets_not_written', coalesce((
      select jsonb_agg(jsonb_build_object('subject', d.subject, 'article', k.title, 'created_at', d.created_at))
      from public.kb_deflections as d join public.kb_articles as k on k.id = d.article_id where d.profile_id = v_me
    ), '[]')
  );
end;
$$;
comment on function private.export_my_data() is 'Body of public.export_my_data.';

create function public.export_my_data()
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.export_my_data();
$$;
comment on function public.export_my_data() is
  'Everything held about the caller as a customer: profile, own tickets with messages, history, ratings and file paths, drafts, notifications, feedback. Nothing internal. PT429.';

create function private.delete_my_account(p_email text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_me uuid := auth.uid();
begin
  perform private.require_role('customer');
  if lower(btrim(coalesce(p_email, ''))) <> (select lower(p.email) from public.profiles as p where p.id = v_me) then
    perform private.fail('PT422', 'email_mismatch', 'Type your e-mail address to confirm.', '{"field": "email"}');
  end if;
  update public.tickets set customer_name = 'Deleted customer' where customer_id = v_me;
  update public.ticket_messages set author_name = 'Deleted customer' where author_id = v_me;
  update public.ticket_activities set actor_id = null, actor_name = 'Deleted customer' where actor_id = v_me;
  update public.notifications set payload = jsonb_set(payload, '{actor_name}', '"Deleted customer"') where actor_id = v_me;
  -- Pictures and files not sent are nobody's now; the rest stays with the tickets.
  delete from public.attachments where uploader_id = v_me and ticket_id is null;
  delete from auth.users where id = v_me;
end;
$$;
comment on function private.delete_my_account(text) is 'Body of public.delete_my_account.';

create function public.delete_my_account(p_email text)
returns void
language sql
security invoker
set search_path = ''
as $$
  select private.delete_my_account(p_email);
$$;
comment on function public.delete_my_account(text) is
  'Deletes the calling customer''s account after they typed its e-mail address. Access ends at once; tickets stay, without their name. PT422 email_mismatch.';

grant execute on function
  public.my_sessions(), public.end_my_session(uuid), public.export_my_data(), public.delete_my_account(text),
  private.my_sessions(), private.end_my_session(uuid), private.export_my_data(), private.delete_my_account(text)
to authenticated;

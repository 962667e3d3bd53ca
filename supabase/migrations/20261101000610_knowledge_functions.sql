-- Keeping versions and search documents in step with articles.

create function private.plain_text(p_markdown text)
returns text
language sql
immutable
set search_path = ''
as $$
  select btrim(regexp_replace(regexp_replace(
    regexp_replace(
      regexp_replace(p_markdown, '!?\[([^\]]*)\]\([^)]*\)', '\1', 'g'),
      '(^|\n)\s{0,3}(#{1,6}|[-*+>]|[0-9]+\.)\s+', '\1', 'g'
    ),
    '[*`~|]+|(?<![[:alnum:]])_+|_+(?![[:alnum:]])', '', 'g'
  ), '\s+', ' ', 'g'));
$$;
comment on function private.plain_text(text) is 'Markdown without its marks, for search and excerpts.';

create function private.article_before_write()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.title := btrim(new.title);
  if new.status = 'published' and new.published_at is null then
    new.published_at := clock_timestamp();
  end if;
  if tg_op = 'INSERT' then
    new.author_id := coalesce(auth.uid(), new.author_id);
  end if;
  return new;
end;
$$;
comment on function private.article_before_write() is 'A published article has a time and a new one has its author.';

create trigger t10_kb_articles_defaults before insert or update on public.kb_articles
for each row execute function private.article_before_write();
create trigger t90_kb_articles_updated_at before update on public.kb_articles
for each row execute function private.set_updated_at();
create trigger t90_kb_categories_updated_at before update on public.kb_categories
for each row execute function private.set_updated_at();
create trigger t90_kb_article_feedback_updated_at before update on public.kb_article_feedback
for each row execute function private.set_updated_at();

create function private.article_after_write()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or (new.title, new.summary, new.body) is distinct from (old.title, old.summary, old.body) then
    insert into public.kb_article_versions (article_id, version, title, summary, body, author_id)
    values (
      new.id,
      coalesce((select max(v.version) from public.kb_article_versions as v where v.article_id = new.id), 0) + 1,
      new.title, new.summary, new.body, coalesce(auth.uid(), new.author_id)
    );
    insert into public.article_search as s (article_id, document, plain)
    values (
      new.id,
      setweight(to_tsvector('english', private.search_words(new.title)), 'A')
        || setweight(to_tsvector('english', private.search_words(new.summary)), 'B')
        || setweight(to_tsvector('english', private.search_words(private.plain_text(new.body))), 'C'),
      private.plain_text(new.summary || ' ' || new.body)
    )
    on conflict (article_id) do update set document = excluded.document, plain = excluded.plain;
  end if;
  return null;
end;
$$;
comment on function private.article_after_write() is 'Every save keeps a version and renews what a search looks at.';

create trigger t20_kb_articles_versions after insert or update on public.kb_articles
for each row execute function private.article_after_write();
create trigger t80_kb_articles_audit after insert or update or delete on public.kb_articles
for each row execute function private.write_audit();
create trigger t80_kb_categories_audit after insert or update or delete on public.kb_categories
for each row execute function private.write_audit();

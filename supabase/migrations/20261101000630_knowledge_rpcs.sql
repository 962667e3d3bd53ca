-- Searching the help centre, signed in or not.

create function private.mark_words(p_text text, p_words text, p_query tsquery)
returns text
language sql
stable
set search_path = ''
as $$
  select string_agg(
    case
      when to_tsvector('english', private.search_words(t.piece[1])) @@ p_query
        or exists (
          select from regexp_split_to_table(p_words, ' ') as w (word)
          where char_length(w.word) > 3
            and abs(char_length(w.word) - char_length(t.piece[1])) < 3
            and extensions.word_similarity(w.word, private.search_words(t.piece[1])) > 0.45
        )
        then '«' || t.piece[1] || '»'
      else t.piece[1]
    end,
    '' order by t.place
  )
  from regexp_matches(translate(p_text, '«»', '“”'), '[[:alnum:]]+|[^[:alnum:]]+', 'g')
    with ordinality as t (piece, place);
$$;
comment on function private.mark_words(text, text, tsquery) is
  'A line whole, its words that a query asks for, or asks for with a typing error, between « and ».';

create function private.search_articles(p_query text, p_limit integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role text := private.current_role();
  v_text text := private.search_words(left(coalesce(p_query, ''), 200));
  v_query tsquery;
  v_rows jsonb;
begin
  if char_length(v_text) < 2 then
    return '[]';
  end if;
  -- Every word may be the beginning of one, since people search while they type.
  select to_tsquery('english', string_agg(quote_literal(w.word) || ':*', ' | ')) into v_query
  from regexp_split_to_table(v_text, ' ') as w (word)
  where char_length(w.word) > 1;
  select jsonb_agg(r.hit order by r.score desc, r.title) into v_rows
  from (
    select
      a.title,
      ts_rank('{0.1, 0.3, 0.5, 1.0}', s.document, v_query)
        + 2 * extensions.word_similarity(v_text, lower(a.title)) as score,
      jsonb_build_object(
        'id', a.id, 'slug', a.slug, 'title', a.title, 'category_name', c.name, 'category_slug', c.slug,
        'marked_title', private.mark_words(a.title, v_text, v_query),
        'excerpt', ts_headline(
          'english', s.plain, v_query,
          'StartSel=«, StopSel=», MaxWords=24, MinWords=12, ShortWord=2, MaxFragments=1, HighlightAll=false'
        )
      ) as hit
    from public.kb_articles as a
    join public.article_search as s on s.article_id = a.id
    join public.kb_categories as c on c.id = a.category_id and c.is_active
    where a.status = 'published'
      and (a.visibility = 'public' or (a.visibility = 'customers' and v_role is not null) or v_role in ('agent', 'admin'))
      and (s.document @@ v_query or extensions.word_similarity(v_text, lower(a.title)) > 0.45)
    order by score desc, a.title
    limit least(greatest(coalesce(p_limit, 10), 1), 50)
  ) as r;
  return coalesce(v_rows, '[]');
end;
$$;
comment on function private.search_articles(text, integer) is 'Body of public.search_articles.';

create function public.search_articles(p_query text, p_limit integer default 10)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.search_articles(p_query, p_limit);
$$;
comment on function public.search_articles(text, integer) is
  'Published articles that the caller, also a visitor, may read, best first: titles weigh most, word beginnings and typing errors are forgiven. Hits in marked_title and excerpt stand between « and ». Also what is suggested while a subject is typed.';

grant usage on schema private to anon;
grant execute on function private.search_articles(text, integer) to anon, authenticated;
grant execute on function public.search_articles(text, integer) to anon, authenticated;

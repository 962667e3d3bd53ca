-- Searching tickets. Each kind of text has a side table, so that notes never share an index with
-- what customers search, and no large table carries a generated column.

create table public.ticket_search (
  ticket_id uuid primary key references public.tickets (id) on delete cascade,
  document tsvector not null
);
create index ticket_search_document_idx on public.ticket_search using gin (document);
comment on table public.ticket_search is 'Subject and description as a search sees them. Read by search_tickets alone.';

create table public.message_search (
  message_id uuid primary key references public.ticket_messages (id) on delete cascade,
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  document tsvector not null
);
create index message_search_document_idx on public.message_search using gin (document);
create index message_search_ticket_id_idx on public.message_search (ticket_id);
comment on table public.message_search is 'Public messages as a search sees them. Read by search_tickets alone.';

create table public.note_search (
  note_id uuid primary key references public.ticket_notes (id) on delete cascade,
  ticket_id uuid not null references public.tickets (id) on delete cascade,
  document tsvector not null
);
create index note_search_document_idx on public.note_search using gin (document);
create index note_search_ticket_id_idx on public.note_search (ticket_id);
comment on table public.note_search is 'Internal notes as a search sees them. Read by search_tickets for staff alone.';

alter table public.ticket_search enable row level security;
alter table public.message_search enable row level security;
alter table public.note_search enable row level security;

create function private.search_words(p_text text)
returns text
language sql
immutable
set search_path = ''
as $$
  select btrim(regexp_replace(
    lower(extensions.unaccent('extensions.unaccent', left(p_text, 20000))), '[^[:alnum:]]+', ' ', 'g'
  ));
$$;
comment on function private.search_words(text) is
  'A text cut into words in one way for documents and queries: without it, serial numbers and addresses would be one word here and several there.';

create function private.search_document(p_text text)
returns tsvector
language sql
immutable
set search_path = ''
as $$
  select to_tsvector('simple', private.search_words(p_text));
$$;
comment on function private.search_document(text) is
  'Words without accents and without a language''s endings: tickets come in every language.';

create function private.index_ticket()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or (new.subject, new.description) is distinct from (old.subject, old.description) then
    insert into public.ticket_search as s (ticket_id, document)
    values (
      new.id,
      setweight(private.search_document(new.subject), 'A') || setweight(private.search_document(new.description), 'B')
    )
    on conflict (ticket_id) do update set document = excluded.document;
  end if;
  return null;
end;
$$;
comment on function private.index_ticket() is 'Keeps what a search sees of a ticket in step with it.';
create trigger t70_tickets_search after insert or update of subject, description on public.tickets
for each row execute function private.index_ticket();

create function private.index_message()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.message_search as s (message_id, ticket_id, document)
  values (new.id, new.ticket_id, private.search_document(new.body))
  on conflict (message_id) do update set ticket_id = excluded.ticket_id, document = excluded.document;
  return null;
end;
$$;
comment on function private.index_message() is 'A message can be found as soon as it is sent, and where it is when it moved.';
create trigger t70_ticket_messages_search after insert or update of ticket_id on public.ticket_messages
for each row execute function private.index_message();

create function private.index_note()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.note_search as s (note_id, ticket_id, document)
  values (new.id, new.ticket_id, private.search_document(new.body))
  on conflict (note_id) do update set ticket_id = excluded.ticket_id, document = excluded.document;
  return null;
end;
$$;
comment on function private.index_note() is 'A note can be found by staff as soon as it is written or edited.';
create trigger t70_ticket_notes_search after insert or update of body, ticket_id on public.ticket_notes
for each row execute function private.index_note();

create function private.search_query(p_query text)
returns tsquery
language sql
immutable
set search_path = ''
as $$
  -- All words, the last one perhaps not typed to its end.
  select to_tsquery('simple', string_agg(quote_literal(w.word) || ':*', ' & '))
  from regexp_split_to_table(private.search_words(left(p_query, 200)), ' ') as w (word)
  where w.word <> '';
$$;
comment on function private.search_query(text) is 'What people type, as a query for documents of search_document; null when it holds no word.';

create function private.search_estimate(p_word text)
returns double precision
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(sum(f.freq * c.reltuples), 0)
  from pg_catalog.pg_stats as s
  join pg_catalog.pg_class as c on c.oid = format('%I.%I', s.schemaname, s.tablename)::regclass
  cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as f (lexeme, freq)
  where s.schemaname = 'public' and s.tablename in ('ticket_search', 'message_search') and s.attname = 'document'
    and starts_with(f.lexeme, p_word);
$$;
comment on function private.search_estimate(text) is
  'About how many tickets and messages have a word that begins so, by the statistics that the planner keeps; 0 for rare ones.';

create function private.rare_words(p_query text)
returns tsquery
language sql
stable
security definer
set search_path = ''
as $$
  -- Rare: reading all that match costs less than reading the latest tickets until enough of them match.
  select to_tsquery('simple', string_agg(quote_literal(w.word) || ':*', ' & '))
  from unnest(tsvector_to_array(private.search_document(left(p_query, 200)))) as w (word)
  where private.search_estimate(w.word) <= 6 * sqrt(
    (select greatest(c.reltuples, 1) from pg_catalog.pg_class as c where c.oid = 'public.tickets'::regclass)
  );
$$;
comment on function private.rare_words(text) is 'The words of a query that few tickets have; null when all of them are common.';

create function private.search_candidates(
  p_query text, p_number bigint, p_scope text, p_where text, p_limit integer
)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_query tsquery := private.search_query(p_query);
  v_rare tsquery := private.rare_words(p_query);
  v_desk text := (select string_agg('(' || s.condition || ')', ' or ') from unnest(private.desk_scope()) as s (condition));
begin
  if not private.is_staff() then
    -- A customer has few tickets: who may see them first, then what matches.
    return format(
      $q$
        select t.id, case when t.number = %2$L then 3 when s.document @@ %1$L::tsquery then 2 else 1 end as weight
        from public.tickets as t
        join public.ticket_search as s on s.ticket_id = t.id
        where t.customer_id = %3$L and (
          t.number = %2$L or s.document @@ %1$L::tsquery
          or exists (select from public.message_search as m where m.ticket_id = t.id and m.document @@ %1$L::tsquery)
        )
      $q$, v_query, p_number, auth.uid()
    );
  end if;
  if v_rare is not null then
    -- Candidates first, then who may see them. The || '' keeps the common words out of the index,
    -- where all words that begin like them would be gathered.
    return format(
      $q$
        select t.id, 3 as weight from public.tickets as t where t.number = %2$L
        union all
        select s.ticket_id, 2 from public.ticket_search as s where s.document @@ %4$L::tsquery and (s.document || '') @@ %1$L::tsquery
        union all
        select s.ticket_id, 1 from public.message_search as s where s.document @@ %4$L::tsquery and (s.document || '') @@ %1$L::tsquery
        union all
        select n.ticket_id, 1
        from public.note_search as n join public.tickets as t on t.id = n.ticket_id
        where n.document @@ %4$L::tsquery and (n.document || '') @@ %1$L::tsquery and (%3$s)
      $q$, v_query, p_number, v_desk, v_rare
    );
  end if;
  -- Words that many tickets have: the latest in sight are read until enough of them match.
  return format(
    $q$
      select t.id, 3 as weight from public.tickets as t where t.number = %2$L
      union all
      (
        select l.id, h.weight
        from (
          select t.id, t.last_activity_at, (%3$s) as on_desk
          from public.tickets as t where (%4$s)%5$s
          order by t.last_activity_at desc, t.id desc limit 1000
        ) as l
        cross join lateral (
          select d.weight
          from (
            select s.document, 2 as weight from public.ticket_search as s where s.ticket_id = l.id
            union all
            select m.document, 1 from public.message_search as m where m.ticket_id = l.id
            union all
            select n.document, 1 from public.note_search as n where n.ticket_id = l.id and l.on_desk
            offset 0
          ) as d
          where d.document @@ %1$L::tsquery
          limit 1
        ) as h
        order by l.last_activity_at desc, l.id desc limit %6$s
      )
    $q$, v_query, p_number, v_desk, p_scope, p_where, p_limit
  );
end;
$$;
comment on function private.search_candidates(text, bigint, text, text, integer) is
  'The query for ids and weights of what may match: number 3, subject and description 2, messages and notes 1. Which way is cheapest depends on who asks and how common the words are.';

create function private.search_tickets(p_query text, p_filters jsonb, p_limit integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_staff boolean := private.require_role('customer', 'agent', 'admin') <> 'customer';
  v_limit integer := least(greatest(coalesce(p_limit, 20), 1), 50);
  v_filters jsonb := coalesce(p_filters, '{}');
  v_where text := private.list_filter(v_filters);
  v_scope text := (select string_agg('(' || s.condition || ')', ' or ') from unnest(private.narrow_scope(v_filters)) as s (condition));
  v_number bigint := case when btrim(p_query) ~ '^#?[0-9]{1,15}$' then ltrim(btrim(p_query), '#')::bigint end;
  v_rows jsonb;
begin
  if private.search_query(p_query) is null then
    return jsonb_build_object('tickets', '[]'::jsonb);
  end if;
  execute format(
    $q$
      with candidates as materialized (
        select c.id, max(c.weight) as weight from (%1$s) as c group by c.id
      ), hits as (
        select t, c.weight
        from candidates as c join public.tickets as t on t.id = c.id
        where (%2$s)%3$s
        order by c.weight desc, t.last_activity_at desc, t.id desc
        limit %4$s
      )
      select jsonb_agg(
        private.ticket_row(h.t, case when %5$L and (h.t).customer_id = %6$L then private.can_read_desk(h.t) else %5$L end)
        order by h.weight desc, (h.t).last_activity_at desc, (h.t).id desc
      )
      from hits as h
    $q$,
    private.search_candidates(p_query, v_number, v_scope, v_where, v_limit), v_scope, v_where, v_limit, v_staff, auth.uid()
  ) into v_rows;
  return jsonb_build_object('tickets', coalesce(v_rows, '[]'));
end;
$$;
comment on function private.search_tickets(text, jsonb, integer) is 'Body of public.search_tickets.';

create function public.search_tickets(p_query text, p_filters jsonb default '{}', p_limit integer default 20)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select private.search_tickets(p_query, p_filters, p_limit);
$$;
comment on function public.search_tickets(text, jsonb, integer) is
  'Up to p_limit (1 to 50) tickets that the caller may read and that hold all words in subject, description or messages, for staff also in notes they may read; or whose number it is. Number first, then subject, then text, newest first; where all words are common, among the latest that match. Filters as in list_tickets.';

grant execute on function private.search_tickets(text, jsonb, integer) to authenticated;
grant execute on function public.search_tickets(text, jsonb, integer) to authenticated;

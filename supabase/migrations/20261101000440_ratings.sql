-- What customers thought of the help they got.

create table public.ticket_ratings (
  ticket_id uuid primary key references public.tickets (id) on delete cascade,
  profile_id uuid references public.profiles (id) on delete set null,
  rating smallint not null check (rating between 1 and 5),
  comment text not null default '' check (char_length(comment) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index ticket_ratings_profile_id_idx on public.ticket_ratings (profile_id);
comment on table public.ticket_ratings is 'How satisfied the customer was, 1 to 5, once per ticket.';

create trigger t90_ticket_ratings_updated_at before update on public.ticket_ratings
for each row execute function private.set_updated_at();

alter table public.ticket_ratings enable row level security;
create policy ticket_ratings_select_authenticated on public.ticket_ratings for select to authenticated
  using (exists (select from public.tickets as t where t.id = ticket_ratings.ticket_id));
grant select on public.ticket_ratings to authenticated;

create function private.rate_ticket(p_ticket_id uuid, p_rating integer, p_comment text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_ticket public.tickets := private.ticket_for(p_ticket_id, true);
  v_comment text := left(btrim(coalesce(p_comment, '')), 2001);
begin
  if v_ticket.customer_id is distinct from auth.uid() then
    perform private.fail('PT403', 'not_allowed', 'Only the customer can rate the help they got.');
  end if;
  if v_ticket.status not in ('resolved', 'closed') then
    perform private.fail('PT409', 'not_resolved', 'A ticket can be rated once it is resolved.');
  end if;
  if p_rating is null or p_rating not between 1 and 5 then
    perform private.fail('PT422', 'rating_out_of_range', 'Choose 1 to 5.', '{"field": "rating"}');
  end if;
  if char_length(v_comment) > 2000 then
    perform private.fail('PT422', 'comment_too_long', 'Shorten this to 2000 characters.', '{"field": "comment", "max": 2000}');
  end if;
  insert into public.ticket_ratings as r (ticket_id, profile_id, rating, comment)
  values (p_ticket_id, auth.uid(), p_rating, v_comment)
  on conflict (ticket_id) do update set rating = excluded.rating, comment = excluded.comment
  where (r.rating, r.comment) is distinct from (excluded.rating, excluded.comment);
  if found then
    update public.tickets set seq = seq + 1 where id = p_ticket_id returning * into v_ticket;
    perform private.record_activity(
      p_ticket_id, v_ticket.seq, 'rated', false, null, jsonb_build_object('rating', p_rating)
    );
  end if;
  return jsonb_build_object('rating', p_rating, 'comment', v_comment);
end;
$$;
comment on function private.rate_ticket(uuid, integer, text) is 'Body of public.rate_ticket.';

create function public.rate_ticket(p_ticket_id uuid, p_rating integer, p_comment text default '')
returns jsonb
language sql
security invoker
set search_path = ''
as $$
  select private.rate_ticket(p_ticket_id, p_rating, p_comment);
$$;
comment on function public.rate_ticket(uuid, integer, text) is
  'Rates the help on the caller''s own resolved ticket, 1 to 5 with a comment; may be changed. PT409 not_resolved, PT422 rating_out_of_range, comment_too_long.';

grant execute on function private.rate_ticket(uuid, integer, text) to authenticated;
grant execute on function public.rate_ticket(uuid, integer, text) to authenticated;

-- What a search sees. Texts are made of few sentences, whose documents are at hand; only those
-- with a word of their own are taken apart here.

insert into public.ticket_search (ticket_id, document)
select
  k.id,
  coalesce(
    w.document,
    setweight(private.search_document(k.subject), 'A') || setweight(private.search_document(k.description), 'B')
  )
from bench_tickets as t
join public.tickets as k on k.id = t.id
left join bench_subjects as w on w.subject = k.subject and w.description = k.description;

insert into public.message_search (message_id, ticket_id, document)
select m.id, m.ticket_id, coalesce(w.document, private.search_document(m.body))
from bench_tickets as t
join public.ticket_messages as m on m.ticket_id = t.id
left join bench_sentences as w on w.body = m.body;

insert into public.note_search (note_id, ticket_id, document)
select n.id, n.ticket_id, coalesce(w.document, private.search_document(n.body))
from bench_tickets as t
join public.ticket_notes as n on n.ticket_id = t.id
left join bench_sentences as w on w.body = n.body;

-- What generated tickets say: enough sentences that two neighbours in a list rarely read alike.

create temporary table bench_subjects as
select
  (s.i - 1)::integer as i, s.subject, s.description,
  setweight(private.search_document(s.subject), 'A') || setweight(private.search_document(s.description), 'B') as document
from (
  select row_number() over () as i, t.what || ' ' || p.place as subject, t.detail || ' ' || e.ending as description
  from (
    values
      ('Room display shows last week''s bookings', 'The display was fine until Monday. Since then it shows the meetings of last week and does not react to bookings that we make now.'),
      ('Calendar does not sync', 'New meetings in our calendar take more than an hour to appear, and cancelled ones stay on the display until somebody restarts it.'),
      ('Invoice has the wrong address', 'Our company moved and the last two invoices still carry the old address. Accounting cannot book them like this.'),
      ('Cannot sign in with single sign-on', 'After the sign-in page of our identity provider we come back to a blank page. It worked before we renewed the certificate.'),
      ('Display loses its network', 'The display drops off the wireless network several times a day and needs to be unplugged to come back.'),
      ('Delivery incomplete', 'We ordered six displays with wall mounts. Six displays arrived, but only four mounts were in the box.'),
      ('Touch does not react', 'The lower third of the screen does not react to touch any more, so nobody can press Book now.'),
      ('How do we add a second building', 'We open a second office next month and would like to know how to add it without changing the names of our present rooms.'),
      ('API answers 429 at night', 'Our nightly export is refused with too many requests since last week although we did not change its rate.'),
      ('Report counts meetings twice', 'The monthly usage report counts recurring meetings twice in rooms that can be joined to one large room.'),
      ('Battery of the handheld empty after two hours', 'The handheld used to last a day. Since the last firmware it is empty after two hours, even when it is not used.'),
      ('Please change the owner of our account', 'Our former office manager has left. We need her rights moved to somebody else, and she can no longer confirm it herself.')
  ) as t (what, detail)
  cross join (
    values
      ('on the second floor'), ('in Lisbon'), ('at reception'), ('since the update'), ('after the move'),
      ('in the large room'), ('for all rooms'), ('for one user')
  ) as p (place)
  cross join (
    values
      ('What can we do?'), ('It is not urgent, but it comes up in every meeting.'),
      ('Could somebody call us about it this week?'), ('I can send pictures if that helps.'), ('Thank you for looking into it.')
  ) as e (ending)
) as s;
create unique index on bench_subjects (i);

create temporary table bench_sentences as
select (s.i - 1)::integer as i, s.role, s.body, private.search_document(s.body) as document
from (
  select
    row_number() over (partition by r.role order by r.opening, m.middle, c.closing) as i,
    r.role, r.opening || E'\n\n' || m.middle || ' ' || c.closing as body
  from (
    values
      ('agent', 'Thank you for writing to us.'), ('agent', 'Thanks for the quick answer.'), ('agent', 'I am sorry about the trouble.'),
      ('agent', 'I have looked at the logs of your display.'),
      ('customer', 'Thank you.'), ('customer', 'I tried that just now.'), ('customer', 'Sorry for the late answer.'),
      ('customer', 'A colleague of mine had a look.'),
      ('note', 'Seen the same at another customer.'), ('note', 'Checked with engineering.'), ('note', 'Called the customer.')
  ) as r (role, opening)
  join (
    values
      ('agent', 'Please open **Settings → Network** on the display and tell me which signal strength it shows.'),
      ('agent', 'Your calendar connection asks for new consent; an administrator of your domain has to confirm it once under *Integrations*.'),
      ('agent', 'I have raised the limit of your account for the night and will look at the figures tomorrow morning.'),
      ('agent', 'A replacement leaves our warehouse today. Keep the old one until it has arrived; the return label is in the box.'),
      ('agent', 'Firmware 4.2.1 fixes this. It installs by itself tonight, or at once under **Settings → About → Update**.'),
      ('agent', 'The corrected invoice is in your account under *Billing*, and the old one is cancelled.'),
      ('customer', 'The display shows two of five bars, and the access point is right behind the wall.'),
      ('customer', 'It worked for a day, and this morning it was back to the old state.'),
      ('customer', 'Our administrator confirmed the consent, and two of the three rooms came back.'),
      ('customer', 'The serial number is on the back: it begins with RD4 and ends with 7719.'),
      ('customer', 'We restarted it twice and also took it to another room, without a difference.'),
      ('customer', 'The address is right now, but the VAT number is still the old one.'),
      ('note', 'Serial number is from the batch with the weak antenna; replace without discussion.'),
      ('note', 'Consent in their tenant expired when the admin left. Send the link to the new admin only.'),
      ('note', 'Refund approved up to one month by the account manager.'),
      ('note', 'They have forty rooms and renew in spring: keep an eye on this one.')
  ) as m (role, middle) on m.role = r.role
  join (
    values
      ('agent', 'Does that help?'), ('agent', 'Let me know how it goes.'), ('agent', 'I will stay on this until it works.'),
      ('customer', 'What should we try next?'), ('customer', 'Could you check on your side?'), ('customer', 'That would be all from us.'),
      ('note', 'Will follow up.'), ('note', 'No more to do from our side.')
  ) as c (role, closing) on c.role = r.role
) as s;
create unique index on bench_sentences (role, i);

-- A word that only this ticket has, as somebody would search for; most tickets have none.
create function pg_temp.order_number(p_ticket bigint)
returns text
language sql
immutable
as $$
  select case when pg_temp.draw(p_ticket, 33) < 0.1 then 'R' || 1000000 + p_ticket end;
$$;

analyze bench_subjects;
analyze bench_sentences;

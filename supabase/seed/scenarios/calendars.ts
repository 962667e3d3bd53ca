import type { Scenario } from './scenario.ts';

/** Roomlight Cloud: calendars, bookings, apps and the API. */
export const calendarScenarios: readonly Scenario[] = [
  {
    team: 'Support',
    category: 'calendar-sync',
    priority: 'high',
    tags: ['sync'],
    subjects: [
      'New meetings take an hour to appear at {room}',
      'Calendar of {room} is out of date',
      'Sync is slow in {office}',
    ],
    description:
      'Meetings that we book in Outlook appear on the display at {room} only after an hour. Cancelled ones stay there, and people hunt for a free room although it is empty.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'That is not how it should be: changes normally arrive within ten seconds. The delay of an hour tells me that the instant notifications from Microsoft do not reach us and only the hourly check works.\n\nHas the account that connects Roomlight with Microsoft 365 changed its password or its rights lately?',
      },
      {
        by: 'note',
        text: 'Subscription renewals for the tenant fail with 403 since Tuesday 18:02. Looks like the service account lost Calendars.Read.',
      },
      { by: 'customer', text: 'Our IT removed a few unused rights last week. That may be it.' },
      {
        by: 'agent',
        asks: true,
        text: 'Very likely. Please let an administrator open *Integrations → Microsoft 365 → Renew consent* and confirm. It asks for reading and writing the calendars of **rooms** only, not of people.',
      },
      {
        by: 'customer',
        text: 'Done. A test meeting was at {room} before I had put my phone down.',
      },
      {
        by: 'agent',
        text: 'And all {count} rooms renewed their notifications. From now on you get a mail when a right goes missing, so that it does not take an hour of confusion to find out.',
      },
    ],
  },
  {
    team: 'Support',
    category: 'calendar-sync',
    priority: 'medium',
    tags: ['how-to'],
    subjects: [
      'Hide the titles of confidential meetings',
      'Board meetings visible at {room}',
      'Can the display show "Booked" only?',
    ],
    description:
      'The display at {room} shows the titles of all meetings, also those of the board and of HR. How can we hide these, but keep the titles of team meetings?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'There are two ways, and they go together:\n\n1. Meetings marked **private** in the calendar appear as *Booked*, always.\n2. *Rooms → {room} → Privacy* hides titles, organisers or both for a whole room.\n\nWould the first be enough, or do people forget to mark them?',
      },
      { by: 'customer', text: 'They forget. But only two rooms are used by the board.' },
      {
        by: 'agent',
        text: 'Then hide the titles for these two and leave the others as they are. You can select both under *Rooms* and choose **Privacy → Hide titles** once. It takes effect at once.',
      },
      { by: 'customer', text: 'Works as described, thank you.' },
      { by: 'agent', text: 'You are welcome!' },
    ],
  },
  {
    team: 'Support',
    category: 'calendar-sync',
    priority: 'medium',
    tags: ['bug', 'sync'],
    subjects: [
      'Recurring meeting shown twice at {room}',
      'Duplicates after changing a series',
      'Weekly meeting appears double on {serial}',
    ],
    description:
      'After we moved our weekly meeting from 9:00 to 9:30, {room} shows both. In the calendar there is only the one at 9:30.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Thank you for the clear description. Did somebody change **this and all following** meetings, rather than the whole series?',
      },
      { by: 'customer', text: 'Yes, from the second week on.' },
      {
        by: 'note',
        text: 'Known: CAL-1183, a split series keeps the tail of the old one when the change comes in two notifications. Fix is in review. Workaround: resync the room.',
      },
      {
        by: 'agent',
        text: 'That matches a fault we know: when a series is split, we sometimes miss the end of its first half. I have resynchronised {room}, and the double meeting is gone.\n\nThe fix ships with the next release. I keep this open until then.',
      },
      { by: 'customer', text: 'Confirmed, only one left.' },
      {
        by: 'agent',
        text: 'The release went out this morning, and I tested it with a copy of your series: no doubles. Thank you for your patience.',
      },
    ],
  },
  {
    team: 'Support',
    category: 'api',
    priority: 'medium',
    tags: ['api'],
    subjects: [
      'API answers 429 during our nightly export',
      'Rate limit of the bookings API',
      'Too many requests at night',
    ],
    description:
      'Our nightly export of the bookings of {count} rooms fails with 429 since the weekend. We send one request per room and day, for the past month. Is there a new limit?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'The limit itself is old (600 requests in five minutes), but since Saturday it counts per **key** and no longer per address, and your two exports share one key.\n\nDo you need single days? `GET /bookings?from=…&to=…&room=*` returns a month for all rooms in pages of 500, which makes about ten requests of your several hundred.',
      },
      {
        by: 'customer',
        text: 'We did not know about the asterisk. Does it return cancelled bookings as well?',
      },
      {
        by: 'agent',
        text: 'With `&status=all` it does. Each answer also carries `RateLimit-Remaining` and, on a 429, `Retry-After` in seconds.',
      },
      {
        by: 'customer',
        text: 'Rewritten: eleven requests, eight seconds. Much better than before, thanks.',
      },
      {
        by: 'agent',
        text: 'Lovely. I will add that example to the first page of the API guide, where it should have been.',
      },
    ],
  },
  {
    team: 'Support',
    category: 'accounts',
    priority: 'urgent',
    tags: ['sso', 'escalated'],
    subjects: [
      'Nobody can sign in with single sign-on',
      'SSO fails after certificate change',
      'Sign-in loop for all of {office}',
    ],
    description:
      'Since this morning everybody who signs in through our identity provider ends on a blank page. Yesterday evening our IT renewed the signing certificate. The displays work, but nobody can manage rooms.',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'I see the failed sign-ins: the signature does not match the certificate that we have stored. Please upload the new one under *Security → Single sign-on → Certificates*. If no administrator can get in, use the recovery link that I have just sent to the technical contact of your account.',
      },
      {
        by: 'note',
        text: 'Called them, they are in front of the recovery page now. Reminder mail for expiring certificates was sent to an address that left the company.',
      },
      {
        by: 'customer',
        text: 'The link worked, the certificate is uploaded, people are coming in again.',
      },
      {
        by: 'agent',
        text: 'Sign-ins are at their usual level again. Two things for next time: both certificates may be stored **side by side**, so the change needs no interruption, and reminders now go to all administrators instead of one address.',
      },
      {
        by: 'customer',
        text: 'That is good to know. You can close this, and thank you for calling.',
      },
      { by: 'agent', text: 'Gladly. Have a calmer afternoon!' },
    ],
  },
  {
    team: 'Support',
    category: 'accounts',
    priority: 'medium',
    tags: ['account'],
    subjects: [
      'New administrator for our account',
      'Our office manager has left',
      'Please transfer the owner role',
    ],
    description:
      'The colleague who owned our Roomlight account has left the company and I take over {office}. I can sign in but see no settings. Could you make me the owner?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'Welcome! To protect your account we need one confirmation: another administrator can transfer the role under *People*. If there is none, please let somebody entitled to sign for your company answer the mail that I have sent to the address in your contract.',
      },
      {
        by: 'customer',
        text: 'There is no other administrator. Our director has answered your mail.',
      },
      {
        by: 'note',
        text: 'Confirmed by the signatory, name matches the contract. Old owner deactivated.',
      },
      {
        by: 'agent',
        text: "Thank you, that is all we need. You are now the owner, and your predecessor's access has ended. I recommend to appoint a second administrator, so that you are never locked out.",
      },
      { by: 'customer', text: 'Done, my deputy is in. Thanks for being careful about it.' },
      { by: 'agent', text: 'Thank you for your patience with it.' },
    ],
  },
  {
    team: 'Support',
    category: 'mobile-app',
    priority: 'low',
    tags: ['feature-request'],
    subjects: ['Favourite rooms in the app', 'Please let us pin rooms', 'App: sort rooms by floor'],
    description:
      'In the mobile app all {count} rooms of {office} come in one long list by name. Most of us use three of them, {room} above all. Could there be favourites?',
    turns: [
      {
        by: 'agent',
        text: 'Favourites are the wish we hear most often for the app, and your message is one more reason. Until they are there, *Filters → Floor* shortens the list, and the app remembers it.\n\nMay I add your company to those who try it first?',
      },
      { by: 'customer', text: 'The filter helps already. And yes, we would love to try it.' },
      { by: 'note', text: 'Added to the beta list for favourites.' },
      {
        by: 'agent',
        text: 'You are on the list. The first version should reach you within this quarter, by mail with a link to install it.',
      },
    ],
  },
  {
    team: 'Support',
    category: 'reports',
    priority: 'low',
    tags: ['reports'],
    subjects: [
      'Usage report counts no-shows',
      'How is "used" defined in the report?',
      'Report says {room} is full, but it is empty',
    ],
    description:
      'According to the monthly report {room} is booked 82 % of the time. Whoever passes by finds it empty. How does the report count meetings that nobody came to?',
    turns: [
      {
        by: 'agent',
        asks: true,
        text: 'The column *Booked* counts what stands in the calendar. *Used* counts meetings that somebody checked in to at the display. Is check-in switched on for {room}? Without it, both columns are the same.',
      },
      {
        by: 'customer',
        text: 'It is not. If we switch it on, what happens when nobody checks in?',
      },
      {
        by: 'agent',
        text: 'After ten minutes (you choose the time) the room is released, the organiser gets a mail, and the report counts a no-show. For a start, you can switch on check-in **without** release and only measure for a month.',
      },
      { by: 'customer', text: 'We will do exactly that. Thank you!' },
      {
        by: 'agent',
        text: 'Good plan. The comparison appears in the report of next month on its second page.',
      },
    ],
  },
];

import type { TeamName } from './scenarios/scenario.ts';

/** Whose a template or view is: one person's, by e-mail address, a team's, or, with neither, everybody's. */
export interface Scope {
  readonly owner?: string;
  readonly team?: TeamName;
}

export interface DemoTemplate extends Scope {
  readonly title: string;
  readonly shortcut: string;
  readonly body: string;
  readonly use_count: number;
  readonly status?: string;
  readonly priority?: string;
  readonly tags?: readonly string[];
  /** Given to whoever sends it. */
  readonly mine?: boolean;
  readonly to_team?: TeamName;
}

/** The prepared answers of the demo's staff. */
export const templates: readonly DemoTemplate[] = [
  {
    title: 'We are looking into it',
    shortcut: 'on-it',
    body: `Hi {{customer.first_name}},

thank you for writing. I have your request (#{{ticket.number}}) in front of me and am looking into it. You will hear from me today.

{{agent.first_name}} from {{company.name}}`,
    status: 'in_progress',
    mine: true,
    use_count: 214,
  },
  {
    title: 'Ask for the details of a display',
    shortcut: 'details',
    body: `Hi {{customer.first_name}},

so that we find it quickly, could you send us:

- the **serial number** from the back of the display (it begins with RD4),
- the name of the room,
- a photo of what the screen shows?

{{agent.first_name}}`,
    status: 'waiting',
    use_count: 168,
  },
  {
    title: 'Solved: please confirm',
    shortcut: 'solved',
    body: `Hi {{customer.first_name}},

this should be solved now. If anything is still not right, just answer here and it is open again at once.

Thank you for your patience
{{agent.first_name}}`,
    status: 'resolved',
    use_count: 190,
  },
  {
    title: 'No answer for a while',
    shortcut: 'no-answer',
    body: `Hi {{customer.first_name}},

we have not heard from you about “{{ticket.subject}}” for some days, so I mark it as solved. Nothing is lost: write here whenever you like, and we go on where we stopped.

{{agent.first_name}}`,
    status: 'resolved',
    use_count: 77,
  },
  {
    team: 'Support',
    title: 'Restart a display',
    shortcut: 'restart',
    body: `Hi {{customer.first_name}},

please choose **Rooms → your room → Restart display** in the console, or hold the button on its back for three seconds. It takes about a minute.

Tell us what the light bar shows afterwards.

{{agent.first_name}}`,
    status: 'waiting',
    use_count: 121,
  },
  {
    team: 'Support',
    title: 'Open the firewall',
    shortcut: 'firewall',
    body: `Hi {{customer.first_name}},

the displays need to reach these two, both on port 443 (TCP):

| address | for |
| --- | --- |
| \`devices.roomlight.example\` | bookings and settings |
| \`updates.roomlight.example\` | firmware |

On the display, **Settings → Network → Test** shows at once whether they can.

{{agent.first_name}}`,
    status: 'waiting',
    tags: ['wifi'],
    use_count: 43,
  },
  {
    team: 'Support',
    title: 'Calendar: a look at the service account',
    shortcut: 'calendar',
    body: `Hi {{customer.first_name}},

meetings that come late or not at all are nearly always a matter of the service account's rights. Did somebody change its password or its permissions lately?

If not, I look at the log of the synchronisation next.

{{agent.first_name}}`,
    tags: ['sync'],
    status: 'waiting',
    use_count: 58,
  },
  {
    team: 'Billing',
    title: 'Copy of an invoice',
    shortcut: 'invoice',
    body: `Hi {{customer.first_name}},

you find the invoice attached. All of them are also under **Account → Invoices**, as PDF.

{{agent.name}}, {{team.name}}`,
    tags: ['invoice'],
    status: 'resolved',
    use_count: 92,
  },
  {
    team: 'Billing',
    title: 'A refund is on its way',
    shortcut: 'refund',
    body: `Hi {{customer.first_name}},

you are right, and I am sorry. I have returned the amount to where it came from; depending on your bank it takes a few days to arrive.

{{agent.name}}, {{team.name}}`,
    tags: ['refund'],
    priority: 'high',
    mine: true,
    use_count: 31,
  },
  {
    team: 'Hardware',
    title: 'Replacement under warranty',
    shortcut: 'replacement',
    body: `Hi {{customer.first_name}},

this is a case for the warranty: a new display leaves us today. Scan the code on its screen and choose *Replace a display*; it takes over name, calendar and design of the old one.

The parcel brings a return label. Please send the old display back within **14 days**.

{{agent.first_name}}`,
    tags: ['warranty', 'replacement'],
    status: 'waiting',
    mine: true,
    use_count: 66,
  },
  {
    owner: 'jonas@autocrm.example',
    title: 'Over to Hardware',
    shortcut: 'to-hardware',
    body: `Hi {{customer.first_name}},

this is one for our colleagues who know the displays inside out. I have passed everything on, so you do not have to explain it again.

{{agent.first_name}}`,
    to_team: 'Hardware',
    use_count: 17,
  },
  {
    owner: 'amina@autocrm.example',
    title: 'After a quote',
    shortcut: 'quote',
    body: `Hi {{customer.first_name}},

did our quote reach you, and does it cover what you need? I am happy to go through it with you.

{{agent.name}}`,
    tags: ['quote'],
    status: 'waiting',
    use_count: 24,
  },
];

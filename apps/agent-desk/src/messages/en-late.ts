import type { Widen } from '@autocrm/core/lib/widen.ts';
import { enTemplates, enWorkspace } from './en-workspace.ts';

const plural = new Intl.PluralRules('en');

function count(amount: number, one: string, many: string): string {
  return `${amount} ${plural.select(amount) === 'one' ? one : many}`;
}

/** The words of what is opened from the desk, in English: they come with the first page or dialog that says one. */
export const enLate = {
  workspace: enWorkspace,
  templates: enTemplates,
  create: {
    page_description: 'On behalf of a customer: they see it as their own and are told of answers.',
    customer: 'Customer',
    customer_placeholder: 'Name or e-mail address',
    customer_missing: 'Choose for whom this ticket is.',
    new_customer: 'New customer',
    invite_title: 'New customer',
    invite_description:
      'They get an account now, and a mail with the way in. The ticket is made afterwards.',
    invite: 'Make account',
    invited: (email: string): string => `An invitation is on its way to ${email}.`,
    full_name: 'Name',
    email: 'E-mail address',
    cancel: 'Cancel',
    subject: 'Subject',
    description: 'What happened?',
    description_hint: 'The customer reads this as the beginning of their ticket.',
    description_placeholder: 'In the customer’s words, as far as you know them…',
    files: 'Files',
    team_by_rules: 'No team',
    choose: 'Choose…',
    choose_none: 'No answer',
    fields_failed: 'Some fields could not be loaded. You can create the ticket without them.',
    uploading: 'A file is still on its way. Wait a moment and create the ticket then.',
    files_failed: 'A file did not arrive. Try it again, or remove it.',
    submit: 'Create ticket',
    sent: (number: number): string => `Ticket #${number} is created.`,
    not_placed: (reason: string): string => `It stays where it is: ${reason}`,
    discard: 'Discard',
    discard_title: 'Discard this ticket?',
    discard_description: 'What you wrote and the files you added are thrown away.',
    discard_confirm: 'Discard',
  },
  print: {
    title: (number: number, subject: string): string => `#${number} ${subject}`,
    menu: 'Print…',
    print: 'Print',
    back: 'Back to the ticket',
    with_notes: 'With internal notes',
    notes_warning: 'This print holds internal notes. Do not hand it to the customer.',
    loading: 'Loading the whole conversation…',
    customer: 'Customer',
    opened: 'Opened',
    printed: 'Printed',
    status: 'Status',
    priority: 'Priority',
    assignee: 'Assignee',
    files: 'Files',
    note: 'Internal note',
    failed: 'The conversation could not be loaded whole.',
  },
  merge: {
    menu: 'Merge…',
    title: (amount: number): string =>
      amount === 1 ? 'Merge this ticket into another one' : `Merge ${amount} tickets into one`,
    description: 'Messages, notes and files move to the other ticket, in the order of their time.',
    search: 'Number or words of this customer’s tickets',
    searching: 'Looking…',
    nothing: 'No other ticket of this customer matches.',
    same_customer: 'Tickets of the same customer',
    among: 'Keep which one?',
    target: 'Other ticket',
    choose_first: 'Choose the ticket that stays.',
    preview: 'What happens',
    moves: (from: number, to: number): string => `#${from} goes into #${to}`,
    counts: (messages: number, notes: number, files: number): string =>
      [
        count(messages, 'message', 'messages'),
        count(notes, 'internal note', 'internal notes'),
        count(files, 'file', 'files'),
      ].join(', '),
    stays: (number: number): string => `#${number} stays and holds everything.`,
    link_stays: 'Old numbers and links lead on to it.',
    one_of_them: 'One of them',
    problem: (number: string, reason: string): string => `${number}: ${reason}`,
    failed: 'The preview could not be loaded.',
    cancel: 'Cancel',
    confirm: 'Merge',
    done: (amount: number, number: number): string =>
      amount === 1 ? `Merged into #${number}.` : `${amount} tickets are merged into #${number}.`,
    undo: 'Undo',
    undone: 'The tickets are apart again.',
    undo_failed: (reason: string): string => `Not undone: ${reason}`,
    changed_since: 'something changed since.',
    notice: (number: number): string => `This ticket was merged into #${number}.`,
    go: (number: number): string => `Go to #${number}`,
    unmerge: 'Undo merge',
    unmerged: (number: number): string => `Ticket #${number} stands by itself again.`,
  },
  preferences: {
    title: 'Preferences',
    menu: 'Preferences…',
    notify: 'What you are told',
    notify_hint: 'Each choice is saved at once.',
    kind: 'Event',
    in_app: 'At the desk',
    email: 'By e-mail',
    on: (kind: string, way: string): string => `${kind}: ${way}`,
    kinds: {
      assigned: 'Somebody gives you a ticket',
      reply: 'A reply on a ticket of yours',
      mention: 'Somebody mentions you',
      status: 'The status of a ticket you follow changes',
      new_ticket: 'A new ticket in your teams',
      woken: 'A snoozed ticket comes back',
    },
    browser: 'Browser notifications',
    browser_hint:
      'While the desk is in the background, your browser tells you of what would show at the bell.',
    browser_label: 'Tell me on this device',
    browser_denied:
      'Your browser does not let the desk notify you. Allow it in the settings of this page first.',
    browser_missing: 'This browser cannot notify you.',
  },
} as const;

export type LateMessages = Widen<typeof enLate>;

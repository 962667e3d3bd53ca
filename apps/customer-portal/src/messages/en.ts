import type { NotificationType } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketSort } from '@autocrm/core/contracts/ticket-list.ts';
import type { Widen } from '@autocrm/core/lib/widen.ts';
import { enHelp } from './en-help.ts';

const plural = new Intl.PluralRules('en');

/** "1 ticket", "3 tickets". */
function tickets(count: number): string {
  return `${count} ${plural.select(count) === 'one' ? 'ticket' : 'tickets'}`;
}

/** What happened on a ticket, for its customer. One notification may gather several events. */
function newsInWords({
  type,
  count,
  who,
  status,
}: {
  type: NotificationType;
  count: number;
  who: string;
  status: string;
}): string {
  const name = who === '' ? 'Support' : who;
  if (count > 1) return `${count} updates, the latest from ${name}`;
  switch (type) {
    case 'reply':
      return `${name} answered`;
    case 'status':
      return status === '' ? 'The status has changed' : `Your ticket is now: ${status}`;
    case 'assigned':
      return `${name} takes care of your ticket`;
    case 'mention':
      return `${name} mentioned you`;
    case 'new_ticket':
      return 'Your ticket has arrived';
    case 'woken':
      return 'Your ticket is back on our desk';
    // Told to staff alone.
    case 'sla_breached':
      return 'There is news on your ticket';
  }
}

/**
 * The words that the portal begins with, in English; the others are in `en-late.ts`. A second language is other files
 * with objects of these shapes.
 */
export const en = {
  app: 'Support',
  help: enHelp,
  nav: {
    label: 'Main',
    home: 'Home',
    tickets: 'My tickets',
    help: 'Help centre',
    sign_in: 'Sign in',
    new_ticket: 'New ticket',
    account_menu: 'Your account',
    account: 'Account',
    sign_out: 'Sign out',
    behind: 'Connecting again… New answers may be missing for a moment.',
  },
  home: {
    title: 'Home',
    greeting: (name: string): string => (name === '' ? 'Hello' : `Hello, ${name}`),
    open: 'Your open tickets',
    open_empty_title: 'Nothing is open',
    open_empty: 'When you ask us something, you can follow it here.',
    all: 'All my tickets',
    ask_title: 'Something does not work, or you have a question?',
    ask: 'Tell us in your own words. You can add pictures and files.',
  },
  list: {
    title: 'My tickets',
    caption: 'Your tickets',
    search: 'Search my tickets',
    search_hint: 'Words or a ticket number',
    search_clear: 'Clear the search',
    searching: 'Searching…',
    found: (count: number, words: string): string =>
      count === 0 ? `Nothing found for “${words}”` : `${tickets(count)} for “${words}”, best first`,
    no_hits: 'We looked in the subject, the text and the messages of all your tickets.',
    no_hits_here: 'No ticket with this status holds these words.',
    filter: 'Status',
    filter_any: 'Any status',
    sort: 'Sort by',
    sorts: {
      activity: 'Latest activity',
      created: 'Date',
      priority: 'Priority',
      status: 'Status',
    } satisfies Record<TicketSort, string>,
    ascending: 'Ascending',
    descending: 'Descending',
    turn: (ascending: boolean): string =>
      ascending ? 'Ascending; switch to descending' : 'Descending; switch to ascending',
    unread: 'New answer',
    with_person: (name: string): string => `With ${name}`,
    empty_title: 'No tickets yet',
    empty: 'What you ask us stands here, with every answer.',
    none_title: 'Nothing matches',
    none: 'No ticket has this status.',
    clear_filter: 'Show all',
    page: (count: number): string => tickets(count),
    first_page: 'First page',
  },
  ticket: {
    heading: (number: string): string => `Ticket #${number}`,
    title: (number: number, subject: string): string => `#${number} ${subject}`,
    back: 'My tickets',
    description: 'What you wrote',
    details: 'Details',
    number: 'Number',
    status: 'Status',
    priority: 'Urgency',
    category: 'About',
    no_category: 'Not chosen',
    opened: 'Asked',
    with: 'With',
    nobody: 'Nobody yet',
    yes: 'Yes',
    no: 'No',
    conversation: 'Conversation',
    reply: 'Your message',
    reply_placeholder: 'Write a message…',
    send: 'Send',
    files_only: 'See the attached file.',
    solved: 'This is solved',
    solved_toast: 'Marked as solved. Thank you for telling us.',
    reopen: 'Open again',
    reopened_toast: 'Your ticket is open again.',
    edit: 'Edit',
    edit_title: 'Edit your ticket',
    edit_hint: 'You can change it until somebody starts to work on it.',
    save: 'Save changes',
    typing: (names: string): string => `${names} is writing…`,
    typing_many: (names: string): string => `${names} are writing…`,
    follow_up: (number: number): string => `This continues ticket #${number}.`,
    follow_up_sent: (number: number): string => `Ticket #${number} continues this one.`,
    follow_up_open: 'Open it',
    unsent: 'A message of yours is not sent yet.',
    refused: (reason: string): string => `Not sent. ${reason}`,
    merged: (number: number): string => `This was merged into ticket #${number}.`,
    closed_hint: 'A message opens a new ticket that is linked to this one.',
    stale: (name: string): string => `${name} has written since. Have a look before you send.`,
    stale_many: 'There are new messages. Have a look before you send.',
    send_anyway: 'Send anyway',
    discarded: 'Message discarded',
    undo: 'Undo',
  },
  notifications: {
    title: 'Notifications',
    bell: (unread: number): string =>
      unread === 0
        ? 'Notifications'
        : `Notifications, ${unread > 99 ? 'more than 99' : unread} new`,
    unread: 'New: ',
    mark_read: 'Mark as read',
    mark_all: 'Mark all as read',
    more: 'Show earlier ones',
    empty_title: 'Nothing new',
    empty: 'When somebody answers you, it stands here.',
    news: (news: { type: NotificationType; count: number; who: string; status: string }): string =>
      newsInWords(news),
  },
} as const;

export type Messages = Widen<typeof en>;

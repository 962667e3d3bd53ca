import type { NotificationType } from '@autocrm/core/contracts/closed-sets.ts';
import type { TicketSort } from '@autocrm/core/contracts/ticket-list.ts';
import type { Rating } from '@autocrm/core/contracts/ticket-rating.ts';
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
  state,
}: {
  type: NotificationType;
  count: number;
  who: string;
  state: string;
}): string {
  const name = who === '' ? 'Support' : who;
  if (count > 1) return `${count} updates, the latest from ${name}`;
  switch (type) {
    case 'reply':
      return `${name} answered`;
    case 'status':
      return state === '' ? 'The state has changed' : `Your ticket is now: ${state}`;
    case 'assigned':
      return `${name} takes care of your ticket`;
    case 'mention':
      return `${name} mentioned you`;
    case 'new_ticket':
      return 'Your ticket has arrived';
    case 'woken':
      return 'Your ticket is back on our desk';
  }
}

/** Every word of the portal in English. A second language is another file with an object of this shape. */
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
    no_hits_here: 'No ticket in this state holds these words.',
    filter: 'State',
    filter_any: 'Any state',
    sort: 'Sort by',
    sorts: {
      activity: 'Latest activity',
      created: 'Date',
      priority: 'Priority',
      status: 'State',
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
    none: 'No ticket is in this state.',
    clear_filter: 'Show all',
    page: (count: number): string => tickets(count),
    first_page: 'First page',
  },
  create: {
    title: 'New ticket',
    description: 'The more we know, the faster we can help.',
    subject: 'Subject',
    subject_hint: 'One line: what is it about?',
    category: 'What is it about?',
    category_none: 'I am not sure',
    priority: 'How urgent is it?',
    priorities: { low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' },
    body: 'What happened?',
    body_placeholder: 'What did you do, what did you expect, what happened instead?',
    files: 'Pictures and files',
    submit: 'Send ticket',
    sent: (number: number): string => `Ticket #${number} is sent.`,
    discard: 'Discard draft',
    discard_title: 'Discard this draft?',
    discard_description:
      'What you wrote and the files you added are gone, here and on your other devices.',
    discard_confirm: 'Discard',
    uploading: 'Wait until the files have arrived, or remove them.',
    files_failed: 'A file did not arrive. Try it again, or remove it.',
    restored: 'Your draft is back where you left it.',
    fields_failed: 'Some fields could not be loaded. Reload the page; your text is kept.',
    choose: 'Choose one',
    choose_none: 'No choice',
    options_failed: 'Categories could not be loaded. You can send without one.',
  },
  draft: {
    saved: 'Saved',
    saving: 'Saving…',
    local: 'Kept on this device',
    conflict: 'This draft was changed on another device. Yours is kept.',
    use_other: 'Use the other one',
    keep_mine: 'Keep mine',
  },
  ticket: {
    heading: (number: string): string => `Ticket #${number}`,
    title: (number: number, subject: string): string => `#${number} ${subject}`,
    back: 'My tickets',
    description: 'What you wrote',
    details: 'Details',
    number: 'Number',
    state: 'State',
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
    merged: (number: number): string => `This was merged into ticket #${number}.`,
    closed_hint: 'A message opens a new ticket that is linked to this one.',
    stale: (name: string): string => `${name} has written since. Have a look before you send.`,
    stale_many: 'There are new messages. Have a look before you send.',
    send_anyway: 'Send anyway',
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
    news: (news: { type: NotificationType; count: number; who: string; state: string }): string =>
      newsInWords(news),
  },
  rating: {
    title: 'How was our help?',
    hint: 'Your answer goes to the team that helped you. You can change it later.',
    none: 'Choose one to five stars',
    words: { 1: 'Very bad', 2: 'Bad', 3: 'All right', 4: 'Good', 5: 'Very good' } satisfies Record<
      Rating,
      string
    >,
    choice: (rating: Rating): string =>
      `${rating} of 5: ${{ 1: 'very bad', 2: 'bad', 3: 'all right', 4: 'good', 5: 'very good' }[rating]}`,
    comment: 'What was good, what should we do better?',
    send: 'Send rating',
    thanks: 'Thank you for telling us.',
    given_title: 'Your rating',
    change: 'Change',
  },
  goodbye: {
    title: 'Your account is deleted',
    description:
      'Thank you for the time with us. You can still read our help centre, and you are welcome back with a new account.',
    help: 'Open the help centre',
  },
  account: {
    title: 'Account',
    profile: 'Your name',
    profile_description: 'So that we know how to address you.',
    name: 'Name',
    save_name: 'Save name',
    name_saved: 'Your name is saved.',
    email: 'E-mail address',
    email_description: (email: string): string => `Answers go to ${email}.`,
    new_email: 'New address',
    change_email: 'Change address',
    password: 'Password',
    password_description: 'Choose a new one at any time.',
    password_saved: 'Your new password is saved.',
    appearance: 'Appearance',
    appearance_description: 'On this device.',
    theme: 'Theme',
    picture: 'Your picture',
    picture_description: 'Those who help you see it beside your messages.',
    picture_choose: 'Choose a picture',
    picture_save: 'Save picture',
    picture_remove: 'Remove picture',
    picture_rule: 'PNG, JPEG or WebP, at most 2 MB.',
    picture_too_large: 'This picture is larger than 2 MB. Choose a smaller one.',
    picture_wrong_type: 'This is no PNG, JPEG or WebP picture.',
    picture_saved: 'Your picture is saved.',
    picture_removed: 'Your picture is gone.',
    notifications: 'Notifications',
    notifications_description: 'What we tell you, and how.',
    notify_kinds: {
      reply: 'Somebody answers you',
      status: 'A ticket of yours is solved',
    } satisfies Partial<Record<NotificationType, string>>,
    notify_in_app: 'Here, at the bell',
    notify_email: 'By e-mail',
    sessions: 'Where you are signed in',
    sessions_description: 'End a session that you do not know, and choose a new password.',
    sessions_list: 'Devices',
    device: (browser: string | undefined, system: string | undefined): string => {
      if (browser === undefined) return system ?? 'A device we do not know';
      return system === undefined ? browser : `${browser} on ${system}`;
    },
    this_device: 'This device',
    last_used: 'Last used',
    end_session: 'Sign out',
    end_session_of: (device: string): string => `Sign out: ${device}`,
    session_ended: 'Signed out there.',
    export_title: 'Your data',
    export_description:
      'Your account, your tickets with all messages and files, your ratings and drafts, in one zip.',
    export_button: 'Download my data',
    export_gathering: 'Gathering your data…',
    export_progress: (done: number, total: number): string =>
      total === 0 ? 'Packing…' : `${done} of ${total} files`,
    export_done: 'Your data is saved.',
    export_file: (day: Date): string => `my-data-${day.toISOString().slice(0, 10)}.zip`,
    delete_section: 'Delete my account',
    delete_description: 'For good. Download your data first, if you want to keep it.',
    delete_button: 'Delete my account…',
    delete_title: 'Delete your account?',
    delete_final: 'This cannot be undone.',
    delete_effects: [
      'You are signed out everywhere, and can no longer sign in.',
      'Your profile, picture, drafts and notifications are deleted.',
      'Your tickets stay with us without your name: “Deleted customer” stands in its place.',
    ] satisfies readonly string[],
    delete_email: 'Type your e-mail address to confirm',
    delete_email_hint: (email: string): string => `It is ${email}.`,
    delete_confirm: 'Delete for good',
    sign_out: 'Sign out',
    sign_out_everywhere: 'Sign out everywhere',
    sign_out_everywhere_title: 'Sign out everywhere?',
    sign_out_everywhere_description: 'You are signed out on every device, this one too.',
  },
} as const;

export type Messages = Widen<typeof en>;

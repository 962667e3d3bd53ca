import type { StaffTicketSort } from '@autocrm/core/contracts/ticket-list.ts';

const plural = new Intl.PluralRules('en');
const list = new Intl.ListFormat('en');

function count(amount: number, one: string, many: string): string {
  return `${amount.toLocaleString('en')} ${plural.select(amount) === 'one' ? one : many}`;
}

/** The words of the list of tickets, in English. */
export const enQueue = {
  list: 'Tickets',
  row: (number: number, subject: string): string => `#${number} ${subject}`,
  unread: 'Unread',
  looking: (names: readonly string[]): string =>
    `${list.format(names)} ${names.length === 1 ? 'is' : 'are'} looking at this`,
  more_of: (amount: number): string => `+${amount}`,
  nobody: 'Unassigned',
  customer_unknown: 'No customer',
  snoozed_until: (when: string): string => `Until ${when}`,
  new_rows: (amount: number): string => count(amount, 'new ticket', 'new tickets'),
  changed_order: 'The order has changed',
  show_latest: 'Show latest',
  loading_more: 'Loading more tickets…',
  more_failed: 'More tickets could not be loaded.',
  display: 'Order and display',
  sorts: {
    activity: 'Latest activity',
    created: 'Date opened',
    priority: 'Priority',
    status: 'Status',
    due: 'Due next',
  } satisfies Record<StaffTicketSort, string>,
  best: 'Best match',
  filter: 'Filter',
  filter_count: (amount: number): string => count(amount, 'filter', 'filters'),
  no_category: 'No category',
  no_team: 'No team',
  pick_title: 'No ticket is open',
  pick: 'Choose one from the list, or use the keyboard.',
  search: 'Search tickets',
  search_hint: 'Words, number or customer…',
  search_found: (amount: number): string =>
    amount >= 50 ? 'The first 50 tickets found' : count(amount, 'ticket found', 'tickets found'),
  search_in_text: 'In the conversation',
  search_customer: (name: string): string => `Tickets of ${name}`,
  select: (number: number, subject: string): string => `Select #${number} ${subject}`,
} as const;

/** The words for many tickets at once. */
export const enBulk = {
  label: 'Selected tickets',
  selected: (amount: number): string => `${amount.toLocaleString('en')} selected`,
  clear: 'Clear the selection',
  select_all: (amount: number | undefined): string =>
    amount === undefined
      ? 'Select all in this view'
      : `Select all ${amount.toLocaleString('en')} in this view`,
  selecting: 'Selecting…',
  select_most: 'These are the first 1,000. No more can be changed at once.',
  all_selected: 'All in this view are selected',
  status: 'Status',
  priority: 'Priority',
  assignee: 'Assignee',
  team: 'Team',
  tags: 'Tags',
  category: 'Category',
  snooze: 'Snooze',
  wake: 'Wake now',
  merge: 'Merge…',
  merge_most: (most: number): string => `No more than ${most} tickets can be merged at once`,
  delete: 'Delete…',
  restore: 'Bring back',
  more: 'More actions',
  take: 'Assign to me',
  nobody: 'Nobody',
  no_team: 'No team',
  no_category: 'No category',
  tags_apply: (amount: number): string => `Change ${count(amount, 'tag', 'tags')}`,
  tag_on: (some: number, all: number): string => `On ${some} of ${all}`,
  tag_add: 'Will be added',
  tag_remove: 'Will be removed',
  set_status: (name: string): string => `Set the status to ${name}`,
  set_priority: (name: string): string => `Set the priority to ${name}`,
  delete_title: (amount: number): string => `Delete ${count(amount, 'ticket', 'tickets')}?`,
  delete_description: 'They leave every list. You can undo this for a moment.',
  changed: (amount: number): string => `${count(amount, 'ticket', 'tickets')} changed`,
  unchanged: 'The tickets were like that already',
  deleted: (amount: number): string => `${count(amount, 'ticket', 'tickets')} deleted`,
  restored: (amount: number): string => `${count(amount, 'ticket', 'tickets')} brought back`,
  partly: (done: number, failed: number): string =>
    `${count(done, 'ticket', 'tickets')} changed, ${failed.toLocaleString('en')} not`,
  show_failed: 'Show why',
  hide_failed: 'Hide',
  dismiss: 'Close',
  failed: (number: number, why: string): string => `#${number}: ${why}`,
  undo: 'Undo',
  undone: (amount: number): string => `${count(amount, 'ticket is', 'tickets are')} as before`,
  undone_partly: (done: number, left: number): string =>
    `${count(done, 'ticket is', 'tickets are')} as before, ${left.toLocaleString('en')} changed since and stayed`,
} as const;

/** The words of views that people save. */
export const enSaved = {
  save_as: 'Save as view…',
  save_changes: 'Save changes',
  discard: 'Discard changes',
  edited: 'Edited',
  actions: 'View actions',
  rename: 'Edit view…',
  copy: 'Save as another view…',
  delete: 'Delete view…',
  title_new: 'Save as view',
  title_edit: 'Edit view',
  name: 'Name',
  who: 'Who sees it',
  only_me: 'Only me',
  everybody: 'Everybody at the desk',
  team: (name: string): string => `Team ${name}`,
  create: 'Save view',
  save: 'Save',
  kept: 'Filters, order and display are kept. Everybody sees the tickets they may read.',
  created: (name: string): string => `View “${name}” is saved.`,
  saved: (name: string): string => `View “${name}” is changed.`,
  deleted: (name: string): string => `View “${name}” is deleted.`,
  delete_title: (name: string): string => `Delete the view “${name}”?`,
  delete_description: 'The tickets in it stay as they are.',
  delete_shared: 'It goes away for everybody who sees it. The tickets in it stay as they are.',
  missing_title: 'This view is not here',
  missing: 'It was deleted, or it is not shared with you.',
  failed: 'The saved views could not be loaded.',
} as const;

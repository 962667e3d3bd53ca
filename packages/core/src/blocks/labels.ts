import type { Widen } from '../lib/widen.ts';
import type { AttachmentItem, TimelineActivity } from './timeline-types.ts';

/** One side of a change as text: `{ name: 'Ana' }` or 'Ana'; anything else reads as nothing, never as "[object Object]". */
function text(value: unknown, key = 'name'): string {
  const inner = part(value, key);
  return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the history holds under a key; a bare value stands for itself. */
function part(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : value;
}

function list(value: unknown, key: string): string {
  const inner = part(value, key);
  return Array.isArray(inner)
    ? inner
        .map((item: unknown) => text(item))
        .filter(Boolean)
        .join(', ')
    : '';
}

/** Tags that were taken off, put on, or both in one change. */
function changedTags(removed: string, added: string): string {
  if (removed === '') return added === '' ? 'changed the tags' : `added the tags ${added}`;
  return added === '' ? `removed the tags ${removed}` : `replaced the tags ${removed} by ${added}`;
}

/** The subject and the description are changed together; the history keeps the words of the subject alone. */
function changedWords(before: unknown, after: unknown): string {
  const from = text(before, 'subject');
  const to = text(after, 'subject');
  const isDescription = part(after, 'description_changed') === true;
  if (from === to) return 'changed the description';
  const subject = changed('subject', from && `“${from}”`, to && `“${to}”`);
  return isDescription ? `${subject} and the description` : subject;
}

/** Which way a ticket went, and whether it came back: what the history holds of the other one is its number. */
function mergedWith(before: unknown, after: unknown): string {
  const number = text(after, 'number');
  if (number === '') {
    const apart = text(before, 'number');
    return apart === '' ? 'merged the ticket' : `took the merge with #${apart} back`;
  }
  return part(after, 'direction') === 'from'
    ? `merged #${number} into this ticket`
    : `merged the ticket into #${number}`;
}

/** One of the admins' own fields: by its name, and to what, where that is one word or number. */
function changedField(before: unknown, after: unknown): string {
  const label = text(after, 'label');
  if (label === '') return 'changed a field';
  return changed(label, text(before, 'value'), text(after, 'value') || list(after, 'value'));
}

function changed(what: string, from: string, to: string): string {
  if (from !== '' && to !== '') return `changed the ${what} from ${from} to ${to}`;
  return to === '' ? `removed the ${what}` : `set the ${what} to ${to}`;
}

const status = {
  new: 'New',
  open: 'Open',
  in_progress: 'In progress',
  waiting: 'Waiting',
  resolved: 'Resolved',
  closed: 'Closed',
} as const;

const priority = { low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' } as const;

/** A closed set's word, or the value itself for one that this version does not know. */
function word(words: Readonly<Record<string, string>>, value: unknown, name: string): string {
  const key = text(value, name);
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}

/** What was promised and missed, by the clock that ran out; nobody did it but the time. */
const slaClocks = {
  first_response: 'the first response',
  next_response: 'the next response',
  resolution: 'the resolution',
} as const;

/**
 * What an activity says after its author's name. The trigger that writes activities decides what the values hold.
 *
 * @param by the author's name
 */
function describeActivity(
  activity: TimelineActivity,
  words: { status: Readonly<Record<string, string>>; priority: Readonly<Record<string, string>> },
  by?: string,
): string {
  const { type, old_value: before, new_value: after } = activity;
  switch (type) {
    case 'created':
      return 'opened the ticket';
    case 'comment':
      return 'replied';
    case 'internal_note':
      return 'added an internal note';
    case 'status_change':
      return changed(
        'status',
        word(words.status, before, 'status'),
        word(words.status, after, 'status'),
      );
    case 'priority_change':
      return changed(
        'priority',
        word(words.priority, before, 'priority'),
        word(words.priority, after, 'priority'),
      );
    case 'agent_assignment':
      if (text(after) === '') return 'removed the assignee';
      return text(after) === by ? 'took the ticket' : `assigned the ticket to ${text(after)}`;
    case 'team_assignment':
      return text(after) === '' ? 'removed the team' : `moved the ticket to ${text(after)}`;
    case 'subject_change':
      return changedWords(before, after);
    case 'category_change':
      return changed('category', text(before), text(after));
    case 'tags_change':
      return changedTags(list(before, 'removed'), list(after, 'added'));
    case 'custom_field_change':
      return changedField(before, after);
    case 'attachment_added':
      return text(after) === '' ? 'attached a file' : `attached ${text(after)}`;
    case 'merged':
      return mergedWith(before, after);
    case 'snoozed':
      return 'snoozed the ticket';
    case 'unsnoozed':
      return 'woke the ticket';
    case 'sla_breached':
      return `marked ${word(slaClocks, after, 'clock') || 'a service target'} as overdue`;
    case 'rated':
      return text(after, 'rating') === ''
        ? 'rated the answer'
        : `rated the answer ${text(after, 'rating')} of 5`;
    case 'deleted':
      return 'deleted the ticket';
    case 'restored':
      return 'restored the ticket';
    case 'rule_applied':
      return text(after) === '' ? 'applied a rule' : `applied the rule ${text(after)}`;
    default:
      return 'changed the ticket';
  }
}

/** Every word the blocks say, in English. A second language is another object of this shape. */
export const enBlockLabels = {
  status,
  priority,
  role: { customer: 'Customer', agent: 'Agent', admin: 'Admin', system: 'System' },
  availability: { online: 'Online', away: 'Away', offline: 'Offline' },
  ticket_number: (number: string) => `Ticket ${number}`,
  timeline: {
    load_older: 'Load earlier entries',
    new_divider: 'New',
    today: 'Today',
    yesterday: 'Yesterday',
    internal: 'Internal note',
    internal_hint: 'Only your team sees this',
    edited: 'edited',
    origin: 'from',
    sending: 'Sending…',
    failed: 'Not sent.',
    retry: 'Send again',
    discard: 'Discard',
    changes: (count: number, people: string) => `${count} changes by ${people}`,
    /** Who did what nobody did, such as closing after a time. */
    system: 'The system',
    new_message: (name: string) => `New message from ${name}`,
    new_note: (name: string) => `New internal note from ${name}`,
    activity: describeActivity,
  },
  composer: {
    formatting: 'Formatting',
    bold: 'Bold',
    italic: 'Italic',
    link: 'Link',
    code: 'Code',
    quote: 'Quote',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    write: 'Write',
    preview: 'Preview',
    preview_empty: 'Nothing to preview yet.',
    attach: 'Attach files',
    mode: 'Who sees it',
    internal_warning: 'Only your team will see this note.',
    draft_saved: 'Saved',
    draft_saving: 'Saving…',
    draft_local: 'Kept on this device',
    over_limit: (count: number) => `${count} characters too many`,
    left: (count: number) => `${count} characters left`,
    files_failed: 'A file did not arrive. Try it again, or remove it.',
  },
  attachments: {
    list: 'Attachments',
    open: (file: Pick<AttachmentItem, 'file_name'>) => `Open ${file.file_name}`,
    download: (file: Pick<AttachmentItem, 'file_name'>) => `Download ${file.file_name}`,
    previous: 'Previous file',
    next: 'Next file',
    zoom_in: 'Zoom in',
    zoom_out: 'Zoom out',
    position: (index: number, count: number) => `${index} of ${count}`,
    failed: 'This file could not be loaded.',
    no_preview: 'There is no preview for this kind of file.',
    truncated: 'Only the beginning is shown. Download the file to read it all.',
  },
  markdown: {
    load_image: (host: string) => `Load image from ${host}`,
    image_failed: 'Image could not be loaded',
    task_done: 'Done:',
    task_open: 'To do:',
    table: 'Table',
  },
  tracker: {
    label: 'Progress of your request',
    received: 'Received',
    working: 'In progress',
    waiting: 'Waiting for you',
    resolved: 'Resolved',
    closed: 'Closed',
    next: {
      new: 'We have your request. Someone from our team will look at it soon.',
      open: 'Your request is with our team. We will write here as soon as we know more.',
      in_progress: 'Someone is working on it. We will write here as soon as there is news.',
      waiting: 'We need something from you. Your next message brings it back to us.',
      resolved: 'We believe this is solved. If it is not, just reply and we go on.',
      closed: 'This request is closed. A reply opens a new one that is linked to it.',
    },
  },
} as const;

export type BlockLabels = Widen<typeof enBlockLabels>;

/** The same for customers, who are spoken to and not about. */
export const enCustomerBlockLabels: BlockLabels = {
  ...enBlockLabels,
  status: { ...status, new: 'Received', waiting: 'Waiting for you' },
  role: { customer: 'You', agent: 'Support', admin: 'Support', system: 'Automatic' },
};

export type TicketStatus = keyof typeof status;
export type TicketPriority = keyof typeof priority;

import {
  DESK_READERS,
  idOf,
  NOBODY,
  perTicket,
  SIGNED_IN,
  STAFF,
  TICKET_READERS,
  type TableRules,
} from './model.ts';

/** Where the world's files lie, by what they are; the same rule as create_attachment makes paths. */
export const pathOf = (name: string, internal = false): string =>
  `${internal ? 'internal' : 'public'}/${name}/file.png`;
export const avatarOf = (name: string): string => `${idOf('person', name)}/face.png`;

const attachment = (path: string): string => `bucket_id = 'attachments' and name = '${path}'`;
const avatar = (name: string): string => `bucket_id = 'avatars' and name = '${avatarOf(name)}'`;

/** Stored files: as readable as the row that names them. Grants on this table are the platform's. */
export const STORAGE_OBJECTS: TableRules = {
  anon: { select: 'all', insert: 'all', update: 'all', delete: true },
  authenticated: { select: 'all', insert: 'all', update: 'all', delete: true },
  select: {
    ...perTicket(TICKET_READERS, (ticket) => attachment(pathOf(ticket))),
    ...Object.fromEntries(
      Object.entries(perTicket(DESK_READERS, (ticket) => attachment(pathOf(ticket, true)))).map(
        ([name, rule]) => [`internal, ${name}`, rule],
      ),
    ),
    "a customer's, not sent yet": { where: attachment(pathOf('customer')), allowed: ['customer'] },
    'named by no attachment': {
      where: attachment('stray.png'),
      allowed: NOBODY,
      twin: 'ticket unassigned',
    },
    "a customer's own picture": { where: avatar('customer'), allowed: ['customer', ...STAFF] },
    "another customer's picture": { where: avatar('stranger'), allowed: STAFF },
    'the picture of an agent who wrote to the customer': {
      where: avatar('agent'),
      allowed: SIGNED_IN,
    },
    'the picture of an agent they never met': { where: avatar('viewer'), allowed: STAFF },
    "a deactivated customer's picture": {
      where: avatar('inactive_customer'),
      allowed: STAFF,
      ownedBy: 'inactive_customer',
    },
  },
  insert: {
    'announced by the customer': {
      values: { bucket_id: 'attachments', name: pathOf('announced') },
      allowed: ['customer'],
    },
    'announced by a deactivated customer': {
      values: { bucket_id: 'attachments', name: pathOf('announced_by_inactive') },
      allowed: NOBODY,
      ownedBy: 'inactive_customer',
    },
    'announced by nobody': {
      values: { bucket_id: 'attachments', name: 'public/free/file.png' },
      allowed: NOBODY,
      twin: 'announced by the customer',
    },
    'a picture of oneself': {
      values: { bucket_id: 'avatars', name: 'caller/new.png' },
      allowed: SIGNED_IN,
    },
    'a picture of somebody else': {
      values: { bucket_id: 'avatars', name: `${idOf('person', 'stranger')}/new.png` },
      allowed: NOBODY,
      twin: 'a picture of oneself',
    },
    'a file in no known bucket': {
      values: { bucket_id: 'elsewhere', name: 'caller/new.png' },
      allowed: NOBODY,
      twin: 'a picture of oneself',
    },
  },
  delete: {
    "a customer's, not sent yet": { where: attachment(pathOf('customer')), allowed: ['customer'] },
    'sent with a ticket': {
      where: attachment(pathOf('unassigned')),
      allowed: NOBODY,
      twin: "a customer's, not sent yet",
    },
    "a customer's own picture": { where: avatar('customer'), allowed: ['customer'] },
    "a deactivated customer's picture": {
      where: avatar('inactive_customer'),
      allowed: NOBODY,
      ownedBy: 'inactive_customer',
    },
  },
};

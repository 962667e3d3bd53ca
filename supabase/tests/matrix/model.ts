import { createHash } from 'node:crypto';

/** Everybody who tries everything. The inactive ones own rows and hold a valid token, and had all rights of their role. */
export const CALLERS = [
  'anon',
  'customer',
  'agent',
  'viewer',
  'admin',
  'inactive_customer',
  'inactive_agent',
  'inactive_admin',
] as const;

/**
 * `agent` leads one team and holds kb.manage and templates.manage; `viewer` is an agent in no team who holds tickets.view_all and
 * reports.view. The inactive agent held view_all and kb.manage.
 */
export type CallerName = (typeof CALLERS)[number];

export const TICKETS = [
  'unassigned',
  'own_team',
  'other_team',
  'assigned',
  'followed',
  'deleted',
  'asked_by_agent',
  'of_inactive',
  'resolved',
] as const;

/** Tickets by what they are to the callers; see world.ts for who is on them. */
export type TicketName = (typeof TICKETS)[number];

type Kind =
  | 'person'
  | 'team'
  | 'ticket'
  | 'category'
  | 'tag'
  | 'message'
  | 'note'
  | 'file'
  | 'internal_file'
  | 'notification'
  | 'article'
  | 'deflection'
  | 'shelf'
  | 'field'
  | 'operation'
  | 'client'
  | 'template'
  | 'view'
  | 'policy'
  | 'schedule';

/** The same UUID for the same name in every run, so that the matrix is plain data. */
export function idOf(kind: Kind, name: string): string {
  const hash = createHash('sha256').update(`${kind}:${name}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** What a caller's attempt comes to: rows read or written, none at all, or the SQLSTATE of the refusal. */
export type Outcome =
  | 'done'
  | 'nothing'
  | '42501'
  | 'PT401'
  | 'PT403'
  | 'PT404'
  | 'PT409'
  | 'PT422';

interface Situation {
  /** Who succeeds. Everybody else must not. */
  readonly allowed: readonly CallerName[];
  /** Refusals that are told apart from rows that are not there, by caller. */
  readonly refusals?: Readonly<Partial<Record<CallerName, Outcome>>>;
  /** For a situation in which nobody succeeds: the one of the same command that shows it is not denied by accident. */
  readonly twin?: string;
  /** Rows of a deactivated caller: the attempt must succeed as soon as they are active again. */
  readonly ownedBy?: CallerName;
}

export interface RowSituation extends Situation {
  /** SQL condition that meets at least one row. */
  readonly where: string;
}

export interface UpdateSituation extends RowSituation {
  readonly set: string;
}

export interface InsertSituation extends Situation {
  /** Values by column; `caller` stands for the id of whoever tries. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

/** Column names, or every column. */
type Columns = 'all' | readonly string[];

export interface Grants {
  readonly select?: Columns;
  readonly insert?: Columns;
  readonly update?: Columns;
  readonly delete?: true;
}

export interface TableRules {
  readonly anon: Grants;
  readonly authenticated: Grants;
  readonly select: Readonly<Record<string, RowSituation>>;
  readonly insert?: Readonly<Record<string, InsertSituation>>;
  readonly update?: Readonly<Record<string, UpdateSituation>>;
  readonly delete?: Readonly<Record<string, RowSituation>>;
}

/** A table that no request reads or writes by itself. */
export const UNREAD: TableRules = { anon: {}, authenticated: {}, select: {} };

export interface RpcSituation extends Situation {
  readonly args: Readonly<Record<string, unknown>>;
  /** What the other active people get. */
  readonly otherwise: Outcome;
}

/** The service key, or no key at all, succeeds: no person does. */
export const SERVICE_ONLY = 'none: the service key alone';

export interface RpcRules {
  /** The database roles that may execute it. */
  readonly grants: readonly ('anon' | 'authenticated' | 'service_role')[];
  readonly situations: Readonly<Record<string, RpcSituation>>;
}

export const EVERYBODY: readonly CallerName[] = [...CALLERS];
export const SIGNED_IN: readonly CallerName[] = ['customer', 'agent', 'viewer', 'admin'];
export const STAFF: readonly CallerName[] = ['agent', 'viewer', 'admin'];
export const ADMIN: readonly CallerName[] = ['admin'];
/** Those who hold the permissions to write the help centre and templates. */
export const EDITORS: readonly CallerName[] = ['agent', 'admin'];
export const NOBODY: readonly CallerName[] = [];

/** The rule on tickets: who reads which. Messages, public history and files ask the same. */
export const TICKET_READERS: Readonly<Record<TicketName, readonly CallerName[]>> = {
  unassigned: SIGNED_IN,
  own_team: SIGNED_IN,
  other_team: ['viewer', 'admin'],
  assigned: STAFF,
  followed: STAFF,
  deleted: ADMIN,
  asked_by_agent: STAFF,
  of_inactive: STAFF,
  resolved: SIGNED_IN,
};

/** Who knows what staff alone may know of it: notes, tags, internal history and files. */
export const DESK_READERS: Readonly<Record<TicketName, readonly CallerName[]>> = {
  unassigned: STAFF,
  own_team: STAFF,
  other_team: ['viewer', 'admin'],
  assigned: STAFF,
  followed: STAFF,
  deleted: ADMIN,
  // An agent who asks is a customer there, unless they may see everything anyway.
  asked_by_agent: ['viewer', 'admin'],
  of_inactive: STAFF,
  resolved: STAFF,
};

/** One situation per ticket, from who may and how its row is found. */
export function perTicket(
  readers: Readonly<Record<TicketName, readonly CallerName[]>>,
  where: (ticket: TicketName) => string,
): Record<string, RowSituation> {
  return Object.fromEntries(
    TICKETS.map((ticket) => [
      `ticket ${ticket}`,
      { where: where(ticket), allowed: readers[ticket] },
    ]),
  );
}

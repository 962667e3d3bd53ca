import {
  ADMIN,
  type CallerName,
  DESK_READERS,
  idOf,
  NOBODY,
  type Outcome,
  type RpcRules,
  type RpcSituation,
  STAFF,
  TICKET_READERS,
  type TicketName,
  TICKETS,
} from './model.ts';

const ticketId = (ticket: TicketName): string => idOf('ticket', ticket);
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
const NEW_CLIENT_ID = idOf('client', 'new');

type Readers = Readonly<Record<TicketName, readonly CallerName[]>>;
type Refusals = Readonly<Partial<Record<CallerName, Outcome>>>;

/** One situation per ticket, and one for a ticket that does not exist, which must answer like a foreign one. */
export function onTickets(
  readers: Readers,
  args: (id: string, ticket: TicketName) => Readonly<Record<string, unknown>>,
  refusals: Refusals = {},
): Record<string, RpcSituation> {
  const known = TICKETS.map((ticket): [string, RpcSituation] => [
    `ticket ${ticket}`,
    {
      args: args(ticketId(ticket), ticket),
      allowed: readers[ticket],
      otherwise: 'PT404',
      refusals,
    },
  ]);
  const unknown: RpcSituation = {
    args: args(UNKNOWN_ID, 'unassigned'),
    allowed: NOBODY,
    otherwise: 'PT404',
    refusals,
    twin: 'ticket unassigned',
  };
  return { ...Object.fromEntries(known), 'a ticket that does not exist': unknown };
}

/** Only admins read a deleted ticket, and they have to restore it before they work on it. */
const RESTORE_FIRST: Pick<RpcSituation, 'allowed' | 'refusals' | 'twin'> = {
  allowed: NOBODY,
  refusals: { admin: 'PT409' },
  twin: 'ticket own_team',
};

export function unlessDeleted(
  situations: Record<string, RpcSituation>,
): Record<string, RpcSituation> {
  const { 'ticket deleted': deleted, ...others } = situations;
  if (deleted === undefined) throw new Error('There is no situation with a deleted ticket');
  const refusals = { ...deleted.refusals, ...RESTORE_FIRST.refusals };
  return { ...others, 'ticket deleted': { ...deleted, ...RESTORE_FIRST, refusals } };
}

export const NOT_FOR_CUSTOMERS: Refusals = { customer: 'PT403' };
const SIGNED: RpcRules['grants'] = ['authenticated', 'service_role'];

/** Commands on one ticket: allowed as the ticket is to the caller. */
export const TICKET_RPCS: Readonly<Record<string, RpcRules>> = {
  get_ticket: { grants: SIGNED, situations: onTickets(TICKET_READERS, (id) => ({ p_ref: id })) },
  ticket_timeline: {
    grants: SIGNED,
    situations: onTickets(TICKET_READERS, (id) => ({ p_ticket_id: id })),
  },
  mark_ticket_read: {
    grants: SIGNED,
    situations: onTickets(TICKET_READERS, (id) => ({ p_ticket_id: id, p_seq: 1 })),
  },
  reply_to_ticket: {
    grants: SIGNED,
    situations: unlessDeleted({
      ...onTickets(TICKET_READERS, (id) => ({
        p_ticket_id: id,
        p_client_id: NEW_CLIENT_ID,
        p_body: 'Text',
      })),
      'with a change of the ticket': {
        args: {
          p_ticket_id: ticketId('own_team'),
          p_client_id: NEW_CLIENT_ID,
          p_body: 'Text',
          p_patch: { priority: 'high' },
        },
        allowed: STAFF,
        otherwise: 'PT403',
      },
      'and assign the ticket to somebody else': {
        args: {
          p_ticket_id: ticketId('own_team'),
          p_client_id: NEW_CLIENT_ID,
          p_body: 'Text',
          p_patch: { assigned_agent_id: idOf('person', 'other_agent') },
        },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
    }),
  },
  add_note: {
    grants: SIGNED,
    situations: unlessDeleted(
      onTickets(
        DESK_READERS,
        (id) => ({ p_ticket_id: id, p_client_id: NEW_CLIENT_ID, p_body: 'Text' }),
        NOT_FOR_CUSTOMERS,
      ),
    ),
  },
  update_ticket: {
    grants: SIGNED,
    situations: unlessDeleted({
      ...onTickets(TICKET_READERS, (id) => ({ p_ticket_id: id, p_patch: { status: 'resolved' } })),
      'the priority of a ticket they can read': {
        args: { p_ticket_id: ticketId('own_team'), p_patch: { priority: 'high' } },
        allowed: STAFF,
        otherwise: 'PT403',
      },
      'the priority, as agent and customer in one': {
        args: { p_ticket_id: ticketId('asked_by_agent'), p_patch: { priority: 'high' } },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT403',
        refusals: { customer: 'PT404' },
      },
      'assign it to somebody else': {
        args: {
          p_ticket_id: ticketId('own_team'),
          p_patch: { assigned_agent_id: idOf('person', 'other_agent') },
        },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
      'take it': {
        args: {
          p_ticket_id: ticketId('own_team'),
          p_patch: { assigned_agent_id: idOf('person', 'agent') },
        },
        allowed: ['agent', 'admin'],
        otherwise: 'PT403',
      },
      "change the customer's words": {
        args: { p_ticket_id: ticketId('own_team'), p_patch: { description: 'Other words' } },
        allowed: ADMIN,
        otherwise: 'PT403',
        // The answer of an agent opened it, and then the words stand.
        refusals: { customer: 'PT409' },
      },
      "change the customer's words while it is new": {
        args: { p_ticket_id: ticketId('unassigned'), p_patch: { description: 'Other words' } },
        allowed: ['customer', 'admin'],
        otherwise: 'PT403',
      },
    }),
  },
  rate_ticket: {
    grants: SIGNED,
    situations: {
      'their own, resolved': {
        args: { p_ticket_id: ticketId('resolved'), p_rating: 5 },
        allowed: ['customer'],
        otherwise: 'PT403',
      },
      'their own, not resolved yet': {
        args: { p_ticket_id: ticketId('own_team'), p_rating: 5 },
        allowed: NOBODY,
        otherwise: 'PT403',
        refusals: { customer: 'PT409' },
        twin: 'their own, resolved',
      },
      "another customer's": {
        args: { p_ticket_id: ticketId('other_team'), p_rating: 5 },
        allowed: NOBODY,
        otherwise: 'PT404',
        refusals: { viewer: 'PT403', admin: 'PT403' },
        twin: 'their own, resolved',
      },
      'one that does not exist': {
        args: { p_ticket_id: UNKNOWN_ID, p_rating: 5 },
        allowed: NOBODY,
        otherwise: 'PT404',
        twin: 'their own, resolved',
      },
    },
  },
  delete_ticket: {
    grants: SIGNED,
    situations: {
      'ticket own_team': {
        args: { p_ticket_id: ticketId('own_team') },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
      'ticket other_team': {
        args: { p_ticket_id: ticketId('other_team') },
        allowed: ADMIN,
        otherwise: 'PT404',
        refusals: { customer: 'PT403', viewer: 'PT403' },
      },
    },
  },
  restore_ticket: {
    grants: SIGNED,
    situations: {
      'ticket deleted': {
        args: { p_ticket_id: ticketId('deleted') },
        allowed: ADMIN,
        otherwise: 'PT404',
        refusals: NOT_FOR_CUSTOMERS,
      },
    },
  },
  edit_note: {
    grants: SIGNED,
    situations: {
      'their own, on a ticket they may still read': {
        args: { p_note_id: idOf('note', 'unassigned'), p_body: 'New text' },
        allowed: ['agent'],
        otherwise: 'PT403',
      },
      'their own, on a ticket of another team': {
        args: { p_note_id: idOf('note', 'other_team'), p_body: 'New text' },
        allowed: NOBODY,
        otherwise: 'PT403',
        refusals: { agent: 'PT404' },
        twin: 'their own, on a ticket they may still read',
      },
      'one that does not exist': {
        args: { p_note_id: UNKNOWN_ID, p_body: 'New text' },
        allowed: NOBODY,
        otherwise: 'PT404',
        refusals: NOT_FOR_CUSTOMERS,
        twin: 'their own, on a ticket they may still read',
      },
    },
  },
};

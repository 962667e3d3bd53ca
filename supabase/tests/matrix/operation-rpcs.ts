import {
  ADMIN,
  DESK_READERS,
  idOf,
  NOBODY,
  type RpcRules,
  STAFF,
  type TicketName,
} from './model.ts';
import { NOT_FOR_CUSTOMERS, onTickets, unlessDeleted } from './ticket-rpcs.ts';

const SIGNED: RpcRules['grants'] = ['authenticated', 'service_role'];
const NEW_CLIENT_ID = idOf('client', 'new');
const ticket = (name: TicketName | 'merged'): string => idOf('ticket', name);

const MERGE_RPCS: Readonly<Record<string, RpcRules>> = {
  merge_tickets: {
    grants: SIGNED,
    situations: {
      'two of one customer': {
        args: {
          p_source_ids: [ticket('own_team')],
          p_target_id: ticket('unassigned'),
          p_client_id: NEW_CLIENT_ID,
        },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
      'two of different customers': {
        args: {
          p_source_ids: [ticket('other_team')],
          p_target_id: ticket('unassigned'),
          p_client_id: NEW_CLIENT_ID,
        },
        allowed: NOBODY,
        otherwise: 'PT403',
        refusals: { admin: 'PT409' },
        twin: 'two of one customer',
      },
    },
  },
  merge_preview: {
    grants: SIGNED,
    situations: {
      'two of one customer': {
        args: { p_source_ids: [ticket('own_team')], p_target_id: ticket('unassigned') },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
    },
  },
  unmerge_ticket: {
    grants: SIGNED,
    situations: {
      'one that was merged': {
        args: { p_source_id: ticket('merged') },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
      'one that was not': {
        args: { p_source_id: ticket('own_team') },
        allowed: NOBODY,
        otherwise: 'PT403',
        refusals: { admin: 'PT409' },
        twin: 'one that was merged',
      },
    },
  },
};

/** Commands on several tickets. What may be done to each is told per ticket, not by refusing the whole. */
export const OPERATION_RPCS: Readonly<Record<string, RpcRules>> = {
  ...MERGE_RPCS,
  bulk_update_tickets: {
    grants: SIGNED,
    situations: {
      any: {
        args: {
          p_ticket_ids: [ticket('own_team'), ticket('other_team')],
          p_patch: { priority: 'high' },
          p_client_id: NEW_CLIENT_ID,
        },
        allowed: STAFF,
        otherwise: 'PT403',
      },
    },
  },
  list_ticket_ids: {
    grants: SIGNED,
    situations: { any: { args: {}, allowed: STAFF, otherwise: 'PT403' } },
  },
  undo_operation: {
    grants: SIGNED,
    situations: {
      "an agent's": {
        args: { p_operation_id: idOf('operation', 'agent') },
        allowed: ['agent'],
        otherwise: 'PT404',
        refusals: NOT_FOR_CUSTOMERS,
      },
    },
  },
  link_tickets: {
    grants: SIGNED,
    situations: {
      ...onTickets(
        DESK_READERS,
        (id) => ({ p_ticket_id: id, p_other_ref: ticket('merged') }),
        NOT_FOR_CUSTOMERS,
      ),
      'with one of another team': {
        args: { p_ticket_id: ticket('own_team'), p_other_ref: ticket('other_team') },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT404',
        refusals: NOT_FOR_CUSTOMERS,
      },
    },
  },
  unlink_tickets: {
    grants: SIGNED,
    situations: onTickets(
      DESK_READERS,
      (id) => ({ p_ticket_id: id, p_other_id: ticket('resolved') }),
      NOT_FOR_CUSTOMERS,
    ),
  },
  split_ticket: {
    grants: SIGNED,
    situations: unlessDeleted(
      onTickets(
        DESK_READERS,
        (id, name) => ({
          p_ticket_id: id,
          p_message_id: idOf('message', name),
          p_subject: 'Another question',
          p_client_id: NEW_CLIENT_ID,
        }),
        NOT_FOR_CUSTOMERS,
      ),
    ),
  },
};

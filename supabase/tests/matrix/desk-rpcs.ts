import {
  ADMIN,
  idOf,
  NOBODY,
  type RpcRules,
  type RpcSituation,
  SIGNED_IN,
  STAFF,
} from './model.ts';

const SIGNED: RpcRules['grants'] = ['authenticated', 'service_role'];

/** A template is used by who may see it; what one may not see is as if it did not exist. */
function ofTemplates(more: Readonly<Record<string, unknown>>): Record<string, RpcSituation> {
  const of = (name: string): RpcSituation['args'] => ({
    p_template_id: idOf('template', name),
    ...more,
  });
  return {
    "everybody's": { args: of('shared'), allowed: STAFF, otherwise: 'PT403' },
    "a team's": {
      args: of('own'),
      allowed: ['agent', 'admin'],
      otherwise: 'PT403',
      refusals: { viewer: 'PT404' },
    },
    "another team's": {
      args: of('other'),
      allowed: ADMIN,
      otherwise: 'PT404',
      refusals: { customer: 'PT403' },
    },
    "an agent's": {
      args: of('agent'),
      allowed: ['agent'],
      otherwise: 'PT404',
      refusals: { customer: 'PT403' },
    },
    'one that does not exist': {
      args: of('nowhere'),
      allowed: NOBODY,
      otherwise: 'PT404',
      refusals: { customer: 'PT403' },
      twin: "everybody's",
    },
  };
}

const ownTicket = idOf('ticket', 'own_team');
const foreignTicket = idOf('ticket', 'other_team');

/** What helps staff at their work. */
export const DESK_RPCS: Readonly<Record<string, RpcRules>> = {
  set_availability: {
    grants: SIGNED,
    situations: {
      'their own': { args: { p_availability: 'away' }, allowed: STAFF, otherwise: 'PT403' },
      'one that does not exist': {
        args: { p_availability: 'asleep' },
        allowed: NOBODY,
        otherwise: 'PT422',
        refusals: { customer: 'PT403' },
        twin: 'their own',
      },
    },
  },
  record_seen: {
    grants: SIGNED,
    situations: { oneself: { args: {}, allowed: SIGNED_IN, otherwise: 'PT403' } },
  },
  template_used: { grants: SIGNED, situations: ofTemplates({}) },
  render_template: {
    grants: SIGNED,
    situations: {
      ...ofTemplates({ p_ticket_id: ownTicket }),
      'for a ticket of another team': {
        args: { p_template_id: idOf('template', 'shared'), p_ticket_id: foreignTicket },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT404',
        refusals: { customer: 'PT403' },
      },
      'for a ticket that they asked themselves': {
        args: {
          p_template_id: idOf('template', 'shared'),
          p_ticket_id: idOf('ticket', 'asked_by_agent'),
        },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT404',
        refusals: { customer: 'PT403' },
      },
    },
  },
  saved_view_counts: {
    grants: SIGNED,
    situations: { 'of their views': { args: {}, allowed: STAFF, otherwise: 'PT403' } },
  },
  mention_candidates: {
    grants: SIGNED,
    situations: {
      'on a ticket of their team': {
        args: { p_ticket_id: ownTicket },
        allowed: STAFF,
        otherwise: 'PT403',
      },
      'on a ticket of another team': {
        args: { p_ticket_id: foreignTicket },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT404',
        refusals: { customer: 'PT403' },
      },
      'on a ticket that they asked themselves': {
        args: { p_ticket_id: idOf('ticket', 'asked_by_agent') },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT404',
        refusals: { customer: 'PT403' },
      },
    },
  },
  desk_digest: {
    grants: SIGNED,
    situations: {
      'since a time': {
        args: { p_since: '2026-01-01T00:00:00Z' },
        allowed: STAFF,
        otherwise: 'PT403',
      },
      'without a time': {
        args: { p_since: null },
        allowed: NOBODY,
        otherwise: 'PT422',
        refusals: { customer: 'PT403' },
        twin: 'since a time',
      },
    },
  },
};

import { DESK_RPCS } from './desk-rpcs.ts';
import {
  ADMIN,
  EVERYBODY,
  idOf,
  NOBODY,
  type RpcRules,
  SERVICE_ONLY,
  SIGNED_IN,
  STAFF,
} from './model.ts';
import { OPERATION_RPCS } from './operation-rpcs.ts';
import { SERVICE_LEVEL_RPCS } from './service-levels.ts';
import { TICKET_RPCS } from './ticket-rpcs.ts';

const SIGNED: RpcRules['grants'] = ['authenticated', 'service_role'];
const NEW_CLIENT_ID = idOf('client', 'new');

const PEOPLE_RPCS: Readonly<Record<string, RpcRules>> = {
  who_am_i: {
    grants: SIGNED,
    // A deactivated person learns that they are, and nothing else.
    situations: {
      oneself: {
        args: {},
        allowed: [...SIGNED_IN, 'inactive_customer', 'inactive_agent', 'inactive_admin'],
        otherwise: '42501',
      },
    },
  },
  assert_admin: {
    grants: SIGNED,
    situations: { always: { args: {}, allowed: ADMIN, otherwise: 'PT403' } },
  },
  assert_permission: {
    grants: SIGNED,
    situations: {
      'customers.manage': {
        args: { p_permission: 'customers.manage' },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
    },
  },
  admin_set_role: {
    grants: SIGNED,
    situations: {
      'of somebody': {
        args: { p_profile_id: idOf('person', 'stranger'), p_role: 'agent' },
        allowed: ADMIN,
        otherwise: 'PT403',
      },
    },
  },
  promote_admin: {
    grants: ['service_role'],
    situations: {
      somebody: {
        args: { p_email: 'stranger@people.example' },
        allowed: NOBODY,
        otherwise: '42501',
        refusals: { inactive_customer: '42501', inactive_agent: '42501', inactive_admin: '42501' },
        twin: SERVICE_ONLY,
      },
    },
  },
};

const EVEN_INACTIVE = [
  ...SIGNED_IN,
  'inactive_customer',
  'inactive_agent',
  'inactive_admin',
] as const;

const ACCOUNT_RPCS: Readonly<Record<string, RpcRules>> = {
  // Signing out must always work.
  my_sessions: {
    grants: SIGNED,
    situations: { 'their own': { args: {}, allowed: EVEN_INACTIVE, otherwise: '42501' } },
  },
  end_my_session: {
    grants: SIGNED,
    situations: {
      'one that is not theirs: without effect': {
        args: { p_session_id: idOf('client', 'session') },
        allowed: EVEN_INACTIVE,
        otherwise: '42501',
      },
    },
  },
  export_my_data: {
    grants: SIGNED,
    situations: { 'their own': { args: {}, allowed: SIGNED_IN, otherwise: 'PT403' } },
  },
  delete_my_account: {
    grants: SIGNED,
    situations: {
      'with their address': {
        args: { p_email: 'Customer@people.example' },
        allowed: ['customer'],
        otherwise: 'PT403',
      },
      'with the address of somebody else': {
        args: { p_email: 'stranger@people.example' },
        allowed: NOBODY,
        otherwise: 'PT403',
        refusals: { customer: 'PT422' },
        twin: 'with their address',
      },
    },
  },
};

const SEARCH_RPCS: Readonly<Record<string, RpcRules>> = {
  search_tickets: {
    grants: SIGNED,
    situations: {
      'any words': { args: { p_query: 'matrix' }, allowed: SIGNED_IN, otherwise: 'PT403' },
    },
  },
  // Who may not join a topic learns nothing of it, as if nothing had been sent there.
  recent_broadcasts: {
    grants: SIGNED,
    situations: {
      'of any topics': {
        args: { p_topics: [`ticket:${idOf('ticket', 'other_team')}`] },
        allowed: EVEN_INACTIVE,
        otherwise: '42501',
      },
    },
  },
  search_articles: {
    grants: ['anon', ...SIGNED],
    situations: {
      'any words': { args: { p_query: 'article' }, allowed: EVERYBODY, otherwise: '42501' },
    },
  },
};

const OTHER_RPCS: Readonly<Record<string, RpcRules>> = {
  create_ticket: {
    grants: SIGNED,
    situations: {
      'for oneself': {
        args: { p_client_id: NEW_CLIENT_ID, p_subject: 'Subject', p_description: 'Text' },
        allowed: SIGNED_IN,
        otherwise: 'PT403',
      },
      'for another customer': {
        args: {
          p_client_id: NEW_CLIENT_ID,
          p_subject: 'Subject',
          p_description: 'Text',
          p_customer_id: idOf('person', 'stranger'),
        },
        allowed: STAFF,
        otherwise: 'PT403',
      },
      'with a field for customers': {
        args: {
          p_client_id: NEW_CLIENT_ID,
          p_subject: 'Subject',
          p_description: 'Text',
          p_custom_fields: { for_customers: 'Words' },
        },
        allowed: SIGNED_IN,
        otherwise: 'PT403',
      },
      'with a field for staff': {
        args: {
          p_client_id: NEW_CLIENT_ID,
          p_subject: 'Subject',
          p_description: 'Text',
          p_custom_fields: { for_staff: 'Words' },
        },
        allowed: NOBODY,
        otherwise: 'PT422',
        twin: 'with a field for customers',
      },
      "again, with the client_id of another customer's ticket and in their name": {
        args: {
          p_client_id: idOf('client', 'other_team'),
          p_subject: 'Subject',
          p_description: 'Text',
          p_customer_id: idOf('person', 'stranger'),
        },
        allowed: ['viewer', 'admin'],
        otherwise: 'PT409',
        refusals: { customer: 'PT403' },
      },
    },
  },
  create_attachment: {
    grants: SIGNED,
    situations: {
      'for a message': {
        args: { p_file_name: 'a.png', p_file_type: 'image/png', p_file_size: 1 },
        allowed: SIGNED_IN,
        otherwise: 'PT403',
      },
      'for a note': {
        args: {
          p_file_name: 'a.png',
          p_file_type: 'image/png',
          p_file_size: 1,
          p_is_internal: true,
        },
        allowed: STAFF,
        otherwise: 'PT403',
      },
    },
  },
  save_draft: {
    grants: SIGNED,
    situations: {
      'of their own': {
        args: { p_key: 'reply', p_payload: {} },
        allowed: SIGNED_IN,
        otherwise: 'PT403',
      },
    },
  },
  list_tickets: {
    grants: SIGNED,
    situations: { any: { args: {}, allowed: SIGNED_IN, otherwise: 'PT403' } },
  },
  queue_counts: {
    grants: SIGNED,
    situations: { any: { args: {}, allowed: STAFF, otherwise: 'PT403' } },
  },
};

/** Who may call which function, and what comes of it in which situation. */
export const RPCS: Readonly<Record<string, RpcRules>> = {
  ...PEOPLE_RPCS,
  ...TICKET_RPCS,
  ...DESK_RPCS,
  ...OPERATION_RPCS,
  ...SERVICE_LEVEL_RPCS,
  ...ACCOUNT_RPCS,
  ...SEARCH_RPCS,
  ...OTHER_RPCS,
};

import { randomUUID } from 'node:crypto';

/** Planted wherever a customer must never look; letters and digits only, so that no escaping can hide it. */
export const CANARY = 'kanarienvogel7f3a';

/** The ids of what carries it. */
export interface Planted {
  readonly tickets: readonly string[];
  readonly tag: string;
  readonly team: string;
  readonly agent: string;
  readonly stranger: string;
  readonly customer: string;
  readonly note: string;
  readonly file: string;
  readonly session: string;
  /** What an admin did to several tickets. */
  readonly operation: string;
  /** A public message of another customer. */
  readonly message: string;
  readonly topics: readonly string[];
  readonly template: string;
}

/** Each kind of argument with values that aim at what is planted. */
export function guesses(planted: Planted): Readonly<Record<string, readonly unknown[]>> {
  const { tickets: anyTicket } = planted;
  return {
    p_ticket_id: anyTicket,
    p_ref: anyTicket,
    p_ticket_ids: [`{${anyTicket.join(',')}}`],
    p_source_ids: anyTicket.map((id) => `{${id}}`),
    p_target_id: anyTicket,
    p_source_id: anyTicket,
    p_other_id: anyTicket,
    p_other_ref: anyTicket,
    p_operation_id: [planted.operation, randomUUID()],
    p_message_id: [planted.message, randomUUID()],
    p_subject: ['Other words'],
    p_note_id: [planted.note, randomUUID()],
    p_profile_id: [planted.agent, planted.stranger, planted.customer],
    p_customer_id: [null, planted.stranger, planted.agent],
    p_category_id: [null],
    p_attachment_ids: [null, `{${planted.file}}`],
    p_mentions: [null, `{${planted.agent}}`],
    p_client_id: [randomUUID()],
    p_patch: [
      '{"status": "resolved"}',
      `{"tag_ids": ["${planted.tag}"]}`,
      `{"team_id": "${planted.team}"}`,
      `{"assigned_agent_id": "${planted.agent}"}`,
    ],
    p_expected: [
      '{}',
      '{"status": "new", "team_id": null, "tag_ids": [], "assigned_agent_id": null}',
    ],
    p_filters: [
      '{}',
      '{"deleted": true}',
      '{"status": ["open"], "view": "everything"}',
      `{"tag": "${planted.tag}"}`,
      `{"team": "${planted.team}"}`,
      `{"customer": "${planted.stranger}"}`,
      `{"assignee": "${planted.agent}"}`,
    ],
    p_sort: ['activity', 'priority'],
    p_query: [CANARY, 'walrus', '#1001', 'a'],
    p_limit: [null, 50],
    p_rating: [5],
    p_comment: ['Words'],
    p_session_id: [planted.session],
    p_topics: [`{${planted.topics.join(',')}}`],
    p_custom_fields: [null, '{"secret_field": "x"}', '{"public_field": 1}'],
    p_email: [`${CANARY}@staff.example`.toUpperCase()],
    p_after_seq: [null, 0],
    p_after_staff_seq: [null, 0],
    p_last_seen_seq: [null, 0],
    p_send_anyway: [null, true],
    p_status: [null, 'waiting'],
    p_is_internal: [null, true],
    p_template_id: [planted.template],
    p_availability: ['away'],
    p_since: ['2026-01-01T00:00:00Z'],
    p_payload: ['{}'],
    p_seq: [99],
    p_staff_seq: [99],
    p_file_size: [1],
    p_file_type: ['image/png'],
    p_role: ['admin'],
    p_priority: ['low'],
  };
}

import { sharedQueues } from '../contracts/realtime.ts';
import type { StaffTicketRow } from '../contracts/ticket.ts';

/** The queue a ticket is in, by the rule of `private.queue_topic`. */
export function queueOf(ticket: StaffTicketRow): string {
  if (ticket.deleted_at !== null) return sharedQueues.deleted;
  if (ticket.team_id !== null) return ticket.team_id;
  return ticket.assigned_agent_id === null ? sharedQueues.none : sharedQueues.assigned;
}

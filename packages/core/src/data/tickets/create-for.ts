import { mutationOptions } from '@tanstack/react-query';
import type { CreateTicket, TicketPatch } from '../../contracts/ticket-commands.ts';
import type { AnyTicketRow } from '../../contracts/ticket.ts';
import type { AppError } from '../../db/app-error.ts';
import { toAppError } from '../../db/to-app-error.ts';
import { shouldRetry } from '../query-client.ts';
import { createTicket, updateTicket } from './fetchers.ts';
import { ticketKeys } from './keys.ts';

export interface CreateTicketFor extends CreateTicket {
  customer_id: string;
  /** Who is to work on it; what is not named stays as the rules decide. */
  place: Pick<TicketPatch, 'team_id' | 'assigned_agent_id'>;
}

export interface CreatedTicketFor {
  ticket: AnyTicketRow;
  /** Whether the caller still sees the ticket where it was placed. */
  readable: boolean;
  /** The ticket was made, but was not placed, for this reason. */
  refusal: AppError | null;
}

/** Where a new ticket shows. */
const shownIn = [ticketKeys.deskLists(), ticketKeys.deskPages(), ticketKeys.counts()];

/** Creates a ticket for a customer and gives it to a team or to somebody. Repeating it has no second effect. */
export function createTicketForMutation() {
  return mutationOptions({
    mutationFn: (input: CreateTicketFor) => createFor(input),
    retry: shouldRetry,
    meta: { silent: true, invalidates: shownIn },
  });
}

async function createFor({ place, ...input }: CreateTicketFor): Promise<CreatedTicketFor> {
  const ticket = await createTicket(input);
  if (Object.keys(place).length === 0) return { ticket, readable: true, refusal: null };
  try {
    return { ...(await updateTicket(ticket.id, place, {})), refusal: null };
  } catch (error) {
    // The ticket exists: that it was not placed is no reason to send it again.
    return { ticket, readable: true, refusal: toAppError(error) };
  }
}

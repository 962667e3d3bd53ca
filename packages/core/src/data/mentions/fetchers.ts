import * as z from 'zod/mini';
import { mentionCandidateSchema } from '../../contracts/mention.ts';
import { supabase } from '../../db/client.ts';
import { read } from '../../db/request.ts';

/** Active staff by name, with whether each may read a ticket's notes; for staff. @throws AppError */
export function fetchMentionCandidates(ticketId: string, signal: AbortSignal) {
  const request = supabase().rpc('mention_candidates', { p_ticket_id: ticketId });
  return read(request.abortSignal(signal), z.array(mentionCandidateSchema), signal);
}

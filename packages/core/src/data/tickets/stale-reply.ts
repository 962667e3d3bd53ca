import type { Outgoing, SendResult } from './sending.ts';

/** A reply that was held because somebody wrote meanwhile. */
export interface StaleReply {
  /** Who wrote, each once. */
  names: string[];
  /** Sends it as it reads by now. */
  sendAnyway: (outgoing: Outgoing) => Promise<SendResult>;
}

/** @param me who wrote the reply: what they added themselves is no news to them */
export function staleReplyOf(
  result: Extract<SendResult, { outcome: 'stale' }>,
  me: string,
): StaleReply {
  const names = result.entries.flatMap(({ author_id, author_name, kind }) =>
    author_id === me || kind === 'activity' ? [] : [author_name],
  );
  return { names: [...new Set(names)], sendAnyway: result.send_anyway };
}

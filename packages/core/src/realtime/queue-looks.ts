import { useEffect } from 'react';
import { type QueuePresence, queuePresenceSchema } from '../contracts/realtime.ts';
import type { Look } from './looking.ts';
import type { Members } from './topic-registry.ts';

/** Going from one ticket to the next is told once, not as leaving and coming, in ms. */
const leaveMs = 1000;

/** Who has which tickets open, as everybody on a queue tells it; oneself, `me`, is left out. */
export function looksOf(members: Members, me: string): Look[] {
  return [...members].flatMap(([profile_id, windows]) =>
    profile_id === me
      ? []
      : windows.flatMap((payload) => {
          const parsed = queuePresenceSchema.safeParse(payload);
          return parsed.success ? [{ profile_id, ...parsed.data }] : [];
        }),
  );
}

/** What oneself has open, and the queue it is in. */
export interface OwnLook {
  queue: string;
  payload: QueuePresence;
}

const followers = new Set<(look: OwnLook | null) => void>();
let own: OwnLook | null = null;
let leaving: ReturnType<typeof setTimeout> | undefined;

function show(look: OwnLook | null): void {
  clearTimeout(leaving);
  own = look;
  for (const follower of followers) follower(look);
}

/** Calls back with what oneself looks at, at once and whenever it changes. */
export function followOwnLook(follower: (look: OwnLook | null) => void): () => void {
  followers.add(follower);
  follower(own);
  return () => followers.delete(follower);
}

/** Shows colleagues in the row of a ticket that one has it open, while the caller is mounted. */
export function useOwnLook({ queue, payload }: OwnLook): void {
  const { ticket_id, name, mode } = payload;
  // What others see of oneself; it ends with the page of the ticket.
  useEffect(() => {
    show({ queue, payload: { ticket_id, name, mode } });
    return () => {
      clearTimeout(leaving);
      leaving = setTimeout(show, leaveMs, null);
    };
  }, [queue, ticket_id, name, mode]);
}

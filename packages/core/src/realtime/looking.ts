import { useSyncExternalStore } from 'react';
import type { QueuePresence } from '../contracts/realtime.ts';
import type { PresentColleague } from './use-ticket-presence.ts';

/** A colleague with a ticket open in one of their windows. */
export interface Look extends PresentColleague, QueuePresence {}

const nobody: readonly PresentColleague[] = [];

type ByTicket = ReadonlyMap<string, readonly PresentColleague[]>;

/** Which colleagues have which tickets open, as the queues tell it. */
export class Looking {
  readonly #queues = new Map<string, readonly Look[]>();
  readonly #watchers = new Set<() => void>();
  #byTicket: ByTicket = new Map();

  /** Takes the looks of all colleagues on a queue. */
  tell(queue: string, looks: readonly Look[]): void {
    this.#queues.set(queue, looks);
    this.#show();
  }

  /** A queue is no longer followed. */
  forget(queue: string): void {
    if (this.#queues.delete(queue)) this.#show();
  }

  /** By name; the same list until it changes. */
  at(ticketId: string): readonly PresentColleague[] {
    return this.#byTicket.get(ticketId) ?? nobody;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #show(): void {
    const all = Map.groupBy([...this.#queues.values()].flat(), ({ ticket_id }) => ticket_id);
    this.#byTicket = new Map(
      [...all].map(([ticket, looks]) => {
        const next = onePerPerson(looks);
        const known = this.at(ticket);
        return [ticket, JSON.stringify(next) === JSON.stringify(known) ? known : next];
      }),
    );
    for (const watcher of this.#watchers) watcher();
  }
}

/** Somebody with two windows counts once, as replying if one of them does. */
function onePerPerson(looks: readonly PresentColleague[]): readonly PresentColleague[] {
  const people = new Map<string, PresentColleague>();
  for (const { profile_id, name, mode } of looks) {
    if (people.get(profile_id)?.mode !== 'replying') {
      people.set(profile_id, { profile_id, name, mode });
    }
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Of this window: it has one socket too. */
export const looking = new Looking();

/** Which colleagues have a ticket open, without oneself; a change at another ticket draws nothing anew. */
export function useLooking(ticketId: string): readonly PresentColleague[] {
  return useSyncExternalStore(looking.watch, () => looking.at(ticketId));
}

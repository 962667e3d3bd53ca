import type { QueryClient } from '@tanstack/react-query';

/** How long the live update of a command may take to come, in ms. */
const travelMs = 10_000;

const changes = new WeakMap<QueryClient, Map<string, number>>();

/** Remembers which tickets the reader changes: what they did themselves is nothing to read. */
export function noteOwnChanges(client: QueryClient, ids: Iterable<string>, now: number): void {
  const known = changes.get(client) ?? new Map<string, number>();
  for (const [id, until] of known) if (until < now) known.delete(id);
  for (const id of ids) known.set(id, now + travelMs);
  changes.set(client, known);
}

/** Whether a newer state of a ticket may be the reader's own doing. */
export function isOwnChange(client: QueryClient, id: string, now: number): boolean {
  const until = changes.get(client)?.get(id);
  return until !== undefined && until >= now;
}

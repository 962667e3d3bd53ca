import { timestampSchema } from '@autocrm/core/contracts/scalars.ts';
import { readStored, writeStored } from '@autocrm/core/lib/storage.ts';

/** Who was away for longer is told what happened, in ms. */
const longAway = 4 * 60 * 60 * 1000;

const keyOf = (owner: string): string => `autocrm:desk:away-since:${owner}`;

/** Whether somebody who was last seen then has been away long enough to be told what happened. */
export function wasAway(previousSeenAt: string, now = Date.now()): boolean {
  return now - Date.parse(previousSeenAt) >= longAway;
}

/** Since when the reader was away and has not been told: kept over reloads until they say that they have read it. */
export function readAwaySince(owner: string): string | null {
  const parsed = timestampSchema.safeParse(readStored(keyOf(owner)));
  return parsed.success ? parsed.data : null;
}

/** @param since null once the reader has read what happened */
export function writeAwaySince(owner: string, since: string | null): void {
  writeStored(keyOf(owner), since);
}

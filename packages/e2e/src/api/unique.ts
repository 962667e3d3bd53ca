import { randomUUID } from 'node:crypto';

/** A name that no other test and no earlier run has used. */
export function unique(words: string): string {
  return `${words} ${randomUUID().slice(0, 8)}`;
}

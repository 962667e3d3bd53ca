import * as z from 'zod/mini';
import { type DraftPayload, draftPayloadSchema } from '../../contracts/draft.ts';
import { readStored, writeStored } from '../../lib/storage.ts';

const localDraftSchema = z.object({
  /** Null: it was sent, and the server has yet to forget it. */
  payload: z.nullable(draftPayloadSchema),
  /** The server's revision it began from; null before the first save. */
  base: z.nullable(z.number()),
  /** Whether the server has yet to learn of it. */
  dirty: z.boolean(),
});
export type LocalDraft = z.infer<typeof localDraftSchema>;

const storageKey = (owner: string, key: string): string => `autocrm:draft:${owner}:${key}`;

/** What this device keeps of a draft. @param owner the profile it belongs to: devices are shared */
export function readLocalDraft(owner: string, key: string): LocalDraft | null {
  const text = readStored(storageKey(owner, key));
  if (text === null) return null;
  try {
    const parsed = localDraftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Written by another version or by hand: there is nothing to rescue in it.
    return null;
  }
}

/** Keeps a draft on this device; null forgets it. */
export function writeLocalDraft(owner: string, key: string, draft: LocalDraft | null): void {
  writeStored(storageKey(owner, key), draft === null ? null : JSON.stringify(draft));
}

/** Whether two payloads say the same, whatever the order of their keys. */
export function isSamePayload(a: DraftPayload, b: DraftPayload): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

import * as z from 'zod/mini';
import { attachmentSchema } from '../../contracts/attachment.ts';
import { ticketStatuses, userRoles } from '../../contracts/closed-sets.ts';
import { idSchema } from '../../contracts/scalars.ts';
import { AppError, appErrorKinds } from '../../db/app-error.ts';
import { readStored, writeStored } from '../../lib/storage.ts';
import type { Sending } from './sending.ts';

const unsentSchema = z.object({
  ticket_id: idSchema,
  // Loose: what this version does not know of an entry goes out with it all the same.
  sending: z.looseObject({
    kind: z.enum(['message', 'note']),
    client_id: idSchema,
    body: z.string(),
    attachments: z.optional(z.array(attachmentSchema)),
    status: z.optional(z.enum(ticketStatuses)),
    mentions: z.optional(z.array(idSchema)),
    last_seen_seq: z.optional(z.number()),
    send_anyway: z.optional(z.boolean()),
    author: z.object({ id: idSchema, full_name: z.string(), role: z.enum(userRoles) }),
    created_at: z.string(),
  }),
  refused: z.optional(
    z.object({ kind: z.enum(appErrorKinds), code: z.string(), message: z.string() }),
  ),
});

/** An entry that was sent off and that the server has not confirmed. */
interface Unsent {
  ticket_id: string;
  sending: Sending;
  /** What the server had against it: as it is, it would have that again. */
  refused?: AppError;
}

const refusals: ReadonlySet<AppError['kind']> = new Set([
  'conflict',
  'forbidden',
  'invalid',
  'not_found',
]);

/** Whether an entry was refused for what it is. One that somebody else's message crossed was not: it may go out after all. */
export function isRefusal({ kind, code }: AppError): boolean {
  return refusals.has(kind) && code !== 'written_since';
}

const storageKey = (owner: string): string => `autocrm:unsent:${owner}`;

/**
 * What somebody sent off on this device and the server does not have, oldest first. The draft has room for one text:
 * without this, a tab that is closed offline loses all but the last one.
 *
 * @param owner the writer's profile id: devices are shared
 */
export function readUnsent(owner: string): Unsent[] {
  const text = readStored(storageKey(owner));
  if (text === null) return [];
  try {
    const parsed = z.safeParse(z.array(unsentSchema), JSON.parse(text));
    if (!parsed.success) return [];
    return parsed.data.map(({ refused, ...entry }) =>
      refused ? { ...entry, refused: new AppError(refused) } : entry,
    );
  } catch {
    // Written by hand: there is nothing to rescue in it.
    return [];
  }
}

/** Whether an entry has been sent off from this device, and is not confirmed. */
export function isUnsent(owner: string, clientId: string): boolean {
  return readUnsent(owner).some(({ sending }) => sending.client_id === clientId);
}

/** Why the server refused an entry that was sent off from this device; null unless it did. */
export function refusalOf(owner: string, clientId: string): AppError | null {
  const kept = readUnsent(owner).find(({ sending }) => sending.client_id === clientId);
  return kept?.refused ?? null;
}

/**
 * Keeps an entry on this device until `forgetUnsent`; sent off again, it stays in its place.
 *
 * @param error why it was not sent; with a refusal it is not sent again by itself
 */
export function keepUnsent(ticketId: string, sending: Sending, error?: AppError): void {
  const owner = sending.author.id;
  const entry: Unsent = { ticket_id: ticketId, sending };
  if (error && isRefusal(error)) entry.refused = error;
  const kept = readUnsent(owner);
  const place = kept.findIndex(({ sending: { client_id } }) => client_id === sending.client_id);
  write(owner, place < 0 ? [...kept, entry] : kept.with(place, entry));
}

/** Forgets an entry: it arrived, or its writer gave it up. */
export function forgetUnsent({ author, client_id }: Sending): void {
  const kept = readUnsent(author.id);
  const rest = kept.filter(({ sending }) => sending.client_id !== client_id);
  if (rest.length < kept.length) write(author.id, rest);
}

function write(owner: string, entries: readonly Unsent[]): void {
  writeStored(storageKey(owner), entries.length === 0 ? null : JSON.stringify(entries.map(plain)));
}

/** A message is no property that JSON would take along. */
function plain({ refused, ...entry }: Unsent): object {
  if (!refused) return entry;
  const { kind, code, message } = refused;
  return { ...entry, refused: { kind, code, message } };
}

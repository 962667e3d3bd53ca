import * as z from 'zod';
import type { TestDatabase } from './database.ts';

const message = z.object({
  topic: z.string(),
  event: z.string(),
  private: z.literal(true),
  extension: z.literal('broadcast'),
  payload: z.record(z.string(), z.unknown()),
});
export type Broadcast = z.output<typeof message>;

/** What the database sends from now on: each call gives what came since the last, in order, all of it on private topics. */
export function listen(db: TestDatabase): () => Promise<Broadcast[]> {
  let seen: string[] = [];
  return async () => {
    const rows = await db.owner.rows(
      z.object({ id: z.string(), ...message.shape }),
      'select * from realtime.messages where not id = any ($1::uuid[]) order by inserted_at',
      seen,
    );
    seen = [...seen, ...rows.map((row) => row.id)];
    return rows.map((row) => message.parse(row));
  };
}

/** Events and topics alone, sorted. */
export const outline = (messages: readonly Broadcast[]): string[] =>
  messages.map(({ topic, event }) => `${event} → ${topic}`).toSorted();

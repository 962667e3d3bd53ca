import * as z from 'zod/mini';
import { idSchema, timestampSchema } from './scalars.ts';

/** What a form or composer holds before it is sent. */
export const draftPayloadSchema = z.record(z.string(), z.json());
export type DraftPayload = z.infer<typeof draftPayloadSchema>;

const draftRevisionSchema = z.object({
  revision: z.number(),
  payload: draftPayloadSchema,
  saved_at: timestampSchema,
});
export type DraftRevision = z.infer<typeof draftRevisionSchema>;

export const draftColumns = 'key,revision,payload,history,updated_at';
export const draftSchema = z.object({
  key: z.string(),
  revision: z.number(),
  payload: draftPayloadSchema,
  history: z.array(draftRevisionSchema),
  updated_at: timestampSchema,
});
export type Draft = z.infer<typeof draftSchema>;

/** `conflict` holds what another device had saved meanwhile; the newer text has won. */
export const savedDraftSchema = z.object({
  revision: z.number(),
  conflict: z.nullable(draftRevisionSchema),
});
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** The keys under which drafts are kept, one per place where something is typed. */
export const draftKeys = {
  newTicket: (scope: 'portal' | 'desk'): string => `new-ticket:${scope}`,
  reply: (ticketId: string): string => `reply:${idSchema.parse(ticketId)}`,
  note: (ticketId: string): string => `note:${idSchema.parse(ticketId)}`,
};

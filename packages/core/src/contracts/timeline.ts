import * as z from 'zod/mini';
import { attachmentSchema } from './attachment.ts';
import { activityTypes, authorRoles } from './closed-sets.ts';
import { idSchema, timestampSchema } from './scalars.ts';

const entryFields = {
  id: idSchema,
  /** Number in its feed; each feed counts by itself, without gaps. */
  seq: z.number(),
  author_id: z.nullable(idSchema),
  author_name: z.string(),
  author_role: z.enum(authorRoles),
  created_at: timestampSchema,
  attachments: z.array(attachmentSchema),
};

const writtenFields = {
  client_id: idSchema,
  /** Null in a live event whose body was too large to send; fetch the entry. */
  body: z.nullable(z.string()),
  body_omitted: z.optional(z.boolean()),
  edited_at: z.nullable(timestampSchema),
  /** The ticket on which it was written, when a merge brought it here. */
  origin: z.optional(z.nullable(z.object({ ticket_id: idSchema, number: z.number() }))),
};

export const messageEntrySchema = z.object({
  ...entryFields,
  ...writtenFields,
  feed: z.literal('public'),
  kind: z.literal('message'),
});
export type MessageEntry = z.infer<typeof messageEntrySchema>;

export const noteEntrySchema = z.object({
  ...entryFields,
  ...writtenFields,
  feed: z.literal('staff'),
  kind: z.literal('note'),
  mentions: z.array(idSchema),
});
export type NoteEntry = z.infer<typeof noteEntrySchema>;

export const activityEntrySchema = z.object({
  ...entryFields,
  feed: z.enum(['public', 'staff']),
  kind: z.literal('activity'),
  activity: z.object({
    type: z.enum(activityTypes),
    old_value: z.record(z.string(), z.unknown()),
    new_value: z.record(z.string(), z.unknown()),
  }),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** One entry of a ticket's timeline. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  messageEntrySchema,
  noteEntrySchema,
  activityEntrySchema,
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export type Feed = TimelineEntry['feed'];

/** Part of a timeline, oldest first. `seq` and `staff_seq` are the last numbers of the whole feeds. */
export const timelinePageSchema = z.object({
  entries: z.array(timelineEntrySchema),
  has_more: z.boolean(),
  seq: z.number(),
  staff_seq: z.optional(z.number()),
});
export type TimelinePage = z.infer<typeof timelinePageSchema>;

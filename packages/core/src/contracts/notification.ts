import * as z from 'zod/mini';
import { notificationTypes, slaClocks, ticketStatuses } from './closed-sets.ts';
import { idSchema, timestampSchema } from './scalars.ts';

export const notificationColumns =
  'id,type,ticket_id,actor_id,payload,count,read_at,created_at,updated_at';

/** What a person should know. One unread row per ticket gathers `count` events. */
export const notificationSchema = z.object({
  id: idSchema,
  type: z.enum(notificationTypes),
  ticket_id: z.nullable(idSchema),
  actor_id: z.nullable(idSchema),
  payload: z.object({
    number: z.optional(z.number()),
    subject: z.optional(z.string()),
    actor_name: z.optional(z.string()),
    status: z.optional(z.enum(ticketStatuses)),
    excerpt: z.optional(z.nullable(z.string())),
    /** Which clock of a service level ran out. */
    clock: z.optional(z.enum(slaClocks)),
  }),
  count: z.number(),
  read_at: z.nullable(timestampSchema),
  created_at: timestampSchema,
  updated_at: timestampSchema,
});
export type Notification = z.infer<typeof notificationSchema>;

export const notificationPreferenceColumns = 'type,in_app,email';
export const notificationPreferenceSchema = z.object({
  type: z.enum(notificationTypes),
  in_app: z.boolean(),
  email: z.boolean(),
});
export type NotificationPreference = z.infer<typeof notificationPreferenceSchema>;

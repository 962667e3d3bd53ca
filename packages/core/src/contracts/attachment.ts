import * as z from 'zod/mini';
import { idSchema } from './scalars.ts';

/** The bucket that holds files of tickets. */
export const attachmentBucket = 'attachments';

/** The bucket that holds pictures of people, each under the folder of its owner's id. */
export const avatarBucket = 'avatars';

/** What holds unless an admin sets other limits in `settings`; bytes are also what the bucket accepts at most. */
export const attachmentLimits = {
  max_bytes: 20_971_520,
  max_count: 10,
  /** The highest count that an admin can set. */
  most_count: 20,
  max_name_length: 200,
} as const;

export const avatarLimits = {
  max_bytes: 2_097_152,
  types: ['image/png', 'image/jpeg', 'image/webp'],
} as const;

export const attachmentTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/zip',
  'application/json',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'video/mp4',
  'audio/mpeg',
  'application/octet-stream',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** A stored file as tickets, messages and notes carry it. */
export const attachmentSchema = z.object({
  id: idSchema,
  file_name: z.string(),
  file_type: z.string(),
  /** Bytes. */
  file_size: z.number(),
  storage_path: z.string(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

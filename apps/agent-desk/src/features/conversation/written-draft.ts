import { type Attachment, attachmentSchema } from '@autocrm/core/contracts/attachment.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import * as z from 'zod/mini';

const draftSchema = z.object({
  client_id: z.catch(z.optional(idSchema), undefined),
  body: z.catch(z.string(), ''),
  attachments: z.catch(z.array(attachmentSchema), []),
});

/** What somebody wrote and has not sent. */
export interface Written {
  /** Kept with the draft: sending it again after a reload has no second effect. */
  client_id: string;
  body: string;
  attachments: readonly Attachment[];
}

export function readDraft(payload: DraftPayload | null): Written {
  const { client_id = uuid(), ...rest } = z.parse(draftSchema, payload ?? {});
  return { client_id, ...rest };
}

export function writeDraft({ client_id, body, attachments }: Written): DraftPayload {
  return { client_id, body, attachments: attachments.map((file) => ({ ...file })) };
}

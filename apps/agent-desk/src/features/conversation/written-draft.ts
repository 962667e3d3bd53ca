import { type Attachment, attachmentSchema } from '@autocrm/core/contracts/attachment.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import {
  type TemplateActions,
  templateActionsSchema,
} from '@autocrm/core/contracts/response-template.ts';
import { idSchema } from '@autocrm/core/contracts/scalars.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import * as z from 'zod/mini';

const mentionedSchema = z.object({ id: idSchema, full_name: z.string() });
/** A colleague chosen while a note was written; told of it as long as their name stands in the text. */
export type Mentioned = z.infer<typeof mentionedSchema>;

const draftSchema = z.object({
  client_id: z.catch(z.optional(idSchema), undefined),
  body: z.catch(z.string(), ''),
  attachments: z.catch(z.array(attachmentSchema), []),
  mentioned: z.catch(z.array(mentionedSchema), []),
  actions: z.catch(templateActionsSchema, {}),
});

/** What somebody wrote and has not sent. */
export interface Written {
  /** Kept with the draft: sending it again after a reload has no second effect. */
  client_id: string;
  body: string;
  attachments: readonly Attachment[];
  mentioned: readonly Mentioned[];
  /** What templates want done when it is sent. */
  actions: TemplateActions;
}

/** An empty box, under a new id. */
export function nothingWritten(): Written {
  return { client_id: uuid(), body: '', attachments: [], mentioned: [], actions: {} };
}

export function readDraft(payload: DraftPayload | null): Written {
  const { client_id = uuid(), ...rest } = z.parse(draftSchema, payload ?? {});
  return { client_id, ...rest };
}

export function writeDraft({ client_id, body, ...rest }: Written): DraftPayload {
  return {
    client_id,
    body,
    attachments: rest.attachments.map((file) => ({ ...file })),
    mentioned: rest.mentioned.map((person) => ({ ...person })),
    actions: { ...rest.actions },
  };
}

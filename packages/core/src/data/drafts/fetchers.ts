import * as z from 'zod/mini';
import {
  draftColumns,
  type DraftPayload,
  draftSchema,
  savedDraftSchema,
} from '../../contracts/draft.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

/** What the caller typed under a key, or null. @throws AppError */
export function fetchDraft(key: string) {
  const request = supabase().from('drafts').select(draftColumns).eq('key', key).maybeSingle();
  return read(request, z.nullable(draftSchema));
}

/** Keeps what the caller typed. @param base the revision it began from, null for none @throws AppError */
export function saveDraft(key: string, payload: DraftPayload, base: number | null) {
  return read(
    supabase().rpc('save_draft', {
      p_key: key,
      p_payload: payload,
      ...(base === null ? {} : { p_base_revision: base }),
    }),
    savedDraftSchema,
  );
}

/** Forgets a draft that was sent. @throws AppError */
export function deleteDraft(key: string) {
  return run(supabase().from('drafts').delete().eq('key', key));
}

import { useEffect, useState } from 'react';
import { previewKind } from './attachment-types.ts';
import type { AttachmentItem } from './timeline-types.ts';

/** As much of a text file as a browser draws without a pause, in bytes. */
const TEXT_LIMIT = 512_000;

export type Preview =
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'none' }
  | { status: 'media'; kind: 'image' | 'pdf'; url: string }
  | { status: 'text'; text: string; truncated: boolean };

export type LoadAttachment = (attachment: AttachmentItem, signal: AbortSignal) => Promise<Blob>;

/** The contents of a file for its preview; `attempt` loads once more. The address it gives lives as long as it is shown. */
export function usePreview(
  attachment: AttachmentItem,
  load: LoadAttachment,
  attempt: number,
): Preview {
  const [loaded, setLoaded] = useState<{ id: string; attempt: number; preview: Preview } | null>(
    null,
  );
  const kind = previewKind(attachment);

  // An object URL holds memory until it is revoked, and a request until it is aborted: both end with the effect.
  useEffect(() => {
    if (kind === null) return undefined;
    const controller = new AbortController();
    let url: string | undefined;
    const show = (preview: Preview) => {
      if (!controller.signal.aborted) setLoaded({ id: attachment.id, attempt, preview });
    };
    const run = async (): Promise<Preview> => {
      const blob = await load(attachment, controller.signal);
      if (kind === 'text') {
        return {
          status: 'text',
          text: await blob.slice(0, TEXT_LIMIT).text(),
          truncated: blob.size > TEXT_LIMIT,
        };
      }
      if (controller.signal.aborted) return { status: 'loading' };
      // The type comes from our own list, so the browser can never take the bytes for a page with scripts.
      url = URL.createObjectURL(
        new Blob([blob], { type: kind === 'pdf' ? 'application/pdf' : attachment.file_type }),
      );
      return { status: 'media', kind, url };
    };
    run().then(show, () => {
      show({ status: 'failed' });
    });
    return () => {
      controller.abort();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [attachment, kind, load, attempt]);

  if (kind === null) return { status: 'none' };
  return loaded?.id === attachment.id && loaded.attempt === attempt
    ? loaded.preview
    : { status: 'loading' };
}

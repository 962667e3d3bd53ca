import { useEffect, useEffectEvent, useRef } from 'react';
import type { Attachment } from '../contracts/attachment.ts';

/** Tells when a file has arrived or was taken away, but not what was there at the start. */
export function useFilesChanged(attachments: readonly Attachment[], changed: () => void): void {
  const ids = attachments.map(({ id }) => id).join();
  const previous = useRef(ids);
  const onChanged = useEffectEvent(changed);

  // An upload ends by itself, long after the click that began it.
  useEffect(() => {
    if (previous.current === ids) return;
    previous.current = ids;
    onChanged();
  }, [ids]);
}

import { useState, useSyncExternalStore } from 'react';
import type { Attachment } from '../../contracts/attachment.ts';
import { UploadQueue } from './upload-queue.ts';

export interface UploadsOptions {
  /** Files of an internal note; they lie where no customer can reach them. */
  is_internal?: boolean;
  /** Files that were uploaded before, from a draft. */
  initial?: readonly Attachment[];
}

/** Files chosen for something that is being written: uploaded at once, sent with it later. */
export function useUploads({ is_internal = false, initial = [] }: UploadsOptions = {}) {
  const [queue] = useState(() => new UploadQueue({ is_internal, initial }));
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot);
  return {
    items,
    add: (files: readonly File[]) => {
      queue.add(files);
    },
    remove: (id: string) => {
      queue.remove(id);
    },
    retry: (id: string) => {
      queue.retry(id);
    },
    reset: (attachments?: readonly Attachment[]) => {
      queue.reset(attachments);
    },
    /** Whether there are none now, for what runs later than it was drawn. */
    is_none: (): boolean => queue.snapshot().length === 0,
    is_busy: items.some(({ status }) => status === 'waiting' || status === 'uploading'),
    has_failed: items.some(({ status }) => status === 'failed'),
    attachments: items.flatMap((item) => (item.status === 'done' ? [item.attachment] : [])),
  };
}

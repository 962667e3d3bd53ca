import { useQuery } from '@tanstack/react-query';
import { attachmentLimits } from '../contracts/attachment.ts';
import { useUploads, type UploadsOptions } from '../data/attachments/use-uploads.ts';
import { catalogQueries } from '../data/catalog/queries.ts';
import type { FileUploads } from '../ui/file-drop.tsx';

/**
 * Uploads, and the same as the props of FileDrop and Composer, within the limits that an admin set. There is no list
 * of types here: a file's type is found by its content.
 */
export function useFileUploads(options: UploadsOptions = {}) {
  const uploads = useUploads(options);
  const { data: settings } = useQuery(catalogQueries.settings());
  const props: FileUploads = {
    items: uploads.items,
    limits: {
      max_size: settings?.attachment_max_bytes ?? attachmentLimits.max_bytes,
      max_count: settings?.attachment_max_count ?? attachmentLimits.max_count,
      accept: [],
    },
    onAdd: uploads.add,
    onRemove: uploads.remove,
    onRetry: uploads.retry,
  };
  return { uploads, props };
}

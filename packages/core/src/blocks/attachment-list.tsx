import { Download } from 'lucide-react';
import { cn } from '../lib/cn.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { FileIcon } from '../ui/file-icon.tsx';
import { previewKind } from './attachment-types.ts';
import { useBlockLabels } from './block-labels.tsx';
import type { AttachmentItem } from './timeline-types.ts';

export interface AttachmentListProps {
  attachments: readonly AttachmentItem[];
  /** Asked for files that AttachmentViewer can show. */
  onOpen: (attachment: AttachmentItem) => void;
  /** Asked for all others. */
  onDownload: (attachment: AttachmentItem) => void;
  className?: string | undefined;
}

export function AttachmentList({
  attachments,
  onOpen,
  onDownload,
  className,
}: AttachmentListProps) {
  const labels = useBlockLabels().attachments;
  if (attachments.length === 0) return null;
  return (
    <ul
      aria-label={labels.list}
      className={cn(
        'grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-2',
        className,
      )}
    >
      {attachments.map((attachment) => {
        const kind = previewKind(attachment);
        return (
          <li key={attachment.id} className="min-w-0">
            <button
              type="button"
              title={attachment.file_name}
              aria-label={`${kind ? labels.open(attachment) : labels.download(attachment)} ${formatBytes(attachment.file_size)}`}
              onClick={() => {
                if (kind) onOpen(attachment);
                else onDownload(attachment);
              }}
              className="border-border bg-surface text-text hover:bg-hover flex w-full max-w-80 items-center gap-2.5 rounded-lg border p-1.5 text-start transition-colors"
            >
              <span className="bg-hover text-muted grid size-9 shrink-0 place-items-center overflow-hidden rounded-md">
                {kind === 'image' && attachment.preview_url ? (
                  <img
                    src={attachment.preview_url}
                    alt=""
                    loading="lazy"
                    className="size-full object-cover"
                  />
                ) : (
                  <FileIcon type={attachment.file_type} className="size-4.5" />
                )}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{attachment.file_name}</span>{' '}
                <span className="text-muted block text-xs tabular-nums">
                  {formatBytes(attachment.file_size)}
                </span>
              </span>
              {kind ? null : <Download aria-hidden className="text-muted me-1 size-4 shrink-0" />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

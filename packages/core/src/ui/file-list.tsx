import { RotateCw, X } from 'lucide-react';
import { formatBytes } from '../lib/format-bytes.ts';
import { FileIcon } from './file-icon.tsx';
import { IconButton } from './icon-button.tsx';
import { useUiLabels } from './ui-labels.tsx';

interface FileItemBase {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** MIME type. */
  type: string;
}

export type FileItem = FileItemBase &
  (
    | { status: 'waiting' }
    /** `progress` from 0 to 1. */
    | { status: 'uploading'; progress: number }
    | { status: 'done' }
    | { status: 'failed'; error?: string | undefined }
  );

export interface FileListProps {
  items: readonly FileItem[];
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
}

/** Files on their way: name, size, progress, and what can be done about each. */
export function FileList({ items, onRemove, onRetry }: FileListProps) {
  const labels = useUiLabels();
  if (items.length === 0) return null;
  return (
    <ul aria-label={labels.file_list} className="grid grid-cols-1 gap-1.5">
      {items.map((item) => (
        <li key={item.id} className="border-border bg-surface rounded-lg border py-1.5 ps-3 pe-1.5">
          <div className="flex items-center gap-2.5">
            <FileIcon type={item.type} className="text-muted size-4" />
            <div className="min-w-0 flex-1">
              <p className="truncate text-sm font-medium" title={item.name}>
                {item.name}
              </p>
              <FileItemState item={item} />
            </div>
            {item.status === 'failed' ? (
              <IconButton
                size="sm"
                icon={RotateCw}
                label={labels.file_retry(item.name)}
                onClick={() => {
                  onRetry(item.id);
                }}
              />
            ) : null}
            <IconButton
              size="sm"
              icon={X}
              label={
                item.status === 'uploading'
                  ? labels.file_cancel(item.name)
                  : labels.file_remove(item.name)
              }
              onClick={() => {
                onRemove(item.id);
              }}
            />
          </div>
          {item.status === 'uploading' ? (
            <progress
              aria-label={labels.file_progress(item.name)}
              max={1}
              value={item.progress}
              className="bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent mt-1 block h-1 w-full appearance-none overflow-hidden rounded-full pe-1.5"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function FileItemState({ item }: { item: FileItem }) {
  const labels = useUiLabels();
  if (item.status === 'failed') {
    return (
      <p role="alert" className="text-danger-ink text-xs">
        {item.error ?? labels.file_failed}
      </p>
    );
  }
  const state = {
    waiting: labels.file_waiting,
    uploading: item.status === 'uploading' ? `${Math.round(item.progress * 100)} %` : '',
    done: labels.file_done,
  }[item.status];
  return (
    <p className="text-muted text-xs tabular-nums">{`${formatBytes(item.size)} · ${state}`}</p>
  );
}

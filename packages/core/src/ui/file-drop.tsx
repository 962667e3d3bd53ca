import { useRender } from '@base-ui/react/use-render';
import { Paperclip } from 'lucide-react';
import {
  type ClipboardEvent,
  type DragEvent,
  type ReactElement,
  useId,
  useRef,
  useState,
} from 'react';
import { cn } from '../lib/cn.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { type FileLimits, type FileRejection, validateFiles } from '../lib/validate-files.ts';
import { Button } from './button.tsx';
import { type FileItem, FileList } from './file-list.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface FileUploads {
  items: readonly FileItem[];
  limits: FileLimits;
  /** Files that passed the limits; the caller uploads them and reports through `items`. */
  onAdd: (files: File[]) => void;
  /** Stops an upload, or takes a finished or failed file away. */
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
}

/**
 * Files by drop and paste into any element: `{...zone}` goes on the element, `over` says that files hang above it.
 * Pasted text is left alone.
 */
export function useFileZone({ items, limits, onAdd }: FileUploads) {
  const [rejected, setRejected] = useState<readonly FileRejection[]>([]);
  // dragenter and dragleave also fire for each child; the count tells when the pointer has really left.
  const depth = useRef(0);
  const [over, setOver] = useState(false);

  const offer = (files: readonly File[]) => {
    const sorted = validateFiles(files, limits, items.length);
    setRejected(sorted.rejected);
    if (sorted.accepted.length > 0) onAdd(sorted.accepted);
  };
  const leave = (left: number) => {
    depth.current = left;
    if (left <= 0) setOver(false);
  };
  const zone = {
    onPaste: (event: ClipboardEvent) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      offer(files);
    },
    onDragEnter: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
    },
    onDragLeave: () => {
      leave(depth.current - 1);
    },
    onDrop: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      leave(0);
      offer([...event.dataTransfer.files]);
    },
  };
  return { zone, over, rejected, offer };
}

/** Says why files were left out, aloud too. */
export function FileRejections({
  rejected,
  limits,
}: {
  rejected: readonly FileRejection[];
  limits: FileLimits;
}) {
  const labels = useUiLabels();
  const sentences = new Set(
    rejected.map(({ file, reason }) =>
      labels.file_rejected[reason](file.name, formatBytes(limits.max_size)),
    ),
  );
  return (
    <div role="alert" className="text-danger-ink text-sm empty:hidden">
      {sentences.size === 0 ? null : (
        <ul>
          {[...sentences].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

export interface FilePickerProps {
  limits: FileLimits;
  onFiles: (files: File[]) => void;
  /** The button that stands for the file input, which browsers draw as they like. */
  trigger: ReactElement;
}

export function FilePicker({ limits, onFiles, trigger }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const labels = useUiLabels();
  const button = useRender({ render: trigger, props: { onClick: () => input.current?.click() } });
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={labels.file_choose}
        accept={limits.accept.join(',')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // Without this, choosing the same file again after removing it would do nothing.
          event.target.value = '';
        }}
      />
      {button}
    </>
  );
}

export interface FileDropProps {
  uploads: FileUploads;
  /** The button's id, for a label. */
  id?: string | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** Files by button, drop or paste, each with its progress. */
export function FileDrop({ uploads, id, disabled = false, className }: FileDropProps) {
  const { zone, over, rejected, offer } = useFileZone(uploads);
  const labels = useUiLabels();
  const hint = useId();
  return (
    <div {...(disabled ? {} : zone)} className={cn('grid grid-cols-1 gap-2', className)}>
      <div
        className={cn(
          'border-border-strong bg-surface flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-dashed px-3 py-3 transition-colors',
          over && 'border-accent bg-accent-soft',
        )}
      >
        <FilePicker
          limits={uploads.limits}
          onFiles={offer}
          trigger={
            <Button id={id} size="sm" disabled={disabled} aria-describedby={hint}>
              <Paperclip aria-hidden />
              {labels.file_choose}
            </Button>
          }
        />
        <p id={hint} className="text-muted min-w-0 text-sm">
          {over ? labels.file_drop_here : labels.file_hint}
          <span className="block text-xs">
            {labels.file_limits(uploads.limits.max_count, formatBytes(uploads.limits.max_size))}
          </span>
        </p>
      </div>
      <FileRejections rejected={rejected} limits={uploads.limits} />
      <FileList items={uploads.items} onRemove={uploads.onRemove} onRetry={uploads.onRetry} />
    </div>
  );
}

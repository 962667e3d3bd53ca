import { Paperclip } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { FilePicker, FileRejections, type FileUploads, useFileZone } from '../ui/file-drop.tsx';
import { FileList } from '../ui/file-list.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useUiLabels } from '../ui/ui-labels.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { ComposerModes, type ComposerModesProps } from './composer-modes.tsx';

export interface ComposerFrameProps {
  label: string;
  uploads: FileUploads | undefined;
  modes: ComposerModesProps | undefined;
  internal: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  /** The row under the text; the button for files comes first in it. */
  tools: ReactNode;
  /** Grows upwards from the upper edge, over what stands above. */
  popup?: ReactNode;
  /** Above the row of tools. */
  effects?: ReactNode;
  children: ReactNode;
}

const NO_UPLOADS: FileUploads = {
  items: [],
  limits: { max_size: 0, max_count: 0, accept: [] },
  onAdd: () => undefined,
  onRemove: () => undefined,
  onRetry: () => undefined,
};

/** The composer's border, tabs, files by button, drop and paste, and the row of tools. */
export function ComposerFrame({
  label,
  uploads,
  modes,
  internal,
  onKeyDown,
  tools,
  popup,
  effects,
  children,
}: ComposerFrameProps) {
  const files = uploads ?? NO_UPLOADS;
  const { zone, over, rejected, offer } = useFileZone(files);
  const labels = useBlockLabels().composer;
  const ui = useUiLabels();
  const bubbling = { ...(uploads ? zone : {}), onKeyDown };
  return (
    <div
      {...bubbling}
      role="group"
      aria-label={label}
      className={cn(
        'shadow-card relative rounded-xl border transition-colors focus-within:outline-2 focus-within:-outline-offset-1',
        internal
          ? 'border-note-border bg-note focus-within:outline-note-ink'
          : 'border-border-strong bg-surface focus-within:outline-ring',
      )}
    >
      {popup ? <div className="absolute inset-x-0 bottom-full z-20 mb-1.5">{popup}</div> : null}
      {modes ? <ComposerModes {...modes} /> : null}
      {children}
      <div className="grid grid-cols-1 gap-2 px-3 pb-2">
        <FileRejections rejected={rejected} limits={files.limits} />
        <FileList items={files.items} onRemove={files.onRemove} onRetry={files.onRetry} />
        {effects}
      </div>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-2 pb-2">
        {uploads ? (
          <FilePicker
            limits={files.limits}
            onFiles={offer}
            trigger={<IconButton size="sm" icon={Paperclip} label={labels.attach} />}
          />
        ) : null}
        {tools}
      </div>
      {over ? (
        <p className="bg-accent-soft text-accent-ink pointer-events-none absolute inset-0 grid place-items-center rounded-xl font-medium">
          {ui.file_drop_here}
        </p>
      ) : null}
    </div>
  );
}

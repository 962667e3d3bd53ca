import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { formatBytes } from '../lib/format-bytes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useUiLabels } from '../ui/ui-labels.tsx';
import { AttachmentPreview } from './attachment-preview.tsx';
import { previewKind } from './attachment-types.ts';
import { useBlockLabels } from './block-labels.tsx';
import type { AttachmentItem } from './timeline-types.ts';
import type { LoadAttachment } from './use-preview.ts';

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

export interface AttachmentViewerProps {
  attachments: readonly AttachmentItem[];
  /** Id of the one shown; `null` while closed. */
  openId: string | null;
  onOpenChange: (id: string | null) => void;
  /** Keep it the same function between renders: a new one loads the file again. */
  load: LoadAttachment;
  onDownload: (attachment: AttachmentItem) => void;
}

/** Images, PDF and text over the whole window. Arrow keys go through the files, + and − zoom, Escape closes. */
export function AttachmentViewer({
  attachments,
  openId,
  onOpenChange,
  load,
  onDownload,
}: AttachmentViewerProps) {
  const index = attachments.findIndex((attachment) => attachment.id === openId);
  const attachment = attachments[index];
  // Kept with the file it belongs to, so that the next file starts unzoomed.
  const [zoomed, setZoomed] = useState({ id: openId, step: 0 });
  const step = zoomed.id === openId ? zoomed.step : 0;

  const move = (by: -1 | 1) => {
    const next = attachments[index + by];
    if (next) onOpenChange(next.id);
  };
  const zoom = (to: number) => {
    if (attachment && previewKind(attachment) === 'image') {
      setZoomed({ id: openId, step: Math.min(Math.max(to, 0), ZOOMS.length - 1) });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') move(-1);
    else if (event.key === 'ArrowRight') move(1);
    else if (event.key === '+' || event.key === '=') zoom(step + 1);
    else if (event.key === '-') zoom(step - 1);
    else if (event.key === '0') zoom(0);
  };
  return (
    <Base.Root
      open={attachment !== undefined}
      onOpenChange={(open) => {
        if (!open) onOpenChange(null);
      }}
    >
      <Base.Portal>
        <Base.Popup
          onKeyDown={onKeyDown}
          className="bg-background fixed inset-0 z-50 flex flex-col outline-none"
        >
          {attachment ? (
            <>
              <ViewerHeader
                attachment={attachment}
                place={{ index, count: attachments.length }}
                step={step}
                onZoom={zoom}
                onMove={move}
                onDownload={onDownload}
              />
              <AttachmentPreview
                key={attachment.id}
                attachment={attachment}
                load={load}
                onDownload={onDownload}
                zoom={ZOOMS[step] ?? 1}
              />
            </>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface ViewerHeaderProps {
  attachment: AttachmentItem;
  place: { index: number; count: number };
  step: number;
  onZoom: (step: number) => void;
  onMove: (by: -1 | 1) => void;
  onDownload: (attachment: AttachmentItem) => void;
}

function ViewerHeader({ attachment, place, step, onZoom, onMove, onDownload }: ViewerHeaderProps) {
  const labels = useBlockLabels().attachments;
  const ui = useUiLabels();
  return (
    <header className="border-border bg-surface flex flex-wrap items-center gap-1 border-b px-3 py-2 sm:ps-4">
      <div className="me-2 min-w-0 flex-1">
        <Base.Title className="truncate text-base font-semibold" title={attachment.file_name}>
          {attachment.file_name}
        </Base.Title>
        <Base.Description className="text-muted text-xs tabular-nums">
          {`${formatBytes(attachment.file_size)} · ${labels.position(place.index + 1, place.count)}`}
        </Base.Description>
      </div>
      {previewKind(attachment) === 'image' ? (
        <>
          <IconButton
            icon={ZoomOut}
            label={labels.zoom_out}
            shortcut="−"
            disabled={step === 0}
            onClick={() => {
              onZoom(step - 1);
            }}
          />
          <IconButton
            icon={ZoomIn}
            label={labels.zoom_in}
            shortcut="+"
            disabled={step === ZOOMS.length - 1}
            onClick={() => {
              onZoom(step + 1);
            }}
          />
        </>
      ) : null}
      <IconButton
        icon={ChevronLeft}
        label={labels.previous}
        shortcut="←"
        disabled={place.index === 0}
        onClick={() => {
          onMove(-1);
        }}
      />
      <IconButton
        icon={ChevronRight}
        label={labels.next}
        shortcut="→"
        disabled={place.index === place.count - 1}
        onClick={() => {
          onMove(1);
        }}
      />
      <IconButton
        icon={Download}
        label={labels.download(attachment)}
        onClick={() => {
          onDownload(attachment);
        }}
      />
      <Base.Close render={<IconButton icon={X} label={ui.close} shortcut="Esc" />} />
    </header>
  );
}

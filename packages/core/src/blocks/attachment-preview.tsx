import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useUiLabels } from '../ui/ui-labels.tsx';
import { useBlockLabels } from './block-labels.tsx';
import type { AttachmentItem } from './timeline-types.ts';
import { type LoadAttachment, type Preview, usePreview } from './use-preview.ts';

export interface AttachmentPreviewProps {
  attachment: AttachmentItem;
  load: LoadAttachment;
  onDownload: (attachment: AttachmentItem) => void;
  /** Factor for images. */
  zoom: number;
}

/** A file's contents, or why there are none to see and how to get them. */
export function AttachmentPreview({ attachment, load, onDownload, zoom }: AttachmentPreviewProps) {
  const labels = useBlockLabels().attachments;
  const ui = useUiLabels();
  const [attempt, setAttempt] = useState(0);
  const preview = usePreview(attachment, load, attempt);
  const download = (
    <Button
      onClick={() => {
        onDownload(attachment);
      }}
    >
      {labels.download(attachment)}
    </Button>
  );
  switch (preview.status) {
    case 'loading':
      return (
        <p role="status" className="appear-late text-muted m-auto flex items-center gap-2">
          <Spinner />
          {ui.loading}
        </p>
      );
    case 'failed':
      return (
        <ErrorState
          className="m-auto"
          message={labels.failed}
          onRetry={() => {
            setAttempt(attempt + 1);
          }}
        />
      );
    case 'none':
      return (
        <div className="text-muted m-auto grid justify-items-center gap-4 p-6">
          <p>{labels.no_preview}</p>
          {download}
        </div>
      );
    case 'text':
      return <TextPreview name={attachment.file_name} preview={preview} />;
    case 'media':
      return preview.kind === 'image' ? (
        <ImagePreview name={attachment.file_name} url={preview.url} zoom={zoom} />
      ) : (
        // A frame, since the Content-Security-Policy allows no plug-ins; the type of its content is ours, never the sender's.
        // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox, and a PDF runs no script of the page.
        <iframe src={preview.url} title={attachment.file_name} className="min-h-0 w-full flex-1" />
      );
  }
}

function TextPreview({
  name,
  preview,
}: {
  name: string;
  preview: Extract<Preview, { status: 'text' }>;
}) {
  const labels = useBlockLabels().attachments;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={name}
      className="min-h-0 flex-1 overflow-auto p-4 -outline-offset-2 sm:p-6"
    >
      <pre className="mx-auto max-w-4xl font-mono text-sm break-words whitespace-pre-wrap">
        {preview.text}
      </pre>
      {preview.truncated ? (
        <p className="text-muted mx-auto mt-4 max-w-4xl text-sm">{labels.truncated}</p>
      ) : null}
    </div>
  );
}

function ImagePreview({ name, url, zoom }: { name: string; url: string; zoom: number }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={name}
      className="flex min-h-0 flex-1 overflow-auto p-4 -outline-offset-2"
    >
      <img
        src={url}
        alt={name}
        style={
          zoom === 1 ? undefined : { width: `${zoom * 100}%`, maxWidth: 'none', maxHeight: 'none' }
        }
        className="m-auto max-h-full max-w-full shrink-0 rounded-md object-contain"
      />
    </div>
  );
}

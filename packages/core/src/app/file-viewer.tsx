import { lazy, Suspense } from 'react';
import type { useFiles } from './use-files.ts';

const AttachmentViewer = lazy(async () => ({
  default: (await import('../blocks/attachment-viewer.tsx')).AttachmentViewer,
}));

/** The viewer of a page's files while one of them is open; its code comes with the first. */
export function FileViewer({ files }: { files: ReturnType<typeof useFiles> }) {
  if (files.openId === null) return null;
  return (
    <Suspense>
      <AttachmentViewer
        attachments={files.items}
        openId={files.openId}
        onOpenChange={files.setOpenId}
        load={files.load}
        onDownload={files.download}
      />
    </Suspense>
  );
}

import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { useFiles } from './use-files.ts';
import { whenHere } from './when-here.ts';

const loadViewer = () => import('../blocks/attachment-viewer.tsx');
const AttachmentViewer = lazy(async () => ({ default: (await loadViewer()).AttachmentViewer }));

/** The viewer of a page's files while one of them is open; its code comes with the first. */
export function FileViewer({ files }: { files: ReturnType<typeof useFiles> }) {
  const [isHere, setHere] = useState(false);
  const isAsked = files.openId !== null && !isHere;
  const onMissing = useEffectEvent(() => {
    files.setOpenId(null);
  });

  // Asked for by whatever opens a file, wherever on the page that stands.
  useEffect(() => {
    if (!isAsked) return;
    whenHere(loadViewer, {
      show: () => {
        setHere(true);
      },
      giveUp: () => {
        onMissing();
      },
    });
  }, [isAsked]);

  if (files.openId === null || !isHere) return null;
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

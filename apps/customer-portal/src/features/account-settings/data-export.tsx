import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { saveBlob } from '@autocrm/core/lib/save-blob.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { Download } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import type { ExportProgress } from './export-archive.ts';

type State =
  | { status: 'idle' }
  | { status: 'running'; progress: ExportProgress | null }
  | { status: 'failed'; message: string };

/** Gathers everything we hold about the person into a zip, made on their own device. */
export function DataExport() {
  const ui = useUiLabels();
  const labelId = useId();
  const [state, setState] = useState<State>({ status: 'idle' });
  const running = useRef<AbortController>(undefined);

  // Leaving the page stops what nobody would see the end of.
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setState({ status: 'running', progress: null });
    try {
      const { exportArchive } = await import('./export-archive.ts');
      const archive = await exportArchive({
        signal: controller.signal,
        onProgress: (progress) => {
          setState({ status: 'running', progress });
        },
      });
      saveBlob(archive, late.account.export_file(new Date()));
      notify({ title: late.account.export_done, tone: 'success' });
      setState({ status: 'idle' });
    } catch (error) {
      if (controller.signal.aborted) setState({ status: 'idle' });
      else setState({ status: 'failed', message: toAppError(error).message });
    }
  };
  if (state.status === 'running') {
    const { progress } = state;
    return (
      <div className="grid gap-3">
        <p id={labelId} role="status" className="text-sm">
          {progress
            ? late.account.export_progress(progress.done, progress.total)
            : late.account.export_gathering}
        </p>
        <progress
          aria-labelledby={labelId}
          className="accent-accent h-2 w-full"
          {...(progress ? { value: progress.done, max: Math.max(progress.total, 1) } : {})}
        />
        <Button
          className="justify-self-start"
          onClick={() => {
            running.current?.abort();
          }}
        >
          {ui.cancel}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      {state.status === 'failed' ? <Banner tone="danger">{state.message}</Banner> : null}
      <Button
        className="justify-self-start"
        onClick={() => {
          void start();
        }}
      >
        <Download aria-hidden />
        {late.account.export_button}
      </Button>
    </div>
  );
}

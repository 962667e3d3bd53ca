import { lazy, Suspense } from 'react';

export type ToastTone = 'neutral' | 'success' | 'danger';

export interface NotifyOptions {
  title: string;
  description?: string | undefined;
  tone?: ToastTone | undefined;
  /** Usually "Undo". The toast then stays for 10 s; its time stands still under the pointer or focus. */
  action?: { label: string; onAction: () => void } | undefined;
}

export interface ToastSink {
  add: (id: string, options: NotifyOptions) => void;
  close: (id: string) => void;
}

// Things that happen outside React (a mutation that failed, a channel that closed) must be able to tell. The
// viewport is a chunk of its own, so what is told before it has loaded waits here.
const waiting = new Map<string, NotifyOptions>();
let sink: ToastSink | null = null;
let count = 0;

/** Shows a toast and reads it out, failures at once. Answers its id. */
export function notify(options: NotifyOptions): string {
  count += 1;
  const id = `toast-${count}`;
  if (sink) sink.add(id, options);
  else waiting.set(id, options);
  return id;
}

/** Takes a toast away, when what it offers is no longer possible. */
export function dismissToast(id: string): void {
  waiting.delete(id);
  sink?.close(id);
}

/** For the viewport: takes over what waits and all that comes. Answers the way back. */
export function connectToasts(next: ToastSink): () => void {
  sink = next;
  for (const [id, options] of waiting) next.add(id, options);
  waiting.clear();
  return () => {
    if (sink === next) sink = null;
  };
}

const Viewport = lazy(async () => {
  const { ToastViewport } = await import('./toast-viewport.tsx');
  return { default: ToastViewport };
});

/** Where toasts appear; once per app. F6 moves focus there. */
export function Toaster() {
  return (
    <Suspense fallback={null}>
      <Viewport />
    </Suspense>
  );
}

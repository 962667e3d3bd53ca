import { CircleAlert } from 'lucide-react';
import { cn } from '../lib/cn.ts';
import { Button } from './button.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface ErrorStateProps {
  title?: string | undefined;
  /** What happened, in words a person understands. */
  message: string;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  className?: string | undefined;
}

export function ErrorState({ title, message, onRetry, retrying, className }: ErrorStateProps) {
  const labels = useUiLabels();
  return (
    <div
      role="alert"
      className={cn('flex flex-col items-center px-6 py-14 text-center', className)}
    >
      <span className="bg-danger-soft text-danger-ink mb-4 grid size-11 place-items-center rounded-xl">
        <CircleAlert aria-hidden className="size-5" />
      </span>
      <p className="text-base font-semibold">{title ?? labels.error_title}</p>
      <p className="text-muted mt-1 max-w-sm text-base text-pretty">{message}</p>
      {onRetry ? (
        <Button className="mt-5" pending={retrying} onClick={onRetry}>
          {labels.retry}
        </Button>
      ) : null}
    </div>
  );
}

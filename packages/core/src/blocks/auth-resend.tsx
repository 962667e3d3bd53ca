import { useState } from 'react';
import type { ServerError } from '../forms/server-errors.ts';
import { Button } from '../ui/button.tsx';

export interface ResendButtonProps {
  label: string;
  /** Said once it is done. */
  done: string;
  onResend: () => Promise<ServerError | undefined>;
}

/** Sends a mail again and says what came of it. */
export function ResendButton({ label, done, onResend }: ResendButtonProps) {
  const [state, setState] = useState<{ pending: boolean; said: string; failed: boolean }>({
    pending: false,
    said: '',
    failed: false,
  });
  const press = async () => {
    setState({ pending: true, said: '', failed: false });
    const error = await onResend();
    setState({ pending: false, said: error?.message ?? done, failed: error !== undefined });
  };
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        size="sm"
        pending={state.pending}
        onClick={() => {
          void press();
        }}
      >
        {label}
      </Button>
      <span
        role="status"
        className={state.failed ? 'text-danger-ink text-sm' : 'text-muted text-sm'}
      >
        {state.said}
      </span>
    </div>
  );
}

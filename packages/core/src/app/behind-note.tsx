import type { ReactNode } from 'react';
import { useConnectionState } from '../realtime/use-connection-state.ts';
import { Spinner } from '../ui/spinner.tsx';

/** Says in a corner while live updates do not come. @param children the app's words for it */
export function BehindNote({ children }: { children: ReactNode }) {
  const isBehind = useConnectionState() === 'behind';
  return (
    <p role="status" className="fixed start-3 bottom-3 z-30">
      {isBehind ? (
        // Joining another ticket's channel takes a moment too: only what lasts is worth telling.
        <span className="bg-raised shadow-raised text-muted flex animate-[appear-late_1ms_1s_backwards] items-center gap-2 rounded-full px-3 py-1.5 text-sm">
          <Spinner />
          {children}
        </span>
      ) : null}
    </p>
  );
}

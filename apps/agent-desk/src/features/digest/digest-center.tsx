import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { lazy, Suspense, useState } from 'react';
import { readAwaySince, wasAway, writeAwaySince } from './away-since.ts';
import { useSeen } from './use-seen.ts';

const DigestPanel = lazy(async () => ({
  default: (await import('./digest-panel.tsx')).DigestPanel,
}));

/** Notes that the reader is here, and tells those who were away for long what happened meanwhile. */
export function DigestCenter() {
  const { id } = useMe();
  const [since, setSince] = useState(() => readAwaySince(id));
  const keep = (next: string | null) => {
    writeAwaySince(id, next);
    setSince(next);
  };
  useSeen((previousSeenAt) => {
    // What was not read yet counts from its own beginning.
    if (since === null && wasAway(previousSeenAt)) keep(previousSeenAt);
  });
  return since === null ? null : (
    <Suspense>
      <DigestPanel
        since={since}
        onDismiss={() => {
          keep(null);
        }}
      />
    </Suspense>
  );
}

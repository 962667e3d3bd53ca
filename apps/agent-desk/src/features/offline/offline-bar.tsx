import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { onlineManager } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { t } from '../../lib/messages.ts';
import { longDateTime } from '../../lib/times.ts';

/** Says that what one sees is what this device remembers, and of when. */
export function OfflineBar() {
  const at = useRecalledAt();
  const isOnline = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  if (at === null) return null;
  const when = longDateTime(new Date(at).toISOString());
  return (
    <Banner tone="warning" icon={WifiOff} className="shrink-0 rounded-none">
      {isOnline ? t.offline.unreachable(when) : t.offline.bar(when)}
    </Banner>
  );
}

import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useConnectionState } from '@autocrm/core/realtime/use-connection-state.ts';
import { useQueueChannels } from '@autocrm/core/realtime/use-queue-channels.ts';
import { useUserChannel } from '@autocrm/core/realtime/use-user-channel.ts';
import { Spinner } from '@autocrm/core/ui/spinner.tsx';
import { t } from '../../lib/messages.ts';

/** Keeps lists, counts and notifications current, and says while that does not work. */
export function ConnectionNote() {
  const me = useMe();
  useQueueChannels(me);
  useUserChannel(me);
  const isBehind = useConnectionState() === 'behind';
  return (
    <p role="status" className="fixed start-3 bottom-3 z-30">
      {isBehind ? (
        // Joining another ticket's channel takes a moment too: only what lasts is worth telling.
        <span className="bg-raised shadow-raised text-muted flex animate-[appear-late_1ms_1s_backwards] items-center gap-2 rounded-full px-3 py-1.5 text-sm">
          <Spinner />
          {t.nav.behind}
        </span>
      ) : null}
    </p>
  );
}

import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useResumeSending } from '@autocrm/core/data/tickets/use-sending.ts';
import { useConnectionState } from '@autocrm/core/realtime/use-connection-state.ts';
import { useQueueChannels } from '@autocrm/core/realtime/use-queue-channels.ts';
import { useUserChannel } from '@autocrm/core/realtime/use-user-channel.ts';
import { Spinner } from '@autocrm/core/ui/spinner.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useNavigate } from 'react-router';
import { showBrowserNotice } from '../../lib/browser-notices.ts';
import { t } from '../../lib/messages.ts';

/** Keeps lists, counts and notifications current, sends what an earlier visit could not, and says while that does not work. */
export function ConnectionNote() {
  const me = useMe();
  useQueueChannels(me);
  const navigate = useNavigate();
  useUserChannel(me, (news) => {
    showBrowserNotice(news, (path) => void navigate(path));
  });
  useResumeSending(me, (result) => {
    if (result.outcome !== 'failed') return;
    notify({ title: t.ticket.not_sent, description: result.error.message, tone: 'danger' });
  });
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

import { BehindNote } from '@autocrm/core/app/behind-note.tsx';
import { useMe, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { useResumeSending } from '@autocrm/core/data/tickets/use-sending.ts';
import { useQueueChannels } from '@autocrm/core/realtime/use-queue-channels.ts';
import { useUserChannel } from '@autocrm/core/realtime/use-user-channel.ts';
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
  const recalledAt = useRecalledAt();
  const tellUnsent = (result: SendResult) => {
    // That nothing can be sent is what the bar says.
    if (result.outcome !== 'failed' || recalledAt !== null) return;
    notify({ title: t.ticket.not_sent, description: result.error.message, tone: 'danger' });
  };
  useResumeSending(me, tellUnsent, recalledAt);
  return <BehindNote>{t.nav.behind}</BehindNote>;
}

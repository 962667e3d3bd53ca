import { BehindNote } from '@autocrm/core/app/behind-note.tsx';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useResumeSending } from '@autocrm/core/data/tickets/use-sending.ts';
import { useUserChannel } from '@autocrm/core/realtime/use-user-channel.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useNavigate } from 'react-router';
import { t } from '../lib/messages.ts';
import { paths } from './paths.ts';

/** Keeps the customer's lists current, sends what an earlier visit could not, and says while that does not work, so that nobody waits for what is there. */
export function LiveUpdates() {
  const me = useMe();
  const navigate = useNavigate();
  useUserChannel(me);
  useResumeSending(me, (result) => {
    if (result.outcome === 'failed') {
      notify({ title: t.ticket.unsent, description: result.error.message, tone: 'danger' });
    }
    if (result.outcome !== 'follow_up') return;
    const { number } = result.ticket;
    const onAction = () => void navigate(paths.ticket(number));
    notify({
      title: t.ticket.follow_up_sent(number),
      tone: 'success',
      action: { label: t.ticket.follow_up_open, onAction },
    });
  });
  return <BehindNote>{t.nav.behind}</BehindNote>;
}

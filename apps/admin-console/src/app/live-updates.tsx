import { BehindNote } from '@autocrm/core/app/behind-note.tsx';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useQueueChannels } from '@autocrm/core/realtime/use-queue-channels.ts';
import { useUserChannel } from '@autocrm/core/realtime/use-user-channel.ts';
import { t } from '../lib/messages.ts';

/** Keeps the lists current, and says while that does not work. */
export function LiveUpdates() {
  const me = useMe();
  useQueueChannels(me);
  useUserChannel(me);
  return <BehindNote>{t.nav.behind}</BehindNote>;
}

import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { t } from '../../lib/messages.ts';

export interface StaleNoticeProps {
  /** Who wrote meanwhile. */
  names: readonly string[];
  /** Absent while there is nothing to send, or not all of it is here. */
  onSend: (() => void) | undefined;
}

/** Somebody wrote while this reply was being written: it waits for a second look. */
export function StaleNotice({ names, onSend }: StaleNoticeProps) {
  const [first, ...others] = new Set(names);
  return (
    <div className="px-2 pt-2">
      <Banner
        tone="warning"
        action={
          <Button size="sm" disabled={onSend === undefined} onClick={onSend}>
            {t.ticket.send_anyway}
          </Button>
        }
      >
        {first !== undefined && others.length === 0 ? t.ticket.stale(first) : t.ticket.stale_many}
      </Banner>
    </div>
  );
}

/** The server did not take this reply as it is. */
export function RefusedNotice({ reason }: { reason: string }) {
  return (
    <div className="px-2 pt-2">
      <Banner tone="danger">{t.ticket.refused(reason)}</Banner>
    </div>
  );
}

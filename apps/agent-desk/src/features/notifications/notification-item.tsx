import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { Notification } from '@autocrm/core/contracts/notification.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { plainLine } from '@autocrm/core/lib/plain-line.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Check, ClockAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { notificationText } from '../../lib/notification-text.ts';

export interface NotificationItemProps {
  notification: Notification;
  onOpen: () => void;
  /** Marks it as read without going there; absent where that is not possible. */
  onRead: (() => void) | undefined;
}

/** One event, and the way to its ticket. */
export function NotificationItem({ notification, onOpen, onRead }: NotificationItemProps) {
  const labels = useBlockLabels();
  const { type, payload, count, read_at } = notification;
  const text = notificationText(notification);
  const isUnread = read_at === null;
  return (
    <div className="group relative">
      {isUnread && onRead ? (
        <IconButton
          size="sm"
          icon={Check}
          label={late.notifications.mark_one}
          onClick={onRead}
          className="bg-raised absolute end-1.5 bottom-1.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        />
      ) : null}
      <Row number={payload.number} onOpen={onOpen}>
        <span className="mt-1.5 size-2 shrink-0">
          {isUnread ? (
            <span className="bg-accent block size-2 rounded-full">
              <span className="sr-only">{late.notifications.unread}</span>
            </span>
          ) : null}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex gap-2">
            <span className={cn('min-w-0 flex-1 break-words', isUnread && 'font-medium')}>
              {type === 'sla_breached' ? (
                <ClockAlert
                  aria-hidden
                  className="text-danger-ink me-1.5 inline size-4 align-text-bottom"
                />
              ) : null}
              {type !== 'status' || payload.status === undefined
                ? text
                : late.notifications.with_status(text, labels.status[payload.status])}
              {count > 1 ? (
                <span className="text-muted font-normal">{` · ${late.notifications.times(count)}`}</span>
              ) : null}
            </span>
            <RelativeTime
              at={notification.updated_at}
              className="text-muted shrink-0 text-xs leading-5"
            />
          </span>
          {payload.number === undefined ? null : (
            <span className="text-muted block truncate text-sm">
              {t.queue.row(payload.number, payload.subject ?? '')}
            </span>
          )}
          {payload.excerpt && payload.excerpt !== payload.subject ? (
            <span className="text-muted line-clamp-2 text-sm">{plainLine(payload.excerpt)}</span>
          ) : null}
        </span>
      </Row>
    </div>
  );
}

function Row({
  number,
  onOpen,
  children,
}: {
  number: number | undefined;
  onOpen: () => void;
  children: ReactNode;
}) {
  const className =
    'hover:bg-hover flex w-full gap-2.5 rounded-md px-2.5 py-2 text-start text-base -outline-offset-2';
  return number === undefined ? (
    <button type="button" onClick={onOpen} className={className}>
      {children}
    </button>
  ) : (
    <Link to={paths.ticketAlone(number)} onClick={onOpen} className={className}>
      {children}
    </Link>
  );
}

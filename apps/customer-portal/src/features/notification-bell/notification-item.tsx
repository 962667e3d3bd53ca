import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { Notification } from '@autocrm/core/contracts/notification.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { plainLine } from '@autocrm/core/lib/plain-line.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Check } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

export interface NotificationItemProps {
  notification: Notification;
  onRead: () => void;
  onLeave: () => void;
}

/** What happened on one ticket, and the way there. */
export function NotificationItem({ notification, onRead, onLeave }: NotificationItemProps) {
  const labels = useBlockLabels();
  const link = useRef<HTMLAnchorElement>(null);
  const { payload, count, type, read_at, updated_at } = notification;
  const { number, subject = '', actor_name: who = '', status, excerpt } = payload;
  const isUnread = read_at === null;
  const news = t.notifications.news({
    type,
    count,
    who,
    status: status === undefined ? '' : labels.status[status],
  });
  return (
    <li className="border-border has-[a:hover]:bg-hover/60 relative flex items-start gap-2 border-b px-4 py-3 transition-colors last:border-0">
      <span className="flex h-[1.5em] w-2.5 shrink-0 items-center">
        {isUnread ? <span aria-hidden className="bg-accent size-2 rounded-full" /> : null}
      </span>
      <div className="min-w-0 flex-1">
        <p className={cn('break-words', isUnread && 'font-medium')}>
          {isUnread ? <span className="sr-only">{t.notifications.unread}</span> : null}
          {number === undefined ? (
            news
          ) : (
            <Link
              ref={link}
              to={paths.ticket(number)}
              className="rounded-sm after:absolute after:inset-0"
              onClick={() => {
                if (isUnread) onRead();
                onLeave();
              }}
            >
              {news}
            </Link>
          )}
        </p>
        <p className="text-muted truncate text-sm" title={subject}>
          {number === undefined ? subject : t.ticket.title(number, subject)}
        </p>
        {excerpt && excerpt !== subject ? (
          <p dir="auto" className="text-muted line-clamp-2 text-sm break-words">
            {plainLine(excerpt)}
          </p>
        ) : null}
        <p className="text-muted relative w-fit text-xs">
          <RelativeTime at={updated_at} />
        </p>
      </div>
      {isUnread ? (
        <IconButton
          size="sm"
          icon={Check}
          label={t.notifications.mark_read}
          className="relative"
          onClick={() => {
            // This button goes; focus must not go with it.
            link.current?.focus();
            onRead();
          }}
        />
      ) : null}
    </li>
  );
}

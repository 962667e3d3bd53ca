import { useSyncExternalStore } from 'react';
import { cn } from '../lib/cn.ts';
import { exactTime, relativeTime, relativeTimeStaleAfter } from '../lib/relative-time.ts';

export interface RelativeTimeProps {
  /** An ISO 8601 moment, as the database gives it. */
  at: string;
  locale?: string | undefined;
  className?: string | undefined;
}

/** "5 minutes ago", kept true while it is on screen; the exact local time on hover. */
export function RelativeTime({ at, locale, className }: RelativeTimeProps) {
  const moment = Date.parse(at);
  const text = useSyncExternalStore(
    (changed) => {
      let timer: ReturnType<typeof setTimeout>;
      const wait = () => {
        timer = setTimeout(
          () => {
            changed();
            wait();
          },
          relativeTimeStaleAfter(moment, Date.now()),
        );
      };
      wait();
      return () => {
        clearTimeout(timer);
      };
    },
    () => (Number.isNaN(moment) ? '' : relativeTime(moment, Date.now(), locale)),
  );
  if (text === '') return null;
  return (
    <time
      dateTime={at}
      title={exactTime(moment, locale)}
      className={cn('whitespace-nowrap tabular-nums', className)}
    >
      {text}
    </time>
  );
}

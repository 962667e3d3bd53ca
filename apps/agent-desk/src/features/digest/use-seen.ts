import { recordSeen } from '@autocrm/core/data/people/fetchers.ts';
import { useEffect, useEffectEvent } from 'react';

/** How often the desk says that somebody is looking at it, in ms. */
const interval = 60_000;

/**
 * Says once a minute that the reader is here, while the window is in sight.
 *
 * @param onReturn told when they were here before, once the server has noted that they are back
 */
export function useSeen(onReturn: (previousSeenAt: string) => void): void {
  const returned = useEffectEvent(onReturn);
  // Time and the window's visibility are outside React.
  useEffect(() => {
    let last = 0;
    const say = () => {
      if (document.visibilityState !== 'visible' || Date.now() - last < interval) return;
      last = Date.now();
      recordSeen().then(
        ({ previous_seen_at }) => {
          if (previous_seen_at !== null) returned(previous_seen_at);
        },
        () => {
          // Nobody waits for this: it is said again in a minute.
          last = 0;
        },
      );
    };
    say();
    const timer = setInterval(say, interval);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, []);
}

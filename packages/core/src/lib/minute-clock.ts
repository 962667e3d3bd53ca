import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  for (const watcher of watchers) watcher();
}

/** The next full minute of the clock on the wall: all that is counted down changes together. */
function wait(): void {
  timer = setTimeout(
    () => {
      wait();
      tick();
    },
    minuteMs - (Date.now() % minuteMs),
  );
}

/** Timers rest while the window is out of sight or the computer sleeps. */
function onVisible(): void {
  if (document.visibilityState === 'visible') tick();
}

/**
 * Calls back at every full minute, and when the window comes into sight. However many watch, there is one timer, and
 * none while nobody does.
 *
 * @returns a function that ends it
 */
export function watchMinutes(watcher: () => void): () => void {
  if (watchers.size === 0) {
    wait();
    document.addEventListener('visibilitychange', onVisible);
  }
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/**
 * What is made of the present moment, kept true to the minute. The component is drawn again only when that is another
 * value.
 *
 * @param read gets milliseconds since the epoch
 */
export function useMinute<Value extends string | number | null>(
  read: (now: number) => Value,
): Value {
  return useSyncExternalStore(watchMinutes, () => read(Date.now()));
}

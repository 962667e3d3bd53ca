import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { joinState, watchJoins } from './topic-registry.ts';

/** `behind`: channels were lost and are being joined again, what is shown may be old. */
export type ConnectionState = 'connecting' | 'live' | 'behind' | 'offline';

let hasBeenLive = false;

function snapshot(): ConnectionState {
  if (!onlineManager.isOnline()) return 'offline';
  const joined = joinState();
  if (joined === 'joined') hasBeenLive = true;
  if (joined !== 'joining') return joined === 'joined' ? 'live' : 'connecting';
  return hasBeenLive ? 'behind' : 'connecting';
}

function subscribe(listener: () => void): () => void {
  const stopOnline = onlineManager.subscribe(listener);
  const stopJoins = watchJoins(listener);
  return () => {
    stopOnline();
    stopJoins();
  };
}

/** Whether what is on screen is kept current. A new channel shows as `behind` until it is joined: delay the banner by a second. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(subscribe, snapshot);
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { topics, typingEventSchema } from '../contracts/realtime.ts';
import { type OpenTopic, openTopic } from './topic-registry.ts';

interface Typist {
  profile_id: string;
  name: string;
}

/** One tells of it this often at most, and is shown that much longer, in ms. */
const tellMs = 2000;
const showMs = 4000;

/**
 * Who else is typing on a ticket, and how to tell that one is.
 *
 * @returns `typing`, without oneself; `notify`, to be called with each key
 */
export function useTyping(
  ticketId: string,
  me: { id: string; full_name: string },
): { typing: readonly Typist[]; notify: () => void } {
  const [typing, setTyping] = useState<readonly Typist[]>([]);
  const channel = useRef<OpenTopic | null>(null);
  const toldAt = useRef(0);
  const { id, full_name } = me;
  // A channel and timers, which live as long as the ticket is on screen.
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = (profileId: string) => {
      timers.delete(profileId);
      setTyping((all) => all.filter((one) => one.profile_id !== profileId));
    };
    channel.current = openTopic(topics.typing(ticketId), {
      onEvent: (event, payload) => {
        const parsed = event === 'typing' ? typingEventSchema.safeParse(payload) : undefined;
        if (!parsed?.success || parsed.data.profile_id === id) return;
        const { profile_id, name } = parsed.data;
        clearTimeout(timers.get(profile_id));
        timers.set(profile_id, setTimeout(forget, showMs, profile_id));
        setTyping((all) =>
          all.some((one) => one.profile_id === profile_id) ? all : [...all, { profile_id, name }],
        );
      },
    });
    return () => {
      channel.current?.close();
      channel.current = null;
      for (const timer of timers.values()) clearTimeout(timer);
      setTyping([]);
    };
  }, [ticketId, id]);

  const notify = useCallback(() => {
    const now = Date.now();
    if (now - toldAt.current < tellMs) return;
    toldAt.current = now;
    const at = new Date(now).toISOString();
    channel.current?.send('typing', { profile_id: id, name: full_name, at });
  }, [id, full_name]);
  return { typing, notify };
}

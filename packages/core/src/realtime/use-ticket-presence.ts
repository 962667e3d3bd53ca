import { useEffect, useRef, useState } from 'react';
import { type Presence, type PresenceMode, presenceSchema, topics } from '../contracts/realtime.ts';
import { type Members, type OpenTopic, openTopic } from './topic-registry.ts';

/** A colleague who looks at the same ticket. */
export interface PresentColleague extends Presence {
  profile_id: string;
}

/**
 * Which colleagues look at a ticket or write on it; oneself is shown to them. Staff only.
 *
 * @returns the others, without oneself
 */
export function useTicketPresence(
  ticketId: string,
  me: { id: string; full_name: string },
  mode: PresenceMode,
): readonly PresentColleague[] {
  const [others, setOthers] = useState<readonly PresentColleague[]>([]);
  const channel = useRef<OpenTopic | null>(null);
  const { id, full_name: name } = me;
  // A channel, which lives as long as the ticket is on screen.
  useEffect(() => {
    channel.current = openTopic(
      topics.presence(ticketId),
      {
        onPresence: (members) => {
          setOthers(colleagues(members, id));
        },
      },
      { presence_key: id },
    );
    return () => {
      channel.current?.close();
      channel.current = null;
      setOthers([]);
    };
  }, [ticketId, id]);
  // After the channel's own effect, and again whenever what is told changes.
  useEffect(() => {
    channel.current?.track({ name, mode });
  }, [ticketId, id, name, mode]);
  return others;
}

function colleagues(members: Members, me: string): PresentColleague[] {
  return [...members]
    .flatMap(([profile_id, windows]) => {
      const parsed = presenceSchema.safeParse(windows.at(-1));
      return parsed.success && profile_id !== me ? [{ profile_id, ...parsed.data }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

import type pg from 'pg';
import type { Authorizer } from './authorizer.ts';
import type { BroadcastMessage } from './codec.ts';
import type { DatabaseBridge } from './database-bridge.ts';
import type { RateWindow, RealtimeLimits } from './limits.ts';
import type { PresenceRegistry } from './presence.ts';
import type { RoomMember, Rooms } from './rooms.ts';
import type { TokenResult } from './tokens.ts';

/** A broadcast with where it goes. */
export type Delivery = {
  readonly topic: string;
  readonly isPrivate: boolean;
  readonly message: BroadcastMessage;
  /** A sender that does not want its own messages back. */
  readonly except: RoomMember | null;
};

/** What all connections of one server share. */
export type RealtimeContext = {
  readonly limits: RealtimeLimits;
  readonly privateOnly: boolean;
  /** Subtopic prefixes to which clients may send at all; `null`: policies alone decide. */
  readonly clientWriteTopics: readonly string[] | null;
  readonly verifyToken: (token: string) => Promise<TokenResult>;
  readonly authorizer: Authorizer;
  readonly pool: pg.Pool;
  readonly bridge: DatabaseBridge;
  readonly rooms: Rooms;
  readonly presence: PresenceRegistry;
  readonly joinRate: RateWindow;
  readonly restRate: RateWindow;
  /** The one way by which a broadcast reaches a room. */
  readonly deliver: (delivery: Delivery) => void;
  readonly log: (line: string) => void;
};

/** False for topics to which only the database may send, whatever policies say. */
export function acceptsClientWrites(context: RealtimeContext, topic: string): boolean {
  return context.clientWriteTopics?.some((prefix) => topic.startsWith(prefix)) ?? true;
}

import { encodeBroadcast, type BroadcastMessage, type ProtocolVersion } from './codec.ts';
import type { PresenceDiff } from './presence.ts';

/** One channel of one connection, as its room sees it. */
export type RoomMember = {
  readonly version: ProtocolVersion;
  readonly mayReadBroadcast: boolean;
  readonly mayReadPresence: boolean;
  /**
   * Takes a broadcast that is already encoded for the member's version.
   * @param messageId of a stored message, by which the member knows what it has had by replay
   */
  deliver(encoded: string | Uint8Array, messageId: string | null): void;
  pushPresenceDiff(diff: PresenceDiff): void;
};

/** Public and private channels of one name are different rooms: nothing crosses. */
export function roomKey(topic: string, isPrivate: boolean): string {
  return `${isPrivate ? 'private' : 'public'}:${topic}`;
}

/** Wire form of a topic. */
export function wireTopic(topic: string): string {
  return `realtime:${topic}`;
}

/** Who is in which room. */
export class Rooms {
  readonly #members = new Map<string, Set<RoomMember>>();

  add(key: string, member: RoomMember): void {
    const members = this.#members.get(key);
    if (members === undefined) this.#members.set(key, new Set([member]));
    else members.add(member);
  }

  remove(key: string, member: RoomMember): void {
    const members = this.#members.get(key);
    if (members?.delete(member) === true && members.size === 0) this.#members.delete(key);
  }

  /** Sends a broadcast to all who may read it, encoding once per protocol version. */
  broadcast(
    topic: string,
    isPrivate: boolean,
    message: BroadcastMessage,
    except: RoomMember | null,
  ): void {
    const encodings = new Map<ProtocolVersion, string | Uint8Array | null>();
    for (const member of this.#members.get(roomKey(topic, isPrivate)) ?? []) {
      if (member === except || !member.mayReadBroadcast) continue;
      let encoded = encodings.get(member.version);
      if (encoded === undefined) {
        encoded = encodeBroadcast(member.version, wireTopic(topic), message);
        encodings.set(member.version, encoded);
      }
      if (encoded !== null) member.deliver(encoded, message.meta?.id ?? null);
    }
  }

  presenceDiff(key: string, diff: PresenceDiff): void {
    for (const member of this.#members.get(key) ?? []) {
      if (member.mayReadPresence) member.pushPresenceDiff(diff);
    }
  }

  /** Number of members per room, for leak checks. */
  sizes(): Record<string, number> {
    return Object.fromEntries([...this.#members].map(([key, members]) => [key, members.size]));
  }
}

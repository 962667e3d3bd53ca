import { isDeepStrictEqual } from 'node:util';

/** What one connection tracked, with the reference by which clients tell entries apart. */
export type PresenceMeta = Readonly<Record<string, unknown>> & {
  readonly phx_ref: string;
  readonly phx_ref_prev?: string;
};

/** Presences by key; several connections may share one key. */
export type PresenceState = Record<string, { readonly metas: readonly PresenceMeta[] }>;

export type PresenceDiff = {
  readonly joins: PresenceState;
  readonly leaves: PresenceState;
};

type Entry = {
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly meta: PresenceMeta;
};

/** Who is present in which room. A member has one entry per room at most. */
export class PresenceRegistry {
  readonly #rooms = new Map<string, Map<object, Entry>>();
  #nextRef = 1;

  /**
   * Tracks a member or replaces what it tracked.
   * @returns the change to tell the room; `null` when nothing changed
   */
  track(
    room: string,
    member: object,
    key: string,
    payload: Readonly<Record<string, unknown>>,
  ): PresenceDiff | null {
    const entries = this.#rooms.get(room) ?? new Map<object, Entry>();
    const previous = entries.get(member);
    if (previous !== undefined && isDeepStrictEqual(previous.payload, payload)) return null;
    const phx_ref = `r${this.#nextRef}`;
    this.#nextRef += 1;
    const meta: PresenceMeta = {
      ...payload,
      phx_ref,
      ...(previous === undefined ? {} : { phx_ref_prev: previous.meta.phx_ref }),
    };
    entries.set(member, { key, payload, meta });
    this.#rooms.set(room, entries);
    return {
      joins: { [key]: { metas: [meta] } },
      leaves: previous === undefined ? {} : asState(previous),
    };
  }

  /** Forgets a member. @returns the change to tell the room; `null` when it was not tracked */
  untrack(room: string, member: object): PresenceDiff | null {
    const entries = this.#rooms.get(room);
    const entry = entries?.get(member);
    if (entries === undefined || entry === undefined) return null;
    entries.delete(member);
    if (entries.size === 0) this.#rooms.delete(room);
    return { joins: {}, leaves: asState(entry) };
  }

  /** Everyone in a room. */
  state(room: string): PresenceState {
    const metasByKey = Map.groupBy(this.#rooms.get(room)?.values() ?? [], (entry) => entry.key);
    return Object.fromEntries(
      [...metasByKey].map(([key, entries]) => [key, { metas: entries.map((entry) => entry.meta) }]),
    );
  }
}

function asState(entry: Entry): PresenceState {
  return { [entry.key]: { metas: [entry.meta] } };
}

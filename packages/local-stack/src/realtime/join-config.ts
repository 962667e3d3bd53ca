import { crc32 } from 'node:zlib';
import { z } from 'zod';

/** Largest number of messages that one join may have replayed. */
const MAX_REPLAY = 25;

/** Flags also arrive as text, in any case. What cannot be read counts as absent: a join goes on with the rest. */
const flag = z
  .union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')])
  .catch(false);

const joinPayload = z.object({
  config: z
    .object({
      broadcast: z
        .object({ ack: flag, self: flag, replay: z.unknown().optional(), replication_ready: flag })
        .catch({ ack: false, self: false, replay: undefined, replication_ready: false }),
      presence: z
        .object({ key: z.string().catch(''), enabled: flag })
        .catch({ key: '', enabled: false }),
      postgres_changes: z
        .array(z.record(z.string(), z.unknown()).nullable())
        .transform((entries) => entries.filter((entry) => entry !== null))
        .catch([]),
      private: flag,
    })
    .catch({
      broadcast: { ack: false, self: false, replay: undefined, replication_ready: false },
      presence: { key: '', enabled: false },
      postgres_changes: [],
      private: false,
    }),
  user_token: z.string().optional().catch(undefined),
  access_token: z.string().optional().catch(undefined),
});

const replayParams = z.object({
  since: z.number().int().nonnegative(),
  limit: z
    .number()
    .int()
    .transform((limit) => Math.min(Math.max(limit, 1), MAX_REPLAY))
    .nullish(),
});

/** Which stored broadcasts a join asks for. */
export type ReplayRequest = {
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly limit: number;
};

/** The payload of `phx_join`, read leniently. */
export type JoinConfig = {
  readonly isPrivate: boolean;
  readonly ack: boolean;
  readonly self: boolean;
  /** `'invalid'` when it was asked for in a way that makes no sense. */
  readonly replay: ReplayRequest | 'invalid' | null;
  readonly replicationReady: boolean;
  /** Empty: the server makes one up. */
  readonly presenceKey: string;
  readonly presenceEnabled: boolean;
  readonly postgresChanges: readonly Readonly<Record<string, unknown>>[];
  /** The user's token; `null`: the connection's own counts. */
  readonly token: string | null;
};

/** Reads a join payload; anything unreadable falls back to its default, as the hosted server does. */
export function parseJoinConfig(payload: unknown): JoinConfig {
  const { config, user_token, access_token } = joinPayload.parse(
    typeof payload === 'object' && payload !== null ? payload : {},
  );
  return {
    isPrivate: config.private,
    ack: config.broadcast.ack,
    self: config.broadcast.self,
    replay: parseReplay(config.broadcast.replay),
    replicationReady: config.broadcast.replication_ready,
    presenceKey: config.presence.key,
    presenceEnabled: config.presence.enabled,
    postgresChanges: config.postgres_changes,
    token: user_token ?? access_token ?? null,
  };
}

/** Echoes the asked change subscriptions with a number each; equal ones get the same number, as clients expect. */
export function describePostgresChanges(
  changes: JoinConfig['postgresChanges'],
): Record<string, unknown>[] {
  return changes.map((change) => ({
    ...change,
    id: crc32(canonicalText(change)) & 0x7ff_ffff,
  }));
}

function canonicalText(change: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(change).toSorted((left, right) => left.localeCompare(right));
  return JSON.stringify(names.map((name) => [name, change[name]]));
}

function parseReplay(value: unknown): JoinConfig['replay'] {
  if (value === undefined || value === null) return null;
  const parsed = replayParams.safeParse(value);
  return parsed.success
    ? { since: parsed.data.since, limit: parsed.data.limit ?? MAX_REPLAY }
    : 'invalid';
}

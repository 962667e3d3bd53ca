import { Client, type Pool } from 'pg';
import type { BroadcastMessage } from './codec.ts';
import type { Delivery } from './context.ts';
import { isJsonObject, parseJson } from './json.ts';

export type BridgeEvents = {
  /** Called in commit order, once per committed broadcast. */
  onBroadcast(broadcast: Delivery): void;
  /** Messages may have been missed from now on: every client must join again and refetch. */
  onLost(): void;
};

type MessageRow = {
  readonly id: string;
  readonly topic: string;
  readonly event: string | null;
  readonly payload: unknown;
  readonly private: boolean | null;
  readonly binary_payload: Buffer | null;
};

const NOTIFY_CHANNEL = 'realtime_messages';
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;

const SELECT_COMMITTED = `
select message.id, message.topic, message.event, message.payload, message.private, message.binary_payload
from unnest($1::uuid[], $2::timestamp[]) with ordinality as notified (id, inserted_at, position)
join realtime.messages as message
  on message.id = notified.id
  and message.inserted_at = notified.inserted_at
where message.extension = 'broadcast'
order by notified.position`;

const SELECT_REPLAY = `
select message.id, message.topic, message.event, message.payload, message.private, message.binary_payload
from realtime.messages as message
where message.topic = $1
  and message.private
  and message.extension = 'broadcast'
  and message.inserted_at >= to_timestamp($2::double precision / 1000) at time zone 'utc'
  and message.inserted_at < (now() at time zone 'utc') + interval '1 minute'
order by message.inserted_at desc
limit $3`;

/** One connection to the database, with the notifications that still wait for their rows. */
type Session = {
  readonly client: Client;
  pending: { readonly id: string; readonly insertedAt: string }[];
  draining: boolean;
};

/**
 * Brings broadcasts that the database sends to their rooms. A trigger notifies of each row; NOTIFY arrives at commit, in commit
 * order, and never for what was rolled back, which is what the hosted server gets from logical replication.
 */
export class DatabaseBridge {
  readonly #url: string;
  readonly #events: BridgeEvents;
  readonly #log: (line: string) => void;
  readonly #waiting = new Set<(up: boolean) => void>();
  #session: Session | null = null;
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;
  #closed = false;
  #listening = false;

  /** @param url connection URL of a role that may read every row of `realtime.messages` */
  constructor(url: string, events: BridgeEvents, log: (line: string) => void) {
    this.#url = url;
    this.#events = events;
    this.#log = log;
  }

  /** True while committed broadcasts arrive. */
  get isUp(): boolean {
    return this.#listening;
  }

  /** Connects once; when that fails it goes on trying in the background. */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'realtime-bridge',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    const session: Session = { client, pending: [], draining: false };
    this.#session = session;
    client.on('error', (error) => this.#lose(session, error.message));
    client.on('end', () => this.#lose(session, 'connection ended'));
    client.on('notification', (notification) => this.#enqueue(session, notification.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${NOTIFY_CHANNEL}`);
    } catch (error) {
      this.#lose(session, describe(error));
      return;
    }
    if (this.#session !== session) return;
    this.#failures = 0;
    this.#listening = true;
    this.#settle(true);
  }

  /** Resolves to true once the bridge is up, to false after `timeoutMs` or when it is closed. */
  async whenUp(timeoutMs: number): Promise<boolean> {
    if (this.#listening || this.#closed) return this.#listening;
    return new Promise((resolve) => {
      const done = (up: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve(up);
      };
      const timer = setTimeout(done, timeoutMs, false);
      this.#waiting.add(done);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listening = false;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#settle(false);
    const session = this.#session;
    this.#session = null;
    if (session !== null) await this.#end(session);
  }

  #settle(up: boolean): void {
    for (const done of this.#waiting) done(up);
  }

  async #end(session: Session): Promise<void> {
    try {
      await session.client.end();
    } catch (error) {
      this.#log(`the database connection did not end cleanly: ${describe(error)}`);
    }
  }

  #lose(session: Session, reason: string): void {
    if (this.#session !== session) return;
    this.#session = null;
    void this.#end(session);
    if (this.#listening) {
      this.#listening = false;
      this.#log(`lost the database (${reason}); clients will join again`);
      this.#events.onLost();
    }
    const delay = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LAST_RETRY_MS);
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.start(), delay);
  }

  #enqueue(session: Session, payload: string): void {
    const value = parseJson(payload);
    if (
      !isJsonObject(value) ||
      typeof value['id'] !== 'string' ||
      typeof value['inserted_at'] !== 'string'
    ) {
      this.#log('ignored a notification that names no message');
      return;
    }
    session.pending.push({ id: value['id'], insertedAt: value['inserted_at'] });
    if (!session.draining) void this.#drain(session);
  }

  /** One query for all that arrived meanwhile: a burst costs a few round trips, not one per message. */
  async #drain(session: Session): Promise<void> {
    session.draining = true;
    try {
      while (session.pending.length > 0 && this.#session === session) {
        const batch = session.pending;
        session.pending = [];
        const keys = [batch.map((entry) => entry.id), batch.map((entry) => entry.insertedAt)];
        const result = await session.client.query<MessageRow>(SELECT_COMMITTED, keys);
        for (const row of result.rows) this.#events.onBroadcast(toDelivery(row));
      }
    } catch (error) {
      this.#lose(session, describe(error));
    } finally {
      session.draining = false;
    }
  }
}

/**
 * The newest stored private broadcasts of a topic since a moment, oldest first, marked as replayed.
 * @param sinceMs milliseconds since the epoch
 */
export async function selectReplay(
  pool: Pool,
  topic: string,
  sinceMs: number,
  limit: number,
): Promise<BroadcastMessage[]> {
  const result = await pool.query<MessageRow>(SELECT_REPLAY, [topic, sinceMs, limit]);
  return result.rows.toReversed().map((row) => toMessage(row, { id: row.id, replayed: true }));
}

function toDelivery(row: MessageRow): Delivery {
  const message = toMessage(row, { id: row.id });
  return { topic: row.topic, isPrivate: row.private === true, message, except: null };
}

function toMessage(row: MessageRow, meta: NonNullable<BroadcastMessage['meta']>): BroadcastMessage {
  const { event, payload, binary_payload } = row;
  const body = binary_payload === null ? (payload ?? {}) : new Uint8Array(binary_payload);
  return { event: event ?? '', payload: body, meta };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

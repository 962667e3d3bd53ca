import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Pool } from 'pg';
import { WebSocketServer } from 'ws';
import { createAuthorizer } from './authorizer.ts';
import { CLOSE_GOING_AWAY, CLOSE_RESTART, Connection } from './connection.ts';
import type { RealtimeContext } from './context.ts';
import { DatabaseBridge } from './database-bridge.ts';
import { DeliveryDesk } from './delivery.ts';
import { requestUrl, respond } from './http.ts';
import { DEFAULT_LIMITS, RateWindow, type RealtimeLimits } from './limits.ts';
import { PresenceRegistry } from './presence.ts';
import { handleRest } from './rest.ts';
import { Rooms } from './rooms.ts';
import { handleTestControls } from './test-controls.ts';
import { expiredMessage } from './token-messages.ts';
import { createTokenVerifier, type TokenKeys } from './tokens.ts';
import { examineUpgrade, refuseUpgrade } from './upgrade.ts';

export type RealtimeServerOptions = {
  /** Connects as the owner of `realtime.messages`, a member of the API roles: `supabase_realtime_admin`. */
  readonly databaseUrl: string;
  /** Refuses public channels, which have no authorization at all. */
  readonly privateOnly: boolean;
  /** When given, clients may send only to topics that start with one of these, whatever policies say. */
  readonly clientWriteTopics?: readonly string[];
  /** Opens `/__test/…` on loopback to callers that know the secret. */
  readonly testControls?: { readonly secret: string };
  readonly limits?: Partial<RealtimeLimits>;
  readonly log?: (line: string) => void;
} & TokenKeys;

export type RealtimeStats = {
  readonly connections: number;
  readonly channels: number;
  /** Members per room; the key is `private:<topic>` or `public:<topic>`. */
  readonly rooms: Readonly<Record<string, number>>;
};

export type RealtimeHealth = {
  /** True while broadcasts from the database arrive. */
  readonly ok: boolean;
  readonly database: 'up' | 'down';
  readonly connections: number;
};

const POOL_SIZE = 5;
const POLICY_TIMEOUT_MS = 5_000;
const SWEEP_MS = 5_000;
const GOODBYE_MS = 500;

/**
 * A server for the part of the Supabase Realtime protocol that supabase-js uses: broadcast, presence, channels authorised by
 * policies on `realtime.messages`, and broadcast from the database. Changes of tables (`postgres_changes`) are not sent.
 */
export function createRealtimeServer(options: RealtimeServerOptions): RealtimeServer {
  return new RealtimeServer(options);
}

/** One listener with everything behind it; made by {@link createRealtimeServer}. */
export class RealtimeServer {
  readonly #options: RealtimeServerOptions;
  readonly #log: (line: string) => void;
  readonly #context: RealtimeContext;
  readonly #delivery: DeliveryDesk;
  readonly #connections = new Set<Connection>();
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  #sweeper: NodeJS.Timeout | null = null;

  constructor(options: RealtimeServerOptions) {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const rooms = new Rooms();
    this.#options = options;
    this.#log = options.log ?? (() => undefined);
    this.#delivery = new DeliveryDesk(rooms);
    this.#context = this.#createContext(limits, rooms);
    this.#sockets = new WebSocketServer({ noServer: true, maxPayload: limits.maxFrameBytes });
    this.#http = createServer((request, response) => void this.#answer(request, response));
    this.#http.on('upgrade', (request, socket, head) => void this.#upgrade(request, socket, head));
  }

  /**
   * Listens at once, and connects to the database in the background as often as it takes.
   * @param port 0 for any free one
   * @returns the port
   * @throws when the port is taken
   */
  async listen(port: number, host = '127.0.0.1'): Promise<number> {
    this.#http.listen(port, host);
    await once(this.#http, 'listening');
    this.#sweeper = setInterval(
      () => this.#sweep(),
      Math.min(SWEEP_MS, this.#context.limits.idleMs),
    );
    await this.#context.bridge.start();
    const address = this.#http.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  /** Tells clients to come back later, and ends everything. */
  async close(): Promise<void> {
    if (this.#sweeper !== null) clearInterval(this.#sweeper);
    const closed = this.#http.listening ? once(this.#http, 'close') : Promise.resolve();
    this.#http.close();
    for (const connection of this.#connections) connection.close(CLOSE_RESTART);
    const terminate = setTimeout(() => {
      for (const connection of this.#connections) connection.terminate();
      this.#http.closeAllConnections();
    }, GOODBYE_MS);
    await closed;
    clearTimeout(terminate);
    await Promise.all([this.#context.bridge.close(), this.#context.pool.end()]);
  }

  health(): RealtimeHealth {
    const ok = this.#context.bridge.isUp;
    return { ok, database: ok ? 'up' : 'down', connections: this.#connections.size };
  }

  stats(): RealtimeStats {
    const channels = [...this.#connections].reduce(
      (sum, { channels: { length } }) => sum + length,
      0,
    );
    return { connections: this.#connections.size, channels, rooms: this.#context.rooms.sizes() };
  }

  #createContext(limits: RealtimeLimits, rooms: Rooms): RealtimeContext {
    const { databaseUrl, privateOnly, clientWriteTopics } = this.#options;
    const pool = new Pool({
      connectionString: databaseUrl,
      application_name: 'realtime-policies',
      max: POOL_SIZE,
      connectionTimeoutMillis: POLICY_TIMEOUT_MS,
      statement_timeout: POLICY_TIMEOUT_MS,
    });
    pool.on('error', (error) => this.#log(`idle database connection failed: ${error.message}`));
    const deliver = this.#delivery.deliver.bind(this.#delivery);
    const bridgeEvents = {
      onBroadcast: deliver,
      onLost: () => this.#forEachChannel((channel) => channel.crash()),
    };
    return {
      limits,
      privateOnly,
      clientWriteTopics: clientWriteTopics ?? null,
      verifyToken: createTokenVerifier(this.#options),
      authorizer: createAuthorizer(pool, this.#log),
      pool,
      bridge: new DatabaseBridge(databaseUrl, bridgeEvents, this.#log),
      rooms,
      presence: new PresenceRegistry(),
      joinRate: new RateWindow(limits.joinsPerSecond, 1_000),
      restRate: new RateWindow(limits.restMessagesPerSecond, 1_000),
      deliver,
      log: this.#log,
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = requestUrl(request);
      if (url.pathname === '/healthcheck') response.end('ok');
      else if (url.pathname === '/api/ping') respond(response, 200, { message: 'Success' });
      else if (this.#control(request, response, url)) return;
      else if (!(await handleRest(this.#context, request, response, url))) {
        respond(response, 404, { message: 'Not found' });
      }
    } catch (error) {
      // What went wrong is for the log alone: error texts have leaked other people's state before.
      this.#log(`request failed: ${describe(error)}`);
      if (response.headersSent) response.destroy();
      else respond(response, 500, { message: 'Internal server error' });
    }
  }

  #control(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
    const secret = this.#options.testControls?.secret;
    if (secret === undefined) return false;
    const actions = {
      drop: () => this.#connections.forEach((connection) => connection.close(CLOSE_GOING_AWAY)),
      mute: (count: number) => this.#delivery.mute(count),
      expire: () => this.#forEachChannel((channel) => channel.shutDown(expiredMessage(0))),
      delay: (milliseconds: number) => this.#delivery.delay(milliseconds),
      stats: () => this.stats(),
    };
    return handleTestControls({ actions, secret }, request, response, url);
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const onError = (error: Error): void =>
      this.#log(`socket failed before the upgrade: ${error.message}`);
    socket.on('error', onError);
    try {
      const verdict = await examineUpgrade(this.#context, request, this.#connections.size);
      if ('error' in verdict) return refuseUpgrade(socket, verdict);
      socket.off('error', onError);
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new Connection(this.#context, webSocket, verdict);
        this.#connections.add(connection);
        webSocket.on('close', () => this.#connections.delete(connection));
      });
    } catch (error) {
      this.#log(`upgrade failed: ${describe(error)}`);
      refuseUpgrade(socket, { status: 500, error: 'Internal server error' });
    }
  }

  #forEachChannel(action: (channel: Connection['channels'][number]) => void): void {
    for (const connection of this.#connections) connection.channels.forEach(action);
  }

  #sweep(): void {
    const now = performance.now();
    for (const connection of this.#connections) connection.closeIfIdle(now);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

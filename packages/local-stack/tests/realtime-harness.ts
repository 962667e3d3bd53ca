import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type RealtimeChannel } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import { Client, type QueryResultRow } from 'pg';
import { expect } from 'vitest';
import { provisionDatabase } from '../src/platform/provision.ts';
import { databaseUrl, startPostgres, type PostgresServer } from '../src/postgres/server.ts';
import {
  createRealtimeServer,
  type RealtimeServer,
  type RealtimeServerOptions,
} from '../src/realtime/server.ts';
import { findFreePort } from '../src/stack/ports.ts';

export const PUBLISHABLE_KEY = 'sb_publishable_for_tests';
export const SECRET_KEY = 'sb_secret_for_tests';
const JWT_SECRET = 'a-secret-that-only-these-tests-know-0123456789';
const PASSWORD = 'postgres';

export type Rights = 'reads_broadcast' | 'reads_presence' | 'writes_broadcast' | 'writes_presence';

export const ALL_RIGHTS: readonly Rights[] = [
  'reads_broadcast',
  'reads_presence',
  'writes_broadcast',
  'writes_presence',
];

/** A Postgres of its own with the fixture's policies. */
export class Database {
  readonly port: number;
  readonly #directory: string;
  #server: PostgresServer;

  private constructor(port: number, directory: string, server: PostgresServer) {
    this.port = port;
    this.#directory = directory;
    this.#server = server;
  }

  static async start(): Promise<Database> {
    const directory = await mkdtemp(path.join(tmpdir(), 'autocrm-realtime-'));
    await chmod(directory, 0o755); // the server may run as another user than the tests
    const port = await findFreePort();
    const server = await startPostgres(postgresOptions(directory, port));
    await provisionDatabase({
      superuserUrl: server.superuserUrl,
      databaseName: 'postgres',
      password: PASSWORD,
    });
    const database = new Database(port, directory, server);
    await database.sql(await readFile(new URL('fixtures/realtime.sql', import.meta.url), 'utf8'));
    return database;
  }

  url(role: string): string {
    return databaseUrl(role, PASSWORD, this.port, 'postgres');
  }

  /** Runs one statement, or a script without parameters, as the role that owns the product's tables. */
  async sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    return this.withClient(async (client) => (await client.query<Row>(text, values)).rows);
  }

  async withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Sends a private broadcast from the database. */
  async send(topic: string, event: string, payload: object = {}): Promise<void> {
    await this.sql('select realtime.send($1, $2, $3, true)', [payload, event, topic]);
  }

  async grant(topic: string, userId: string, rights: readonly Rights[]): Promise<void> {
    const value = (right: Rights): boolean => rights.includes(right);
    await this.sql(
      `insert into public.topic_rights values ($1, $2, $3, $4, $5, $6)
       on conflict (topic, user_id) do update set reads_broadcast = $3, reads_presence = $4, writes_broadcast = $5, writes_presence = $6`,
      [topic, userId, ...ALL_RIGHTS.map(value)],
    );
  }

  async shutDown(): Promise<void> {
    await this.#server.stop();
  }

  async startAgain(): Promise<void> {
    this.#server = await startPostgres(postgresOptions(this.#directory, this.port));
  }

  async dispose(): Promise<void> {
    await this.#server.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

function postgresOptions(directory: string, port: number): Parameters<typeof startPostgres>[0] {
  return { dataDir: path.join(directory, 'pg'), port, password: PASSWORD, fsync: false };
}

/** A realtime server on a free port. */
export async function startServer(
  database: Database,
  options: Partial<RealtimeServerOptions> & { readonly port?: number } = {},
): Promise<{ readonly server: RealtimeServer; readonly port: number }> {
  const server = createRealtimeServer({
    databaseUrl: database.url('supabase_realtime_admin'),
    jwtSecret: JWT_SECRET,
    publishableKey: PUBLISHABLE_KEY,
    secretKey: SECRET_KEY,
    privateOnly: true,
    ...options,
  });
  return { server, port: await server.listen(options.port ?? 0) };
}

/** A signed token. @param expiresIn seconds from now; may be negative */
export async function signToken(claims: Record<string, unknown>, expiresIn = 600): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + expiresIn;
  return new SignJWT({ exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(JWT_SECRET));
}

/** A signed-in person with a supabase-js client of their own. */
export class Person {
  readonly id = randomUUID();
  readonly client;
  #token = '';

  private constructor(port: number) {
    this.client = createClient(`http://127.0.0.1:${port}`, PUBLISHABLE_KEY, {
      accessToken: async () => Promise.resolve(this.#token),
    });
  }

  static async at(port: number): Promise<Person> {
    const person = new Person(port);
    await person.signIn({ role: 'authenticated' });
    return person;
  }

  /** Takes a new token and tells open channels, as supabase-js does after a refresh. */
  async signIn(claims: Record<string, unknown>, expiresIn?: number): Promise<void> {
    this.#token = await signToken({ sub: this.id, jti: randomUUID(), ...claims }, expiresIn);
    await this.client.realtime.setAuth();
  }

  get token(): string {
    return this.#token;
  }

  async leave(): Promise<void> {
    await this.client.removeAllChannels();
    await this.client.realtime.disconnect();
  }
}

/** Collects what arrives and lets a test wait for it, in order. */
export class Inbox<Item> {
  readonly all: Item[] = [];
  #unread: Item[] = [];
  #waiting: (() => void)[] = [];

  push(item: Item): void {
    this.all.push(item);
    this.#unread.push(item);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Takes the first unread item that matches, waiting for it; what came before it counts as read. */
  async next(matches: (item: Item) => boolean = () => true): Promise<Item> {
    for (;;) {
      const index = this.#unread.findIndex(matches);
      const item = this.#unread[index];
      if (item !== undefined) {
        this.#unread = this.#unread.slice(index + 1);
        return item;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

export interface Received {
  readonly event: string;
  readonly payload?: unknown;
  readonly meta?: { readonly id?: string; readonly replayed?: boolean };
}

/** Every broadcast that a channel gets; to be called before it subscribes. */
export function broadcastsOf(channel: RealtimeChannel): Inbox<Received> {
  const inbox = new Inbox<Received>();
  channel.on('broadcast', { event: '*' }, (message) => inbox.push(message));
  return inbox;
}

/** Subscribes, and collects the states of the channel as they come. */
export function subscribe(channel: RealtimeChannel): Inbox<{ status: string; reason: string }> {
  const inbox = new Inbox<{ status: string; reason: string }>();
  channel.subscribe((status, error) => inbox.push({ status, reason: error?.message ?? '' }));
  return inbox;
}

/** Subscribes and waits until the channel is joined. @throws with the reason when it is refused */
export async function joined(
  channel: RealtimeChannel,
): Promise<Inbox<{ status: string; reason: string }>> {
  const states = subscribe(channel);
  const { status, reason } = await states.next();
  if (status !== 'SUBSCRIBED') throw new Error(`join failed: ${status} ${reason}`);
  return states;
}

/** Matchers, typed as what they stand for: something that a test knows no more about. */
export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);

export function textContaining(part: string): unknown {
  return expect.stringContaining(part);
}

export function textMatching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

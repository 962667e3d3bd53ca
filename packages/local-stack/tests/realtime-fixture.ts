import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { RealtimeServer } from '../src/realtime/server.ts';
import {
  ALL_RIGHTS,
  Database,
  Person,
  type Rights,
  signToken,
  startServer,
} from './realtime-harness.ts';
import { RawSocket } from './realtime-socket.ts';

interface Running {
  readonly database: Database;
  readonly server: RealtimeServer;
  readonly port: number;
  readonly open: RealtimeServer;
  readonly openPort: number;
}

/** A database with two servers: one for private channels only, and an open one whose bounds are small enough to reach. */
export class RealtimeFixture {
  readonly #sockets: RawSocket[] = [];
  readonly #people: Person[] = [];
  #running: Running | null = null;

  async start(): Promise<void> {
    const database = await Database.start();
    const limits = { maxChannelsPerConnection: 3, framesPerSecond: 40, maxPayloadBytes: 2_000 };
    const [strict, open] = await Promise.all([
      startServer(database),
      startServer(database, { privateOnly: false, limits }),
    ]);
    this.#running = { database, ...strict, open: open.server, openPort: open.port };
  }

  async clear(): Promise<void> {
    for (const socket of this.#sockets.splice(0)) socket.terminate();
    await Promise.all(this.#people.splice(0).map(async (person) => person.leave()));
  }

  async stop(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    await Promise.all([running.server.close(), running.open.close()]);
    await running.database.dispose();
  }

  get now(): Running {
    if (this.#running === null) throw new Error('the fixture is used before it has started');
    return this.#running;
  }

  get database(): Database {
    return this.now.database;
  }

  get server(): RealtimeServer {
    return this.now.server;
  }

  get port(): number {
    return this.now.port;
  }

  get openPort(): number {
    return this.now.openPort;
  }

  async connect(atPort: number, query?: Record<string, string>): Promise<RawSocket> {
    const socket = await RawSocket.open(atPort, query);
    this.#sockets.push(socket);
    return socket;
  }

  /** A new topic, and the token of somebody with rights on it. */
  async member(rights: readonly Rights[] = ALL_RIGHTS): Promise<{ topic: string; token: string }> {
    const topic = newTopic();
    const id = randomUUID();
    await this.database.grant(topic, id, rights);
    return { topic, token: await signToken({ role: 'authenticated', sub: id }) };
  }

  /** Somebody with rights on topics. */
  async person(
    rights: Readonly<Record<string, readonly Rights[]>> = {},
    atPort: number = this.port,
  ): Promise<Person> {
    const someone = await Person.at(atPort);
    this.#people.push(someone);
    for (const [topic, granted] of Object.entries(rights)) {
      await this.database.grant(topic, someone.id, granted);
    }
    return someone;
  }
}

/** A fixture for the tests of one file. */
export function useRealtime(): RealtimeFixture {
  const fixture = new RealtimeFixture();
  beforeAll(async () => fixture.start());
  afterEach(async () => fixture.clear());
  afterAll(async () => fixture.stop());
  return fixture;
}

export function newTopic(): string {
  return `ticket:${randomUUID()}`;
}

/** Options of a channel that is checked by policies. */
export const PRIVATE = { config: { private: true } };

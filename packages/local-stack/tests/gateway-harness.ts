import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { createGateway, type Gateway } from '../src/gateway/gateway.ts';
import type { GatewayOptions } from '../src/gateway/services.ts';
import { REPOSITORY_ROOT } from '../src/platform/migrate.ts';
import { withClient } from '../src/platform/provision.ts';
import { findFreePort } from '../src/stack/ports.ts';
import {
  createTemplate,
  startTestServer,
  type TestDatabase,
  type TestServer,
} from '../src/testing/database.ts';

export const APP_URL = 'http://127.0.0.1:5173';
export const DESK_URL = 'http://127.0.0.1:5174';
export const PASSWORD = 'correct-horse-battery';

const GENEROUS = { limit: 10_000, perSeconds: 60 };

/** A mail server that keeps what it is given. */
export class Mailbox {
  readonly #server: SMTPServer;
  readonly #mails: Email[] = [];
  #waiting: (() => void)[] = [];

  constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => {
        stream.on('end', done);
        void this.#receive(stream);
      },
    });
  }

  async #receive(stream: NodeJS.ReadableStream): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    this.#mails.push(await PostalMime.parse(Buffer.concat(chunks)));
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async start(): Promise<number> {
    const port = await findFreePort();
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return port;
  }

  /** Everything sent to an address so far. */
  to(address: string): Email[] {
    return this.#mails.filter((mail) =>
      mail.to?.some((recipient) => recipient.address === address),
    );
  }

  /** The newest of at least `count` mails to an address, waiting for it to arrive. */
  async wait(address: string, count = 1): Promise<{ mail: Email; link: string; code: string }> {
    for (;;) {
      const mails = this.to(address);
      const mail = mails.at(-1);
      if (mail !== undefined && mails.length >= count) {
        const text = mail.text ?? '';
        return {
          mail,
          link: /https?:\/\/\S+\/verify\?\S+/.exec(text)?.[0] ?? '',
          code: /^\d{6}$/m.exec(text)?.[0] ?? '',
        };
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function openClient(url: string, key: string) {
  return createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    db: { retry: false },
  });
}

/** A client as every test has it: it keeps its session to itself and does not try again. */
export type TestClient = ReturnType<typeof openClient>;

/** A gateway over a database of its own, and clients for it. */
export class TestGateway {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly jwtSecret: string;
  readonly database: TestDatabase;
  readonly mailbox: Mailbox;
  readonly errors: Error[];
  readonly storageDir: string;
  readonly #gateway: Gateway;
  readonly #server: TestServer;

  private constructor(parts: {
    readonly url: string;
    readonly options: GatewayOptions;
    readonly gateway: Gateway;
    readonly server: TestServer;
    readonly database: TestDatabase;
    readonly mailbox: Mailbox;
    readonly errors: Error[];
  }) {
    this.url = parts.url;
    this.publishableKey = parts.options.keys.publishableKey;
    this.secretKey = parts.options.keys.secretKey;
    this.jwtSecret = parts.options.keys.jwtSecret;
    this.storageDir = parts.options.storageDir;
    this.database = parts.database;
    this.mailbox = parts.mailbox;
    this.errors = parts.errors;
    this.#gateway = parts.gateway;
    this.#server = parts.server;
  }

  static async start(overrides: Partial<GatewayOptions> = {}): Promise<TestGateway> {
    const server = await startTestServer();
    const fixture = await readFile(new URL('fixtures/platform.sql', import.meta.url), 'utf8');
    const template = await createTemplate(server, (url) =>
      withClient(url, (client) => client.query(fixture)),
    );
    const database = await template.createTestDatabase();
    const mailbox = new Mailbox();
    const smtpPort = await mailbox.start();
    const port = await findFreePort();
    const errors: Error[] = [];
    const options: GatewayOptions = {
      database: { port: server.port, name: database.name, password: server.password },
      storageDir: await mkdtemp(path.join(tmpdir(), 'autocrm-storage-')),
      keys: {
        publishableKey: `sb_publishable_${randomUUID()}`,
        secretKey: `sb_secret_${randomUUID()}`,
        jwtSecret: randomUUID() + randomUUID(),
      },
      smtp: { host: '127.0.0.1', port: smtpPort, from: 'AutoCRM <no-reply@autocrm.test>' },
      publicUrl: `http://127.0.0.1:${port}`,
      appUrls: [APP_URL, DESK_URL],
      projectRoot: REPOSITORY_ROOT,
      limits: {
        signIn: GENEROUS,
        signInPerEmail: GENEROUS,
        refresh: GENEROUS,
        verify: GENEROUS,
        mail: GENEROUS,
        mailPerEmail: GENEROUS,
      },
      onError: (error) => errors.push(error),
      ...overrides,
    };
    const gateway = await createGateway(options);
    await gateway.listen(port);
    return new TestGateway({
      url: options.publicUrl,
      options,
      gateway,
      server,
      database,
      mailbox,
      errors,
    });
  }

  #client(key: string): TestClient {
    return openClient(this.url, key);
  }

  /** A client nobody has signed in with. */
  visitor(): TestClient {
    return this.#client(this.publishableKey);
  }

  /** A client with every right. */
  admin(): TestClient {
    return this.#client(this.secretKey);
  }

  /** A new person with a confirmed account, signed in. */
  async person(name = 'Ada'): Promise<{ client: TestClient; id: string; email: string }> {
    const email = `${name.toLowerCase()}-${randomUUID()}@example.test`;
    const created = await this.admin().auth.admin.createUser({
      email,
      password: PASSWORD,
      email_confirm: true,
      user_metadata: { full_name: name },
    });
    if (created.error !== null) throw created.error;
    const client = this.visitor();
    const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
    if (error !== null) throw error;
    return { client, id: created.data.user.id, email };
  }

  /** As if the time in which a used refresh token is forgiven were over. */
  async ageRefreshTokens(): Promise<void> {
    await withClient(this.database.url('postgres'), (db) =>
      db.query("update auth.refresh_tokens set updated_at = updated_at - interval '1 hour'"),
    );
  }

  async close(): Promise<void> {
    await this.#gateway.close();
    await this.mailbox.stop();
    await this.#server.stop();
    await rm(this.storageDir, { recursive: true, force: true });
  }
}

/** A new address that nobody else in the tests uses. */
export function newEmail(name = 'someone'): string {
  return `${name}-${randomUUID()}@example.test`;
}

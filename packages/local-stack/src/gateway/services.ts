import path from 'node:path';
import pg from 'pg';
import { databaseUrl } from '../postgres/server.ts';
import type { AuthContext, AuthLimits } from './auth/context.ts';
import { createAuthApi } from './auth/handler.ts';
import { createMailer, type SmtpSettings } from './auth/mailer.ts';
import { createProviders } from './auth/oauth-providers.ts';
import { readProviderSettings } from './auth/oauth-settings.ts';
import { OAuthStates } from './auth/oauth-state.ts';
import { Redirects } from './auth/redirects.ts';
import { CallerResolver } from './caller.ts';
import { parseSize, type ProjectConfig, readProjectConfig } from './config.ts';
import { createDataApi } from './data/handler.ts';
import type { Handler } from './http.ts';
import { RateLimiter } from './rate-limit.ts';
import { RequestDatabase } from './request-context.ts';
import { FileStore } from './storage/files.ts';
import { createStorageApi } from './storage/handler.ts';
import { LinkSigner } from './storage/signing.ts';

export interface GatewayOptions {
  /** The PostgreSQL server on 127.0.0.1; every login role there has the same password. */
  readonly database: { readonly port: number; readonly name: string; readonly password: string };
  /** Where uploaded files are kept. */
  readonly storageDir: string;
  readonly keys: {
    readonly publishableKey: string;
    readonly secretKey: string;
    readonly jwtSecret: string;
  };
  readonly smtp: SmtpSettings;
  /** Where clients reach this gateway, for example `http://127.0.0.1:54321`. */
  readonly publicUrl: string;
  /** The apps; mails lead to the first one unless told otherwise, and to no other origin. */
  readonly appUrls: readonly [string, ...string[]];
  /** The folder that holds `supabase/config.toml`. */
  readonly projectRoot: string;
  readonly upstreams?: { readonly realtime?: string; readonly functions?: string };
  /** In place of those in `supabase/config.toml`. */
  readonly limits?: Partial<AuthLimits>;
  /** What `GET /health` answers; without it, whether the database can be reached. */
  readonly health?: () => Promise<{ readonly ok: boolean }>;
  /** What `env(NAME)` in `supabase/config.toml` is read from; without it, this process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onError?: (error: Error) => void;
}

function authLimits(
  config: ProjectConfig['auth']['rate_limit'],
  given: Partial<AuthLimits>,
): AuthLimits {
  const fiveMinutes = 300;
  return {
    signIn: { limit: config.sign_in_sign_ups, perSeconds: fiveMinutes },
    signInPerEmail: {
      limit: Math.max(5, Math.floor(config.sign_in_sign_ups / 3)),
      perSeconds: fiveMinutes,
    },
    refresh: { limit: config.token_refresh, perSeconds: fiveMinutes },
    verify: { limit: config.token_verifications, perSeconds: fiveMinutes },
    mail: { limit: config.email_sent, perSeconds: 3600 },
    mailPerEmail: { limit: 5, perSeconds: 300 },
    ...given,
  };
}

/** The APIs that the gateway serves itself, by the first part of their paths. */
export interface Services {
  readonly handlers: Readonly<Record<string, Handler>>;
  close(): Promise<void>;
  ping(): Promise<void>;
}

function createAuth(
  options: GatewayOptions,
  project: Awaited<ReturnType<typeof readProjectConfig>>,
  shared: {
    readonly pool: pg.Pool;
    readonly callers: CallerResolver;
    readonly providers: ReturnType<typeof readProviderSettings>;
    readonly onError: (error: Error) => void;
  },
): AuthContext {
  const { auth } = project.config;
  const url = `${options.publicUrl.replace(/\/$/, '')}/auth/v1`;
  const [home, ...apps] = options.appUrls;
  return {
    pool: shared.pool,
    config: auth,
    tokens: { jwtSecret: options.keys.jwtSecret, lifetime: auth.jwt_expiry, issuer: url },
    callers: shared.callers,
    redirects: new Redirects(home, apps, auth.additional_redirect_urls),
    mailer: createMailer({
      smtp: options.smtp,
      templates: project.templates,
      onError: shared.onError,
    }),
    providers: createProviders(shared.providers, `${url}/callback`),
    states: new OAuthStates(options.keys.jwtSecret),
    onError: shared.onError,
    limiter: new RateLimiter(),
    limits: authLimits(auth.rate_limit, options.limits ?? {}),
    url,
    siteUrl: home,
  };
}

/** @throws when `supabase/config.toml` cannot be read, or a provider in it lacks a setting */
export async function createServices(
  options: GatewayOptions,
  onError: (error: Error) => void,
): Promise<Services> {
  const project = await readProjectConfig(options.projectRoot);
  const providers = readProviderSettings(
    project.config.auth.external,
    options.environment ?? process.env,
  );
  const { port, name, password } = options.database;
  const url = (role: string): string => databaseUrl(role, password, port, name);
  const pool = (role: string, max: number): pg.Pool => {
    const created = new pg.Pool({
      connectionString: url(role),
      max,
      connectionTimeoutMillis: 10_000,
    });
    // A connection that breaks while idle is replaced by the next request.
    return created.on('error', onError);
  };
  const dataPool = pool('authenticator', 20);
  const authPool = pool('supabase_auth_admin', 8);
  const storagePool = pool('supabase_storage_admin', 8);
  const { publishableKey, secretKey, jwtSecret } = options.keys;
  const callers = new CallerResolver({ publishable: publishableKey, secret: secretKey }, jwtSecret);
  const data = await createDataApi({
    pool: dataPool,
    url: url('authenticator'),
    callers,
    schemas: project.config.api.schemas,
    maxRows: project.config.api.max_rows,
    onError,
  });
  const auth = createAuth(options, project, { pool: authPool, callers, providers, onError });
  const storage = createStorageApi({
    database: new RequestDatabase(storagePool),
    callers,
    files: new FileStore(path.resolve(options.storageDir)),
    signer: new LinkSigner(jwtSecret),
    maxFileSize: parseSize(project.config.storage.file_size_limit),
  });
  return {
    handlers: { rest: data.handle, auth: createAuthApi(auth), storage },
    async ping() {
      await dataPool.query('select');
    },
    async close() {
      await data.close();
      await auth.mailer.close();
      await Promise.all([dataPool, authPool, storagePool].map((open) => open.end()));
    },
  };
}

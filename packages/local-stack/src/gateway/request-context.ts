import pg from 'pg';
import type { Caller } from './caller.ts';

/** What a statement finds in `current_setting('request.…')`. */
export interface RequestContext {
  readonly caller: Caller;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  /** Further settings of the transaction. */
  readonly settings?: Readonly<Record<string, string>>;
}

// Credentials stay out of reach of functions that read the request's headers.
const HIDDEN_HEADERS = new Set(['authorization', 'apikey', 'cookie']);

function beginStatement(
  context: RequestContext,
  roleSettings: Readonly<Record<string, string>>,
): string {
  const headers = Object.entries(context.headers).filter(([name]) => !HIDDEN_HEADERS.has(name));
  const settings: Record<string, string> = {
    search_path: 'public, extensions',
    ...roleSettings,
    role: context.caller.role,
    'request.jwt.claims': JSON.stringify(context.caller.claims),
    'request.method': context.method,
    'request.path': context.path,
    'request.headers': JSON.stringify(Object.fromEntries(headers)),
    ...context.settings,
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  );
  // One simple query: the transaction and its whole context cost a single round trip.
  return `begin ${context.readOnly ? 'read only' : ''}; select ${calls.join(', ')}`;
}

/** Connections that become the caller's role for one transaction at a time. */
export class RequestDatabase {
  readonly #pool: pg.Pool;
  readonly #roleSettings = new Map<string, Record<string, string>>();
  #ready: Promise<void> | undefined;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Outside any request, as the pool's own role. */
  get pool(): pg.Pool {
    return this.#pool;
  }

  /** PostgreSQL applies a role's own settings at log-in only; a request becomes its role later. */
  async #loadRoleSettings(): Promise<void> {
    const { rows } = await this.#pool.query<{ role: string; setting: string }>(`
      select r.rolname as role, unnest(s.setconfig) as setting
      from pg_catalog.pg_db_role_setting s
      join pg_catalog.pg_roles r on r.oid = s.setrole
      where r.rolname in ('anon', 'authenticated', 'service_role') and s.setdatabase = 0
    `);
    for (const { role, setting } of rows) {
      const at = setting.indexOf('=');
      const settings = this.#roleSettings.get(role) ?? {};
      settings[setting.slice(0, at)] = setting.slice(at + 1);
      this.#roleSettings.set(role, settings);
    }
  }

  /**
   * Runs `work` in one transaction as the caller. It commits when `work` resolves and rolls back when it
   * throws.
   *
   * @throws what `work` throws, or the error of a deferred constraint at commit
   */
  async transaction<T>(
    context: RequestContext,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    this.#ready ??= this.#loadRoleSettings().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    await this.#ready;
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(
        beginStatement(context, this.#roleSettings.get(context.caller.role) ?? {}),
      );
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

import { AuthClient } from '@supabase/auth-js';
import { PostgrestClient } from '@supabase/postgrest-js';
import * as z from 'zod/mini';
import { readStored } from '../lib/storage.ts';
import type { Database } from './database.types.ts';
import type { RuntimeConfig } from './env.ts';

type Auth = InstanceType<typeof AuthClient>;
type Rest = PostgrestClient<Database>;

/** The parts of a Supabase project that every page needs: who is there, and data. */
export interface Client {
  readonly auth: Auth;
  readonly from: Rest['from'];
  readonly rpc: Rest['rpc'];
}

interface Connection {
  appName: string;
  client: Client;
  config: RuntimeConfig;
}

let connection: Connection | undefined;

export interface ClientOptions {
  /** Keeps the sessions of the apps apart where they share an origin. */
  appName: string;
}

/**
 * Makes the app's one client. Called once, before anything renders.
 *
 * It is put together from the parts of supabase-js: storage and realtime are a third of it, and no first page waits
 * for them (`data/attachments/storage.ts`, `realtime/socket.ts`). The retries of the data API are off: TanStack Query
 * owns them, and two layers would multiply.
 */
export function connect(config: RuntimeConfig, { appName }: ClientOptions): Client {
  const { supabaseUrl, supabasePublishableKey } = config;
  const auth = new AuthClient({
    url: `${supabaseUrl}/auth/v1`,
    // With a capital: the auth client writes the person's token over this very name.
    headers: { apikey: supabasePublishableKey, Authorization: `Bearer ${supabasePublishableKey}` },
    flowType: 'pkce',
    detectSessionInUrl: true,
    storageKey: sessionKey(appName),
  });
  const rest: Rest = new PostgrestClient<Database>(`${supabaseUrl}/rest/v1`, {
    fetch: fetchAs(auth, supabasePublishableKey),
    retry: false,
  });
  const client: Client = { auth, from: rest.from.bind(rest), rpc: rest.rpc.bind(rest) };
  connection = { appName, client, config };
  return client;
}

function sessionKey(appName: string): string {
  return `autocrm:${appName}:session`;
}

const storedSessionSchema = z.object({ user: z.object({ id: z.string() }) });

/**
 * Whose session this device holds, also where its token has run out and cannot be renewed now. Auth takes it away
 * when it ends.
 */
export function storedSessionOwner(): string | null {
  const stored = readStored(sessionKey(current().appName));
  if (stored === null) return null;
  try {
    const parsed = storedSessionSchema.safeParse(JSON.parse(stored));
    return parsed.success ? parsed.data.user.id : null;
  } catch {
    return null; // Not ours: Auth throws it away too.
  }
}

/** The app's client. @throws Error when `connect` was not called: a fault in the app's start, not of the user. */
export function supabase(): Client {
  return current().client;
}

/** What the app was connected with. */
export function runtimeConfig(): RuntimeConfig {
  return current().config;
}

/** `fetch` for the project's APIs: as the signed-in person, as a visitor while nobody is. */
export function projectFetch(): typeof fetch {
  const { client, config } = current();
  return fetchAs(client.auth, config.supabasePublishableKey);
}

/** The token that tells the project's APIs who asks: the person's, renewed where it was about to end, or the key. */
export async function bearerToken(): Promise<string> {
  const { client, config } = current();
  return tokenOf(client.auth, config.supabasePublishableKey);
}

async function tokenOf(auth: Auth, key: string): Promise<string> {
  const { data } = await auth.getSession();
  return data.session?.access_token ?? key;
}

function fetchAs(auth: Auth, key: string): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('apikey', key);
    headers.set('authorization', `Bearer ${await tokenOf(auth, key)}`);
    return fetch(input, { ...init, headers });
  };
}

function current(): Connection {
  if (!connection) throw new Error('connect() must be called before data is read');
  return connection;
}

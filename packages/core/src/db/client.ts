import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import type { RuntimeConfig } from './env.ts';

export type Client = SupabaseClient<Database>;

interface Connection {
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
 * supabase-js's own retries are off: TanStack Query owns them, and two layers would multiply.
 */
export function connect(config: RuntimeConfig, { appName }: ClientOptions): Client {
  const client = createClient<Database>(config.supabaseUrl, config.supabasePublishableKey, {
    db: { retry: false },
    auth: {
      flowType: 'pkce',
      detectSessionInUrl: true,
      storageKey: `autocrm:${appName}:session`,
    },
  });
  connection = { client, config };
  return client;
}

/** The app's client. @throws Error when `connect` was not called: a fault in the app's start, not of the user. */
export function supabase(): Client {
  return current().client;
}

/** What the app was connected with. */
export function runtimeConfig(): RuntimeConfig {
  return current().config;
}

function current(): Connection {
  if (!connection) throw new Error('connect() must be called before data is read');
  return connection;
}

import { requireEnv } from '../_shared/require-env.ts';
import { createApp } from './app.ts';
import { newPassword } from './new-password.ts';
import { supabaseAccounts, supabaseCaller } from './supabase-deps.ts';

const read = (name: string): string | undefined => Deno.env.get(name);
const settings = {
  url: requireEnv(read, 'SUPABASE_URL'),
  publishableKey: requireEnv(read, 'SUPABASE_ANON_KEY'),
  secretKey: requireEnv(read, 'SUPABASE_SERVICE_ROLE_KEY'),
};

const app = createApp({
  newId: () => crypto.randomUUID(),
  newPassword,
  logError: (message, cause) => console.error(message, cause),
  asCaller: (token) => supabaseCaller(settings, token),
  accounts: supabaseAccounts(settings),
});

Deno.serve(app.fetch);

import { requireEnv } from '../_shared/require-env.ts';
import { createApp } from './app.ts';
import { supabaseInvitations, supabaseCaller } from './supabase-deps.ts';

const read = (name: string): string | undefined => Deno.env.get(name);
const settings = {
  url: requireEnv(read, 'SUPABASE_URL'),
  publishableKey: requireEnv(read, 'SUPABASE_ANON_KEY'),
  secretKey: requireEnv(read, 'SUPABASE_SERVICE_ROLE_KEY'),
};

const app = createApp({
  newId: () => crypto.randomUUID(),
  logError: (message, cause) => console.error(message, cause),
  asCaller: (token) => supabaseCaller(settings, token),
  invitations: supabaseInvitations(settings),
});

Deno.serve(app.fetch);

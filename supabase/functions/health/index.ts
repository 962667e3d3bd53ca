import { requireEnv } from '../_shared/require-env.ts';
import { createApp } from './app.ts';

const url = requireEnv((name) => Deno.env.get(name), 'SUPABASE_URL');
const key = requireEnv((name) => Deno.env.get(name), 'SUPABASE_ANON_KEY');

const app = createApp({
  newId: () => crypto.randomUUID(),
  now: () => new Date(),
  logError: (message, cause) => console.error(message, cause),
  async pingDatabase() {
    const response = await fetch(`${url}/rest/v1/`, {
      method: 'HEAD',
      headers: { apikey: key },
      signal: AbortSignal.timeout(3_000),
    });
    // Any answer below 500 comes from a data API that works; which of them depends on what visitors may see.
    if (response.status >= 500) throw new Error(`The data API answers ${response.status}.`);
  },
});

Deno.serve(app.fetch);

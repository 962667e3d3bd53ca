import { RealtimeClient } from '@supabase/realtime-js';
import { bearerToken, type Client, runtimeConfig, supabase } from '../db/client.ts';
import { PatientSocket } from './patient-socket.ts';

const sockets = new WeakMap<Client, RealtimeClient>();

/** The app's one socket, made when the first topic is opened; it carries the token of whoever is signed in. */
export function socket(): RealtimeClient {
  const client = supabase();
  const known = sockets.get(client);
  if (known) return known;
  const { supabaseUrl, supabasePublishableKey } = runtimeConfig();
  const made = new RealtimeClient(`${supabaseUrl.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: supabasePublishableKey },
    accessToken: bearerToken,
    transport: PatientSocket,
  });
  sockets.set(client, made);
  // The token is handed on: asking for it here would wait for the very lock that the auth client holds.
  client.auth.onAuthStateChange((_event, session) => {
    void made.setAuth(session?.access_token ?? supabasePublishableKey);
  });
  return made;
}

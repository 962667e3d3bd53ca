import { createClient } from '@supabase/supabase-js';
import { Problem } from '../_shared/problem.ts';
import { fromSupabase } from '../_shared/supabase-problem.ts';
import type { Invitations, PeopleCaller } from './app.ts';

export interface SupabaseSettings {
  url: string;
  publishableKey: string;
  secretKey: string;
}

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

/** Questions under the caller's own token. */
export function supabaseCaller(settings: SupabaseSettings, token: string): PeopleCaller {
  const client = createClient(settings.url, settings.publishableKey, {
    auth,
    global: { headers: { authorization: `Bearer ${token}` } },
  });
  return {
    async assertMayInvite() {
      const { error, status } = await client.rpc('assert_permission', {
        p_permission: 'customers.manage',
      });
      if (error === null) return;
      const { code, message, details, hint } = error;
      throw fromSupabase({ status, code, message, details, hint });
    },
  };
}

/** Invitations by the Auth admin API; its template leads to the portal's page for choosing a password. */
export function supabaseInvitations(settings: SupabaseSettings): Invitations {
  const client = createClient(settings.url, settings.secretKey, { auth });
  return {
    async send({ email, full_name }) {
      const { data, error } = await client.auth.admin.inviteUserByEmail(email, {
        data: { full_name },
      });
      if (error === null) return { id: data.user.id };
      if (error.code === 'email_exists' || error.code === 'user_already_exists') {
        const message = 'There is already an account with this e-mail address. Choose it instead.';
        throw new Problem(409, 'email_taken', { errors: [{ field: 'email', message }] });
      }
      throw fromSupabase({ status: error.status ?? 500, code: error.code, message: error.message });
    },
  };
}

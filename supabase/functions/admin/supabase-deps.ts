import { createClient, type PostgrestError } from '@supabase/supabase-js';
import { Problem } from '../_shared/problem.ts';
import { fromSupabase } from '../_shared/supabase-problem.ts';
import type { Accounts, AdminCaller } from './app.ts';

export interface SupabaseSettings {
  url: string;
  publishableKey: string;
  secretKey: string;
}

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

/** Commands under the caller's own token. */
export function supabaseCaller(settings: SupabaseSettings, token: string): AdminCaller {
  const client = createClient(settings.url, settings.publishableKey, {
    auth,
    global: { headers: { authorization: `Bearer ${token}` } },
  });
  return {
    async assertAdmin() {
      const { error, status } = await client.rpc('assert_admin');
      if (error !== null) throw refusal(error, status);
    },
    async setRole(profileId, role) {
      const { error, status } = await client.rpc('admin_set_role', {
        p_profile_id: profileId,
        p_role: role,
      });
      if (error !== null) throw refusal(error, status);
    },
    async joinTeams(profileId, teamIds) {
      const rows = teamIds.map((team_id) => ({ team_id, profile_id: profileId }));
      const { error, status } = await client.from('team_members').insert(rows);
      if (error?.code === '23503') {
        throw new Problem(422, 'team_not_found', {
          errors: [{ field: 'team_ids', message: 'This team no longer exists.' }],
        });
      }
      if (error !== null) throw refusal(error, status);
    },
  };
}

/** Accounts through the Auth admin API, already confirmed. */
export function supabaseAccounts(settings: SupabaseSettings): Accounts {
  const client = createClient(settings.url, settings.secretKey, { auth });
  return {
    async create({ email, password, full_name }) {
      const { data, error } = await client.auth.admin.createUser({
        email,
        password,
        email_confirm: true,
        user_metadata: { full_name },
      });
      if (error !== null) throw accountProblem(error);
      return { id: data.user.id };
    },
    async remove(id) {
      const { error } = await client.auth.admin.deleteUser(id);
      if (error !== null) throw accountProblem(error);
    },
  };
}

function refusal({ code, message, details, hint }: PostgrestError, status: number): Problem {
  return fromSupabase({ status, code, message, details, hint });
}

function accountProblem(error: {
  code?: string | undefined;
  message: string;
  status?: number | undefined;
}): Problem {
  if (error.code === 'email_exists' || error.code === 'user_already_exists') {
    return new Problem(409, 'email_taken', {
      errors: [
        { field: 'email', message: 'There is already an account with this e-mail address.' },
      ],
    });
  }
  if (error.code === 'weak_password') {
    return new Problem(422, 'weak_password', {
      errors: [{ field: 'password', message: 'Choose a stronger password.' }],
    });
  }
  return fromSupabase({ status: error.status ?? 500, code: error.code, message: error.message });
}

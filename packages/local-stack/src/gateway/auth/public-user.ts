import type { User } from './users.ts';

function time(value: Date | null): string | undefined {
  return value?.toISOString();
}

/** A user as the Auth API shows them. Absent times are left out, as hosted Supabase does. */
export function publicUser(user: User): Record<string, unknown> {
  return {
    id: user.id,
    aud: user.aud ?? 'authenticated',
    role: user.role ?? 'authenticated',
    email: user.email ?? '',
    email_confirmed_at: time(user.email_confirmed_at),
    invited_at: time(user.invited_at),
    phone: '',
    confirmation_sent_at: time(user.confirmation_sent_at),
    confirmed_at: time(user.email_confirmed_at),
    recovery_sent_at: time(user.recovery_sent_at),
    new_email:
      user.email_change === null || user.email_change === '' ? undefined : user.email_change,
    email_change_sent_at: time(user.email_change_sent_at),
    last_sign_in_at: time(user.last_sign_in_at),
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    identities: user.identities,
    banned_until: time(user.banned_until),
    created_at: time(user.created_at),
    updated_at: time(user.updated_at),
    is_anonymous: false,
  };
}

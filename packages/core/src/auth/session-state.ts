import type { AppPermission } from '../contracts/closed-sets.ts';
import type { WhoAmI } from '../contracts/profile.ts';
import type { AppError } from '../db/app-error.ts';

/** Why nobody is signed in: nobody was, they left, or the session ended by itself. */
export type SignedOutReason = 'none' | 'signed_out' | 'expired';

export type SessionState =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out'; readonly reason: SignedOutReason }
  | {
      readonly status: 'signed_in';
      readonly me: WhoAmI;
      /** Nobody could be asked: this is what the device remembers, of that time in ms. Nothing can be changed. */
      readonly recalled_at?: number;
    }
  | { readonly status: 'deactivated'; readonly me: WhoAmI }
  /** Signed in, but who it is could not be asked. */
  | { readonly status: 'failed'; readonly error: AppError };

export type SettledSession = Exclude<SessionState, { status: 'loading' }>;

/** Whether the person holds a permission, by the database's rule: admins hold all, customers none. */
export function can(me: WhoAmI, permission: AppPermission): boolean {
  if (me.role === 'admin') return true;
  return me.role === 'agent' && me.permissions.includes(permission);
}

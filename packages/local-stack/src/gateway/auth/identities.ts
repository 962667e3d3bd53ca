import type { Queryable } from './database.ts';

/** Keeps the identity that stands for signing in by e-mail in step with the user. */
export async function upsertEmailIdentity(
  db: Queryable,
  identity: {
    readonly userId: string;
    readonly email: string;
    readonly isVerified: boolean;
    readonly metadata?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { userId, email } = identity;
  const data = {
    ...identity.metadata,
    sub: userId,
    email,
    email_verified: identity.isVerified,
    phone_verified: false,
  };
  await db.query(
    `insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
     values ($1, $2, $3, 'email', now(), now(), now())
     on conflict (provider_id, provider) do update
     set identity_data = identities.identity_data || excluded.identity_data, updated_at = now()`,
    [userId, userId, JSON.stringify(data)],
  );
}

/** Somebody's account at a provider. */
export interface ProviderIdentity {
  readonly provider: string;
  /** The provider's own, lasting name for the person. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Ties a provider's account to a user, or brings what it says about them up to date. */
export async function upsertProviderIdentity(
  db: Queryable,
  userId: string,
  identity: ProviderIdentity,
): Promise<void> {
  await db.query(
    `insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
     values ($1, $2, $3, $4, now(), now(), now())
     on conflict (provider_id, provider) do update
     set identity_data = excluded.identity_data, last_sign_in_at = now(), updated_at = now()`,
    [identity.subject, userId, JSON.stringify(identity.data), identity.provider],
  );
}

import type pg from 'pg';
import { authError } from './errors.ts';
import { type ProviderIdentity, upsertProviderIdentity } from './identities.ts';
import type { OAuthProvider, ProviderPerson } from './oauth-providers.ts';
import {
  findUserByEmail,
  insertUser,
  lockUser,
  type Metadata,
  normalizeEmail,
  updateUser,
  type User,
} from './users.ts';

/** What is stored about the person, under GoTrue's names. */
function describe(provider: OAuthProvider, person: ProviderPerson, email: string): Metadata {
  const { subject, fullName, userName, avatarUrl } = person;
  return {
    iss: provider.issuer,
    sub: subject,
    provider_id: subject,
    email,
    email_verified: true,
    phone_verified: false,
    name: fullName,
    full_name: fullName,
    ...(userName === undefined ? {} : { user_name: userName, preferred_username: userName }),
    ...(avatarUrl === undefined ? {} : { avatar_url: avatarUrl }),
  };
}

async function findOwner(
  db: pg.PoolClient,
  identity: ProviderIdentity,
  email: string,
): Promise<User | undefined> {
  const { rows } = await db.query<{ user_id: string }>(
    'select user_id from auth.identities where provider = $1 and provider_id = $2',
    [identity.provider, identity.subject],
  );
  const id = rows[0]?.user_id ?? (await findUserByEmail(db, email))?.id;
  return id === undefined ? undefined : lockUser(db, id);
}

/**
 * Takes an account away from whoever made it without ever proving that the address is theirs: they may know its
 * password and wait for the owner.
 */
async function reclaim(db: pg.PoolClient, user: User, metadata: Metadata): Promise<void> {
  await db.query('delete from auth.identities where user_id = $1', [user.id]);
  await db.query('delete from auth.one_time_tokens where user_id = $1', [user.id]);
  await db.query('delete from auth.flow_state where user_id = $1', [user.id]);
  await db.query('delete from auth.sessions where user_id = $1', [user.id]);
  await db.query(
    `update auth.users
     set encrypted_password = '', email_change = '', email_change_confirm_status = 0,
       raw_user_meta_data = $2, email_confirmed_at = now(), updated_at = now()
     where id = $1`,
    [user.id, JSON.stringify(metadata)],
  );
}

async function link(
  db: pg.PoolClient,
  user: User,
  identity: ProviderIdentity,
  metadata: Metadata,
): Promise<void> {
  if (user.email_confirmed_at === null) await reclaim(db, user, metadata);
  await upsertProviderIdentity(db, user.id, identity);
  const { rows } = await db.query<{ provider: string }>(
    'select provider from auth.identities where user_id = $1 group by 1 order by min(created_at)',
    [user.id],
  );
  const providers = rows.map((row) => row.provider);
  await updateUser(db, user.id, {
    userMetadata: metadata,
    appMetadata: { provider: providers[0], providers },
  });
}

/**
 * The account of somebody who signed in at a provider: the one they used before, else the one with the same verified
 * address, else a new one.
 *
 * @param rules.mayCreate whether people may make accounts by themselves
 * @returns the user's id
 * @throws HttpError 422 `provider_email_needs_verification`, `signup_disabled`; 403 `user_banned`
 */
export async function accountOf(
  db: pg.PoolClient,
  provider: OAuthProvider,
  person: ProviderPerson,
  rules: { readonly mayCreate: boolean },
): Promise<string> {
  const { name } = provider;
  if (person.email === '' || !person.isVerified) {
    throw authError(
      422,
      'provider_email_needs_verification',
      `Unverified email with ${name}. Verify the email with ${name} in order to sign in`,
    );
  }
  const email = normalizeEmail(person.email);
  const metadata = describe(provider, person, email);
  const identity: ProviderIdentity = { provider: name, subject: person.subject, data: metadata };
  // Two tabs of one new person take turns, so that the second finds the account of the first.
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`oauth ${email}`]);
  const user = await findOwner(db, identity, email);
  if (user === undefined) {
    if (!rules.mayCreate)
      throw authError(422, 'signup_disabled', 'Signups not allowed for this instance');
    const created = await insertUser(db, {
      email,
      password: undefined,
      isConfirmed: true,
      isInvited: false,
      userMetadata: metadata,
      appMetadata: { provider: name, providers: [name] },
      identity,
    });
    return created.id;
  }
  if (user.banned_until !== null && user.banned_until.getTime() > Date.now())
    throw authError(403, 'user_banned', 'User is banned');
  await link(db, user, identity, metadata);
  return user.id;
}

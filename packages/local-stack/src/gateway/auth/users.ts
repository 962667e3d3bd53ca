import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { postgresError } from '../postgres-error.ts';
import type { Queryable } from './database.ts';
import { authError, validationFailed } from './errors.ts';
import {
  type ProviderIdentity,
  upsertEmailIdentity,
  upsertProviderIdentity,
} from './identities.ts';

const metadataSchema = z.record(z.string(), z.unknown());
const timeSchema = z.date().nullable();

const userRowSchema = z.object({
  id: z.string(),
  aud: z.string().nullable(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  has_password: z.boolean(),
  email_confirmed_at: timeSchema,
  invited_at: timeSchema,
  confirmation_sent_at: timeSchema,
  recovery_sent_at: timeSchema,
  email_change: z.string().nullable(),
  email_change_sent_at: timeSchema,
  email_change_confirm_status: z.number().nullable(),
  last_sign_in_at: timeSchema,
  raw_app_meta_data: metadataSchema.nullable(),
  raw_user_meta_data: metadataSchema.nullable(),
  banned_until: timeSchema,
  created_at: timeSchema,
  updated_at: timeSchema,
  identities: z.array(z.record(z.string(), z.unknown())),
});

export type User = z.infer<typeof userRowSchema>;
export type Metadata = z.infer<typeof metadataSchema>;

const USER_COLUMNS = `
  u.id, u.aud, u.role, u.email, coalesce(u.encrypted_password, '') <> '' as has_password, u.email_confirmed_at,
  u.invited_at, u.confirmation_sent_at, u.recovery_sent_at, u.email_change, u.email_change_sent_at,
  u.email_change_confirm_status, u.last_sign_in_at, u.raw_app_meta_data, u.raw_user_meta_data, u.banned_until,
  u.created_at, u.updated_at,
  coalesce(
    (
      select json_agg(
        json_build_object(
          'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
          'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
          'updated_at', i.updated_at, 'email', i.email
        )
        order by i.created_at
      )
      from auth.identities i
      where i.user_id = u.id
    ),
    '[]'
  ) as identities
`;

/** Lower case and without surrounding space, as addresses are stored. @throws HttpError 400 */
export function normalizeEmail(text: unknown): string {
  const result = z
    .email()
    .max(254)
    .safeParse(typeof text === 'string' ? text.trim().toLowerCase() : text);
  if (!result.success) throw validationFailed('Unable to validate email address: invalid format');
  return result.data;
}

async function findOne(
  db: Queryable,
  condition: string,
  value: string,
  lock = '',
): Promise<User | undefined> {
  const { rows } = await db.query(
    `select ${USER_COLUMNS} from auth.users u where ${condition} and u.deleted_at is null ${lock}`,
    [value],
  );
  return rows[0] === undefined ? undefined : userRowSchema.parse(rows[0]);
}

export function findUserByEmail(db: Queryable, email: string): Promise<User | undefined> {
  return findOne(db, 'u.email = $1 and not u.is_sso_user', email);
}

export function findUserById(db: Queryable, id: string): Promise<User | undefined> {
  return z.uuid().safeParse(id).success ? findOne(db, 'u.id = $1', id) : Promise.resolve(undefined);
}

/** As {@link findUserById}, and nobody else changes the user until the transaction ends. */
export function lockUser(db: Queryable, id: string): Promise<User | undefined> {
  return findOne(db, 'u.id = $1', id, 'for update');
}

/** All users, newest first, and how many there are. */
export async function listUsers(
  db: Queryable,
  page: number,
  perPage: number,
): Promise<{ users: User[]; total: number }> {
  const [found, counted] = await Promise.all([
    db.query(
      `select ${USER_COLUMNS} from auth.users u where u.deleted_at is null
       order by u.created_at desc, u.id limit $1 offset $2`,
      [perPage, (page - 1) * perPage],
    ),
    db.query('select count(*)::int as total from auth.users where deleted_at is null'),
  ]);
  return {
    users: z.array(userRowSchema).parse(found.rows),
    total: z.object({ total: z.number() }).parse(counted.rows[0]).total,
  };
}

export interface NewUser {
  readonly id?: string;
  readonly email: string;
  /** Without one the user can sign in by mail only. */
  readonly password: string | undefined;
  readonly isConfirmed: boolean;
  readonly isInvited: boolean;
  readonly userMetadata: Metadata;
  readonly appMetadata: Metadata;
  /** How the user signs in when it is not by e-mail. */
  readonly identity?: ProviderIdentity;
}

/**
 * Creates a user and their first identity. The row is written whole, metadata included, so that triggers
 * on `auth.users` see it as on hosted Supabase.
 *
 * @throws HttpError 422 `email_exists`; 500 when a trigger refuses the user
 */
export async function insertUser(db: Queryable, user: NewUser): Promise<User> {
  const id = user.id ?? randomUUID();
  try {
    await db.query(
      `insert into auth.users (
         instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, invited_at,
         confirmation_token, recovery_token, email_change_token_new, email_change,
         raw_app_meta_data, raw_user_meta_data, created_at, updated_at
       )
       values (
         '00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $2,
         case when $3::text is null then '' else extensions.crypt($3, extensions.gen_salt('bf', 10)) end,
         case when $4::boolean then now() end, case when $5::boolean then now() end,
         '', '', '', '', $6, $7, now(), now()
       )`,
      [
        id,
        user.email,
        user.password ?? null,
        user.isConfirmed,
        user.isInvited,
        JSON.stringify({ provider: 'email', providers: ['email'], ...user.appMetadata }),
        JSON.stringify({ ...user.userMetadata }),
      ],
    );
  } catch (error) {
    throw asUserError(error);
  }
  if (user.identity === undefined) {
    await upsertEmailIdentity(db, {
      userId: id,
      email: user.email,
      isVerified: user.isConfirmed,
      metadata: user.userMetadata,
    });
  } else {
    await upsertProviderIdentity(db, id, user.identity);
  }
  const created = await findUserById(db, id);
  if (created === undefined) throw new Error('The user that was just created cannot be read');
  return created;
}

function asUserError(error: unknown): unknown {
  const known = postgresError(error);
  if (known === undefined) return error;
  if (known.code === '23505' && /users_email_partial_key|identities/.test(known.message)) {
    return authError(
      422,
      'email_exists',
      'A user with this email address has already been registered',
    );
  }
  const refusal = authError(500, 'unexpected_failure', 'Database error saving new user');
  refusal.cause = error;
  return refusal;
}

/** What may be changed about a user; what is absent stays. `null` takes a value away. */
export interface UserChanges {
  readonly email?: string;
  readonly password?: string;
  readonly confirmEmail?: true;
  readonly userMetadata?: Metadata;
  readonly appMetadata?: Metadata;
  readonly role?: string;
  readonly bannedUntil?: Date | null;
  readonly pendingEmail?: string;
  readonly emailChangeStatus?: number;
  readonly recoverySent?: true;
  readonly confirmationSent?: true;
  readonly signedIn?: true;
}

/** Changes a user; metadata is merged, and a key with the value `null` is removed. */
export async function updateUser(db: Queryable, id: string, changes: UserChanges): Promise<void> {
  const values: unknown[] = [id];
  const sets: string[] = ['updated_at = now()'];
  const set = (value: unknown, expression: (parameter: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    sets.push(expression(`$${values.length}`));
  };
  set(changes.email, (p) => `email = ${p}`);
  set(
    changes.password,
    (p) => `encrypted_password = extensions.crypt(${p}, extensions.gen_salt('bf', 10))`,
  );
  set(changes.role, (p) => `role = ${p}`);
  set(changes.pendingEmail, (p) => `email_change = ${p}`);
  set(changes.emailChangeStatus, (p) => `email_change_confirm_status = ${p}`);
  set(changes.bannedUntil, (p) => `banned_until = ${p}`);
  const merge = (column: string, metadata: Metadata | undefined): void =>
    set(
      metadata === undefined ? undefined : JSON.stringify(metadata),
      (p) => `${column} = jsonb_strip_nulls(coalesce(${column}, '{}') || ${p}::jsonb)`,
    );
  merge('raw_user_meta_data', changes.userMetadata);
  merge('raw_app_meta_data', changes.appMetadata);
  if (changes.confirmEmail) sets.push('email_confirmed_at = coalesce(email_confirmed_at, now())');
  if (changes.recoverySent) sets.push('recovery_sent_at = now()');
  if (changes.confirmationSent) sets.push('confirmation_sent_at = now()');
  if (changes.pendingEmail !== undefined && changes.pendingEmail !== '')
    sets.push('email_change_sent_at = now()');
  if (changes.signedIn) sets.push('last_sign_in_at = now()');
  try {
    await db.query(`update auth.users set ${sets.join(', ')} where id = $1`, values);
  } catch (error) {
    throw asUserError(error);
  }
}

/**
 * Whether a password is the user's. It takes the same time when there is no such user.
 *
 * @param userId `undefined` compares with a password nobody has
 */
export async function isPassword(
  db: Queryable,
  userId: string | undefined,
  password: string,
): Promise<boolean> {
  const { rows } = await db.query<{ matches: boolean }>(
    `select coalesce(extensions.crypt($2, h.hash) = h.hash, false) and h.is_known as matches
     from (
       select
         coalesce(nullif(max(encrypted_password), ''), extensions.gen_salt('bf', 10)) as hash,
         coalesce(max(encrypted_password), '') <> '' as is_known
       from auth.users
       where id = $1
     ) as h`,
    [userId ?? null, password],
  );
  return rows[0]?.matches === true;
}

export async function deleteUser(db: Queryable, id: string): Promise<void> {
  await db.query('delete from auth.users where id = $1', [id]);
}

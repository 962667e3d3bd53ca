import { z } from 'zod';
import { type ApiRequest, readJson } from '../http.ts';
import { authError, validationFailed } from './errors.ts';
import type { CodeChallenge } from './one-time-tokens.ts';

const text = z.string().max(4096);
const metadata = z.record(z.string(), z.unknown());
const challenge = {
  code_challenge: text.nullish(),
  code_challenge_method: z.string().max(16).nullish(),
};

export const signUpSchema = z.object({
  email: text,
  password: text,
  data: metadata.nullish(),
  ...challenge,
});
export const passwordGrantSchema = z.object({ email: text, password: text });
export const refreshGrantSchema = z.object({ refresh_token: text });
export const pkceGrantSchema = z.object({ auth_code: text, code_verifier: text });
export const recoverSchema = z.object({ email: text, ...challenge });
export const otpSchema = z.object({
  email: text,
  create_user: z.boolean().nullish(),
  data: metadata.nullish(),
  ...challenge,
});
export const resendSchema = z.object({
  email: text,
  type: z.enum(['signup', 'email_change']),
  ...challenge,
});
export const verifySchema = z.object({
  type: z.enum(['signup', 'invite', 'magiclink', 'recovery', 'email_change', 'email']),
  email: text.nullish(),
  token: text.nullish(),
  token_hash: text.nullish(),
  redirect_to: text.nullish(),
});
export const updateUserSchema = z.object({
  email: text.nullish(),
  password: text.nullish(),
  data: metadata.nullish(),
  ...challenge,
});
export const adminUserSchema = z.object({
  id: z.uuid().nullish(),
  email: text.nullish(),
  password: text.nullish(),
  email_confirm: z.boolean().nullish(),
  user_metadata: metadata.nullish(),
  app_metadata: metadata.nullish(),
  role: z.enum(['authenticated']).nullish(),
  ban_duration: z.string().max(32).nullish(),
});
export const deleteSchema = z.object({ should_soft_delete: z.boolean().nullish() });
export const inviteSchema = z.object({ email: text, data: metadata.nullish() });
export const generateLinkSchema = z.object({
  type: z.enum([
    'signup',
    'invite',
    'magiclink',
    'recovery',
    'email_change_current',
    'email_change_new',
  ]),
  email: text,
  new_email: text.nullish(),
  password: text.nullish(),
  data: metadata.nullish(),
  redirect_to: text.nullish(),
});

/** Reads and checks a body. @throws HttpError 400 `validation_failed` naming the field */
export async function readInput<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await readJson(request));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw validationFailed(
    field === ''
      ? 'The request body is not valid'
      : `${field}: ${issue?.message ?? 'is not valid'}`,
  );
}

/** @throws HttpError 400 when there is a challenge that is not one (RFC 7636, 4.2) */
export function readChallenge(input: {
  readonly code_challenge?: string | null | undefined;
  readonly code_challenge_method?: string | null | undefined;
}): CodeChallenge | undefined {
  const value = input.code_challenge ?? '';
  if (value === '') return undefined;
  const method = (input.code_challenge_method ?? 'plain').toLowerCase();
  if ((method !== 's256' && method !== 'plain') || !/^[A-Za-z0-9_.~-]{43,128}$/.test(value)) {
    throw validationFailed('PKCE flow requires a valid code_challenge and code_challenge_method');
  }
  return { challenge: value, method };
}

/** @throws HttpError 422 `weak_password`; more than 72 bytes would be cut off by bcrypt unseen */
export function requirePassword(password: string, minimum: number): string {
  if (password.length < minimum) {
    throw authError(422, 'weak_password', `Password should be at least ${minimum} characters.`);
  }
  if (Buffer.byteLength(password) > 72) {
    throw authError(422, 'weak_password', 'Password cannot be longer than 72 characters');
  }
  return password;
}

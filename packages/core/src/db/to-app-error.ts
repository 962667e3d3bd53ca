import { isAuthApiError, isAuthError, isAuthRetryableFetchError } from '@supabase/auth-js';
import * as z from 'zod/mini';
import { type ProblemBody, problemSchema } from '../contracts/problem.ts';
import { AppError, type AppErrorDetails, type AppErrorKind } from './app-error.ts';
import { errorMessage } from './error-messages.ts';

const databaseErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.nullish(z.string()),
  hint: z.nullish(z.string()),
});
type DatabaseError = z.infer<typeof databaseErrorSchema>;

const storageErrorSchema = z.object({
  status: z.optional(z.number()),
  statusCode: z.optional(z.string()),
});

const detailsSchema = z.record(z.string(), z.unknown());

type Meaning = readonly [kind: AppErrorKind, code: string];

/** SQLSTATEs and PostgREST's own codes that mean something to a person; whole codes first, then classes. */
const databaseMeanings: Readonly<Record<string, Meaning>> = {
  '23505': ['conflict', 'already_exists'],
  '23503': ['conflict', 'in_use'],
  '23502': ['invalid', 'value_not_allowed'],
  '23514': ['invalid', 'value_not_allowed'],
  '22001': ['invalid', 'value_not_allowed'],
  '22003': ['invalid', 'value_not_allowed'],
  '22P02': ['invalid', 'value_not_allowed'],
  '42501': ['forbidden', 'permission_denied'],
  '57014': ['unavailable', 'timeout'],
  '40001': ['unavailable', 'busy'],
  '40P01': ['unavailable', 'busy'],
  '55P03': ['unavailable', 'busy'],
  PGRST116: ['not_found', 'row_not_found'],
  PGRST301: ['unauthenticated', 'session_expired'],
  PGRST302: ['unauthenticated', 'session_missing'],
  PGRST303: ['unauthenticated', 'session_expired'],
};
const databaseClasses: Readonly<Record<string, Meaning>> = {
  '08': ['unavailable', 'database_unavailable'],
  '53': ['unavailable', 'database_unavailable'],
  '57': ['unavailable', 'database_unavailable'],
  PGRST0: ['unavailable', 'database_unavailable'],
};

const authKinds: Readonly<Record<string, AppErrorKind>> = {
  bad_jwt: 'unauthenticated',
  no_authorization: 'unauthenticated',
  refresh_token_already_used: 'unauthenticated',
  refresh_token_not_found: 'unauthenticated',
  session_expired: 'unauthenticated',
  session_not_found: 'unauthenticated',
  user_not_found: 'unauthenticated',
  email_exists: 'conflict',
  user_already_exists: 'conflict',
  email_not_confirmed: 'forbidden',
  signup_disabled: 'forbidden',
  user_banned: 'forbidden',
  over_email_send_rate_limit: 'rate_limited',
  over_request_rate_limit: 'rate_limited',
  over_sms_send_rate_limit: 'rate_limited',
  request_timeout: 'unavailable',
};

/** Auth errors that stand at one field of the form. */
const authFields: Readonly<Record<string, string>> = {
  email_address_invalid: 'email',
  email_exists: 'email',
  same_password: 'password',
  user_already_exists: 'email',
  weak_password: 'password',
};

/**
 * Maps whatever went wrong to the one error of the product, by code and status, never by message text.
 *
 * @param error what was thrown or returned by supabase-js, fetch, zod or the product itself
 * @param status the HTTP status of the answer, where the caller knows it; 0 for none
 */
export function toAppError(error: unknown, status?: number): AppError {
  if (error instanceof AppError) return error;
  if (isAuthError(error)) return fromAuth(error);
  if (error instanceof z.core.$ZodError) {
    return make('unexpected', 'contract_mismatch', { cause: error });
  }
  if (status === 0 || error instanceof TypeError) return networkError(error);
  if (typeof error === 'object' && error !== null && '__isStorageError' in error) {
    return fromStorage(error);
  }
  const database = databaseErrorSchema.safeParse(error);
  if (database.success) return fromDatabase(database.data, status, error);
  return status === undefined
    ? make('unexpected', 'unexpected', { cause: error })
    : fromStatus(status, error);
}

/** The error for an answer of an edge function, whose body may or may not be a problem document. */
export function problemToAppError(status: number, body: unknown): AppError {
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return fromStatus(status, body);
  const { code, detail, errors }: ProblemBody = problem.data;
  const first = errors?.[0];
  const kind = kindOfStatus(status);
  return new AppError({
    kind,
    code,
    message: first?.message ?? detail ?? errorMessage(kind, code),
    details: errors ? { errors } : {},
    field: first?.field,
  });
}

/** An error that the product raises itself. */
export function appError(kind: AppErrorKind, code: string, cause?: unknown): AppError {
  return make(kind, code, { cause });
}

function make(
  kind: AppErrorKind,
  code: string,
  rest: {
    sentence?: string | null;
    details?: AppErrorDetails;
    field?: string;
    cause?: unknown;
  } = {},
): AppError {
  const { sentence, ...more } = rest;
  return new AppError({ kind, code, message: errorMessage(kind, code, sentence), ...more });
}

function networkError(cause: unknown): AppError {
  const isOffline = typeof navigator !== 'undefined' && !navigator.onLine;
  return isOffline
    ? make('offline', 'offline', { cause })
    : make('unavailable', 'network', { cause });
}

function fromDatabase(error: DatabaseError, status: number | undefined, cause: unknown): AppError {
  // Commands end with PT and the HTTP status; their message is the code, their hint the sentence.
  const ownStatus = /^PT(\d{3})$/.exec(error.code)?.[1];
  if (ownStatus) {
    const details = parseDetails(error.details);
    const field = typeof details['field'] === 'string' ? { field: details['field'] } : {};
    const sentence = error.hint ?? null;
    return make(kindOfStatus(Number(ownStatus)), error.message, {
      sentence,
      details,
      ...field,
      cause,
    });
  }
  const meaning =
    databaseMeanings[error.code] ??
    databaseClasses[error.code.slice(0, 6)] ??
    databaseClasses[error.code.slice(0, 2)];
  // PostgREST answers 401 to a visitor who lacks a right, 403 to somebody signed in.
  if (error.code === '42501' && status === 401)
    return make('unauthenticated', 'sign_in_required', { cause });
  if (meaning) return make(meaning[0], meaning[1], { cause });
  return fromStatus(status ?? 500, cause);
}

function fromAuth(error: unknown): AppError {
  if (isAuthRetryableFetchError(error)) return networkError(error);
  if (isAuthApiError(error)) {
    const code = error.code ?? `auth_${error.status}`;
    const field = authFields[code];
    const kind =
      authKinds[code] ?? (error.status >= 500 ? 'unavailable' : kindOfStatus(error.status));
    // A wrong password is an answer to a form, not a lost session.
    const isForm = code === 'invalid_credentials';
    return make(isForm ? 'invalid' : kind, code, { cause: error, ...(field ? { field } : {}) });
  }
  if (isAuthError(error) && error.name === 'AuthSessionMissingError') {
    return make('unauthenticated', 'session_missing', { cause: error });
  }
  if (isAuthError(error) && error.name === 'AuthWeakPasswordError') {
    return make('invalid', 'weak_password', { field: 'password', cause: error });
  }
  // What is left concerns links: a code that was used, or opened in another browser.
  return make('invalid', 'otp_expired', { cause: error });
}

/** Storage answers 400 to much and tells the status it means in `statusCode`. */
function fromStorage(error: object): AppError {
  const { status, statusCode } = storageErrorSchema.parse(error);
  const meant = Number(statusCode);
  const known = Number.isInteger(meant) && meant >= 400 ? meant : status;
  return known === undefined ? networkError(error) : fromStatus(known, error);
}

function fromStatus(status: number, cause: unknown): AppError {
  return make(kindOfStatus(status), `http_${status}`, { cause });
}

function kindOfStatus(status: number): AppErrorKind {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not_found';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'rate_limited';
  if (status === 0 || status === 408 || (status >= 502 && status <= 504)) return 'unavailable';
  return status >= 400 && status < 500 ? 'invalid' : 'unexpected';
}

function parseDetails(text: string | null | undefined): AppErrorDetails {
  if (!text) return {};
  try {
    const parsed = detailsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    // Details of the database itself are prose.
    return {};
  }
}

import * as z from 'zod/mini';
import { runtimeConfig, supabase } from './client.ts';
import { appError, problemToAppError, toAppError } from './to-app-error.ts';

interface DatabaseAnswer {
  readonly data: unknown;
  readonly error: unknown;
  readonly status: number;
}

/**
 * Awaits a request to the data API and checks its answer against the contract.
 *
 * @param signal when it is aborted, the abort is thrown as it is, so that a cancelled query is not an error
 * @throws AppError for anything else that goes wrong, `contract_mismatch` when the answer has another shape
 */
export async function read<Schema extends z.core.$ZodType>(
  request: PromiseLike<DatabaseAnswer>,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const { data, error, status } = await request;
  signal?.throwIfAborted();
  if (error !== null && error !== undefined) throw toAppError(error, status);
  const parsed = z.safeParse(schema, data);
  if (!parsed.success) throw toAppError(parsed.error);
  return parsed.data;
}

/** Awaits a request whose answer holds nothing. @throws AppError */
export async function run(request: PromiseLike<DatabaseAnswer>): Promise<void> {
  const { error, status } = await request;
  if (error !== null && error !== undefined) throw toAppError(error, status);
}

/** The caller's access token, renewed where it was about to end. @throws AppError `session_missing` */
export async function accessToken(): Promise<string> {
  const { data, error } = await supabase().auth.getSession();
  if (error) throw toAppError(error);
  if (!data.session) throw appError('unauthenticated', 'session_missing');
  return data.session.access_token;
}

/**
 * Calls an edge function as the signed-in person.
 *
 * @param path the function and what follows, such as `admin/users`
 * @throws AppError from its problem document
 */
export async function callFunction<Schema extends z.core.$ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { supabaseUrl, supabasePublishableKey } = runtimeConfig();
  const token = await accessToken();
  let response: Response;
  try {
    response = await fetch(`${supabaseUrl}/functions/v1/${path}`, {
      method: 'POST',
      headers: {
        apikey: supabasePublishableKey,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw toAppError(error);
  }
  // What is no JSON comes from something before the function: the status, or the schema below, tells of it.
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemToAppError(response.status, answer);
  const parsed = z.safeParse(schema, answer);
  if (!parsed.success) throw toAppError(parsed.error);
  return parsed.data;
}

import { HttpError } from '../http.ts';
import { isConnectionFailure, type PostgresError, postgresError } from '../postgres-error.ts';

/** An error of the Data API itself, in PostgREST's form. Codes: PostgREST documentation, "Errors". */
export function dataError(
  status: number,
  code: string,
  message: string,
  more: { readonly details?: unknown; readonly hint?: string } = {},
): HttpError {
  return new HttpError(status, {
    code,
    message,
    details: more.details ?? null,
    hint: more.hint ?? null,
  });
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53400': 500,
  P0001: 400,
};

const STATUS_BY_CLASS: Readonly<Record<string, number>> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
};

function statusOf(error: PostgresError, isAnonymous: boolean): number {
  const raised = /^PT([1-5]\d\d)$/.exec(error.code)?.[1];
  if (raised !== undefined) return Number(raised);
  if (error.code === '42501') return isAnonymous ? 401 : 403;
  if (error.code === '21000') return error.message.endsWith('requires a WHERE clause') ? 400 : 500;
  return STATUS_BY_CODE[error.code] ?? STATUS_BY_CLASS[error.code.slice(0, 2)] ?? 400;
}

/**
 * What a failed request is answered with.
 *
 * @param isAnonymous whether the caller had no access token: then a missing privilege means "sign in"
 * @returns `undefined` for what is a fault of the gateway rather than of the request
 */
export function toHttpError(error: unknown, isAnonymous: boolean): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (isConnectionFailure(error)) {
    return dataError(503, 'PGRST000', 'Could not connect with the database. Retrying.');
  }
  const known = postgresError(error);
  if (known !== undefined) {
    return dataError(statusOf(known, isAnonymous), known.code, known.message, {
      details: known.detail,
      ...(known.hint === undefined ? {} : { hint: known.hint }),
    });
  }
  return undefined;
}

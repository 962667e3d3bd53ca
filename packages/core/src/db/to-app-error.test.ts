import { AuthApiError, AuthRetryableFetchError, AuthSessionMissingError } from '@supabase/auth-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { databaseErrorCodes } from '../contracts/error-codes.ts';
import { errorMessage } from './error-messages.ts';
import { appError, problemToAppError, toAppError } from './to-app-error.ts';

const database = (code: string, more: object = {}) => ({
  code,
  message: 'words of the database',
  details: null,
  hint: null,
  ...more,
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('errors of the database', () => {
  it('a command that fails keeps its code, field and details', () => {
    const error = toAppError(
      {
        code: 'PT409',
        message: 'ticket_changed',
        details: '{"field":"status","current":{"status":"open"}}',
        hint: 'Somebody was faster.',
      },
      409,
    );
    expect(error).toMatchObject({
      kind: 'conflict',
      code: 'ticket_changed',
      field: 'status',
      details: { current: { status: 'open' } },
    });
  });

  it('the sentence of the database is shown where it says more than the table', () => {
    const error = toAppError({
      code: 'PT422',
      message: 'file_too_large',
      details: '{"max":1}',
      hint: 'Files can have up to 20 MB.',
    });
    expect(error.message).toBe('Files can have up to 20 MB.');
  });

  it.each([
    ['23505', 409, 'conflict', 'already_exists'],
    ['23514', 400, 'invalid', 'value_not_allowed'],
    ['42501', 403, 'forbidden', 'permission_denied'],
    ['42501', 401, 'unauthenticated', 'sign_in_required'],
    ['PGRST116', 406, 'not_found', 'row_not_found'],
    ['PGRST303', 401, 'unauthenticated', 'session_expired'],
    ['57014', 500, 'unavailable', 'timeout'],
    ['57P01', 503, 'unavailable', 'database_unavailable'],
    ['PGRST001', 503, 'unavailable', 'database_unavailable'],
    ['XX000', 500, 'unexpected', 'http_500'],
  ])('%s with status %i is %s', (code, status, kind, ours) => {
    expect(toAppError(database(code), status)).toMatchObject({ kind, code: ours });
  });

  it('its own words are never shown', () => {
    expect(toAppError(database('XX000'), 500).message).not.toContain('words of the database');
  });

  it('every code of a command has its sentence', () => {
    const sentences = databaseErrorCodes.map((code) => errorMessage('invalid', code, 'the hint'));
    expect(sentences.filter((text) => !/[.:]$|^the hint$/.test(text))).toEqual([]);
  });
});

describe('errors of auth', () => {
  it('a wrong password is about the form, not about the session', () => {
    const error = toAppError(
      new AuthApiError('Invalid login credentials', 400, 'invalid_credentials'),
    );
    expect(error).toMatchObject({
      kind: 'invalid',
      code: 'invalid_credentials',
      message: 'The e-mail address or the password is not right.',
    });
  });

  it('a weak password stands at its field', () => {
    expect(toAppError(new AuthApiError('', 422, 'weak_password'))).toMatchObject({
      kind: 'invalid',
      field: 'password',
    });
  });

  it('too many attempts are told as such', () => {
    expect(toAppError(new AuthApiError('', 429, 'over_request_rate_limit'))).toMatchObject({
      kind: 'rate_limited',
    });
  });

  it('a missing session asks to sign in', () => {
    expect(toAppError(new AuthSessionMissingError())).toMatchObject({
      kind: 'unauthenticated',
      code: 'session_missing',
    });
  });

  it('an unreachable server is not a wrong password', () => {
    expect(toAppError(new AuthRetryableFetchError('', 0))).toMatchObject({
      kind: 'unavailable',
      code: 'network',
    });
  });
});

describe('errors of the way there', () => {
  it('a request that found no server is unavailable', () => {
    expect(toAppError(new TypeError('fetch failed'))).toMatchObject({
      kind: 'unavailable',
      code: 'network',
    });
    expect(toAppError(database(''), 0)).toMatchObject({ kind: 'unavailable' });
  });

  it('is offline where the device says so', () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(toAppError(new TypeError('fetch failed'))).toMatchObject({
      kind: 'offline',
      code: 'offline',
    });
  });

  it('an answer of another shape is a contract mismatch', () => {
    const { error } = z.safeParse(z.object({ a: z.string() }), {});
    expect(toAppError(error)).toMatchObject({ kind: 'unexpected', code: 'contract_mismatch' });
  });

  it('storage is mapped by status', () => {
    expect(toAppError({ __isStorageError: true, message: 'x', status: 403 })).toMatchObject({
      kind: 'forbidden',
    });
  });

  it('storage is believed in what it means, not in the status it answers with', () => {
    const error = { __isStorageError: true, message: 'x', status: 400, statusCode: '404' };
    expect(toAppError(error)).toMatchObject({ kind: 'not_found' });
  });

  it('an AppError stays what it is', () => {
    const error = appError('conflict', 'ticket_changed');
    expect(toAppError(error)).toBe(error);
  });
});

describe('errors of edge functions', () => {
  it('a problem document gives code, sentence and field', () => {
    const body = {
      title: 'Invalid input',
      status: 422,
      code: 'invalid_input',
      errors: [{ field: 'email', message: 'Enter an e-mail address.' }],
    };
    expect(problemToAppError(422, body)).toMatchObject({
      kind: 'invalid',
      code: 'invalid_input',
      field: 'email',
      message: 'Enter an e-mail address.',
    });
  });

  it('an answer that is none is told by its status', () => {
    expect(problemToAppError(502, '<html>')).toMatchObject({
      kind: 'unavailable',
      code: 'http_502',
    });
  });
});

import { z } from 'zod';
import { HttpError } from '../http.ts';

/** An error of the Auth API. Codes: Supabase documentation, "Auth error codes". */
export function authError(status: number, code: string, message: string): HttpError {
  return new HttpError(status, { code: status, error_code: code, msg: message });
}

/** The one answer to a wrong address, a wrong password and an account that is not there. */
export function invalidCredentials(): HttpError {
  return authError(400, 'invalid_credentials', 'Invalid login credentials');
}

export function validationFailed(message: string): HttpError {
  return authError(400, 'validation_failed', message);
}

export function userNotFound(): HttpError {
  return authError(404, 'user_not_found', 'User not found');
}

const reasonSchema = z.object({ error_code: z.string(), msg: z.string() });

/** What an error of this API says, for an answer that is not JSON. */
export function readReason(error: HttpError): { readonly code: string; readonly message: string } {
  const { error_code: code, msg: message } = reasonSchema.parse(error.body);
  return { code, message };
}

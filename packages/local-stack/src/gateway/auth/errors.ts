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

import { HttpError } from '../http.ts';
import { postgresError } from '../postgres-error.ts';

/** An error of the Storage API: the real status is in the body, HTTP says 400 as hosted Supabase does. */
export function storageError(status: number, error: string, message: string): HttpError {
  return new HttpError(status === 500 ? 500 : 400, { statusCode: String(status), error, message });
}

/** The answer to an object that is not there and to one the caller may not see. */
export function objectNotFound(): HttpError {
  return storageError(404, 'not_found', 'Object not found');
}

export function bucketNotFound(): HttpError {
  return storageError(404, 'Bucket not found', 'Bucket not found');
}

export function invalidInput(message: string): HttpError {
  return storageError(400, 'InvalidRequest', message);
}

export function tooLarge(): HttpError {
  return storageError(413, 'Payload too large', 'The object exceeded the maximum allowed size');
}

/** What a refused statement means to the client, or the error itself when it is a fault of ours. */
export function asStorageError(error: unknown): unknown {
  const known = postgresError(error);
  switch (known?.code) {
    case '42501':
      return storageError(403, 'Unauthorized', known.message);
    case '23505':
      return storageError(409, 'Duplicate', 'The resource already exists');
    case '23503':
      return bucketNotFound();
    case '57014':
      return storageError(544, 'DatabaseTimeout', 'The connection to the database timed out');
    default:
      return error;
  }
}

import { Problem } from './problem.ts';

/**
 * The caller's access token. It is not judged here: Postgres does that when it is passed on.
 *
 * @throws Problem 401 when there is none.
 */
export function bearerToken(authorization: string | undefined): string {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw new Problem(401, 'sign_in_required', { detail: 'Sign in to do this.' });
  }
  return token;
}

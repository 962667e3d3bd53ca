import { linkErrorParams } from './link-error.ts';

/** The search parameter that remembers where somebody wanted to go. */
const returnParam = 'return_to';

/** The sign-in address that leads back to where somebody is. Why Auth sent them there is for the sign-in page to tell. */
export function signInLocation(signInPath: string, here: URL): string {
  const { place, problem } = splitProblem(here);
  const path = `${place.pathname}${place.search}${place.hash}`;
  if (path !== '/' && here.pathname !== signInPath) problem.set(returnParam, path);
  return problem.size === 0 ? signInPath : `${signInPath}?${problem.toString()}`;
}

/** Takes what Auth tells about a failed sign-in out of an address; it stands in the query and again in the fragment. */
function splitProblem(here: URL): { place: URL; problem: URLSearchParams } {
  const place = new URL(here);
  const problem = new URLSearchParams();
  for (const name of linkErrorParams) {
    const value = place.searchParams.get(name);
    if (value === null) continue;
    problem.set(name, value);
    place.searchParams.delete(name);
  }
  if (problem.size > 0) place.hash = '';
  return { place, problem };
}

/**
 * Where to go after signing in. Only a path of this app is accepted: the address comes from outside, and
 * `//elsewhere` or `/\elsewhere` would lead there.
 */
export function returnPath(search: URLSearchParams, fallback: string): string {
  const wanted = search.get(returnParam);
  if (!wanted?.startsWith('/')) return fallback;
  const base = 'http://app.invalid';
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  if (url.origin !== base) return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith('//') ? fallback : path;
}

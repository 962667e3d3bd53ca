/** The search parameter that remembers where somebody wanted to go. */
const returnParam = 'return_to';

/** The sign-in address that leads back to where somebody is. */
export function signInLocation(signInPath: string, here: URL): string {
  const path = `${here.pathname}${here.search}${here.hash}`;
  if (path === '/' || here.pathname === signInPath) return signInPath;
  return `${signInPath}?${new URLSearchParams({ [returnParam]: path }).toString()}`;
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

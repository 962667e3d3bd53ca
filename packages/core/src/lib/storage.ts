/**
 * localStorage that never throws: a browser may forbid it, be full, or be in private mode. What is kept here must
 * be something the product can do without.
 */

/** The stored text, or `null` when there is none or storage is not available. */
export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores text, or removes the key for `null`. Answers whether the browser kept it. */
export function writeStored(key: string, value: string | null): boolean {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

function protocolOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).protocol : null;
}

/**
 * A link's address if it may stand in a message, else ''. The browser's own parser decides what the address is, so
 * that tricks with tabs, case or entities ("java\tscript:") mean here what they would mean on a click. Relative
 * addresses are refused: in a message from elsewhere they would point into the app.
 */
export function safeUrl(url: string): string {
  if (url.startsWith('#')) return url;
  const protocol = protocolOf(url);
  return protocol !== null && LINK_PROTOCOLS.has(protocol) ? url : '';
}

/** Whether an address is one on the web, as images must be. */
export function isWebUrl(url: string): boolean {
  const protocol = protocolOf(url);
  return protocol === 'https:' || protocol === 'http:';
}

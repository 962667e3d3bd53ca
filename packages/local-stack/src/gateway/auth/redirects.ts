import type { ApiResponse } from '../http.ts';

function escapePattern(text: string): string {
  return text.replace(/[.+^${}()|[\]\\?]/g, '\\$&');
}

/** `*` stands for anything but separators, `**` for anything, as in hosted Supabase's redirect list. */
function toPattern(glob: string): RegExp {
  const parts = glob.split('**').map((part) => part.split('*').map(escapePattern).join('[^./]*'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Where mails may lead back to: the apps' own origins and the configured addresses. */
export class Redirects {
  readonly #home: string;
  readonly #origins: ReadonlySet<string>;
  readonly #patterns: readonly RegExp[];

  /** @param home where everything else leads to */
  constructor(home: string, apps: readonly string[], allowed: readonly string[]) {
    this.#home = home;
    this.#origins = new Set([home, ...apps].map((url) => new URL(url).origin));
    this.#patterns = allowed.map(toPattern);
  }

  /** The asked-for address when it is allowed, else the home address. */
  resolve(asked: string | null | undefined): string {
    if (asked === null || asked === undefined || asked === '' || !URL.canParse(asked))
      return this.#home;
    const url = new URL(asked);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    // `https://app@evil.example` looks like the app and is not.
    if (!isWeb || url.username !== '' || url.password !== '') return this.#home;
    const isAllowed =
      this.#origins.has(url.origin) || this.#patterns.some((pattern) => pattern.test(asked));
    return isAllowed ? asked : this.#home;
  }
}

/** Sends the browser on, without telling the next site where it came from. */
export function redirect(to: string): ApiResponse {
  return {
    status: 303,
    headers: { location: to, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  };
}

/** The same address with these values as its fragment, which stays in the browser. */
export function withFragment(url: string, values: Readonly<Record<string, string>>): string {
  return `${url.split('#', 1)[0] ?? url}#${new URLSearchParams(values).toString()}`;
}

import { z } from 'zod';
import { authError } from './errors.ts';
import type { ProviderName, ProviderSettings } from './oauth-settings.ts';

/** What a provider says about somebody. */
export interface ProviderPerson {
  readonly subject: string;
  readonly email: string;
  readonly isVerified: boolean;
  readonly fullName: string;
  readonly userName: string | undefined;
  readonly avatarUrl: string | undefined;
}

type Endpoints = Readonly<Record<'authorize' | 'token' | 'api', string>>;
type ReadApi = <T>(path: string, schema: z.ZodType<T>) => Promise<T>;

interface ProviderKind {
  readonly scope: string;
  endpoints(url: string): Endpoints;
  readPerson(read: ReadApi): Promise<ProviderPerson>;
}

const TIMEOUT_MS = 10_000;

const googlePersonSchema = z.object({
  sub: z.string().min(1),
  email: z.string().default(''),
  email_verified: z.boolean().default(false),
  name: z.string().default(''),
  picture: z.url().optional(),
});

const githubPersonSchema = z.object({
  id: z.number().int(),
  login: z.string().min(1),
  name: z.string().nullish(),
  avatar_url: z.url().nullish(),
});
const githubEmailsSchema = z.array(
  z.object({ email: z.string(), verified: z.boolean(), primary: z.boolean() }),
);

const KINDS: Readonly<Record<ProviderName, ProviderKind>> = {
  google: {
    scope: 'openid email profile',
    endpoints: (url) => ({
      authorize: `${url || 'https://accounts.google.com'}/o/oauth2/v2/auth`,
      token: `${url || 'https://oauth2.googleapis.com'}/token`,
      api: `${url || 'https://openidconnect.googleapis.com'}/v1`,
    }),
    async readPerson(read) {
      const person = await read('/userinfo', googlePersonSchema);
      return {
        subject: person.sub,
        email: person.email,
        isVerified: person.email_verified,
        fullName: person.name || (person.email.split('@')[0] ?? ''),
        userName: undefined,
        avatarUrl: person.picture,
      };
    },
  },
  github: {
    scope: 'user:email',
    endpoints: (url) => ({
      authorize: `${url || 'https://github.com'}/login/oauth/authorize`,
      token: `${url || 'https://github.com'}/login/oauth/access_token`,
      // Elsewhere than at github.com the API lies below the same address, as on GitHub Enterprise Server.
      api: url === '' ? 'https://api.github.com' : `${url}/api/v3`,
    }),
    async readPerson(read) {
      const [person, emails] = await Promise.all([
        read('/user', githubPersonSchema),
        read('/user/emails', githubEmailsSchema),
      ]);
      // The address of the profile is whatever its owner wrote; only this list says what is verified.
      const primary = emails.find((email) => email.primary);
      return {
        subject: String(person.id),
        email: primary?.email ?? '',
        isVerified: primary?.verified ?? false,
        fullName: person.name || person.login,
        userName: person.login,
        avatarUrl: person.avatar_url ?? undefined,
      };
    },
  },
};

const tokenSchema = z.object({ access_token: z.string().min(1) });
const refusalSchema = z.object({ error: z.string().regex(/^[\w.-]{1,64}$/) });

/** One provider people can sign in with (RFC 6749, 4.1). */
export class OAuthProvider {
  readonly name: ProviderName;
  /** The `iss` of the identities it gives: the origin of its sign-in page. */
  readonly issuer: string;
  readonly #kind: ProviderKind;
  readonly #settings: ProviderSettings;
  readonly #endpoints: Endpoints;
  readonly #callbackUrl: string;

  constructor(name: ProviderName, settings: ProviderSettings, callbackUrl: string) {
    this.name = name;
    this.#kind = KINDS[name];
    this.#settings = settings;
    this.#endpoints = this.#kind.endpoints(settings.url);
    this.#callbackUrl = callbackUrl;
    this.issuer = new URL(this.#endpoints.authorize).origin;
  }

  /** Where the browser goes to sign in. @param wishes more parameters, such as `login_hint` */
  authorizeUrl(state: string, wishes: Readonly<Record<string, string>>): string {
    const url = new URL(this.#endpoints.authorize);
    url.search = new URLSearchParams({
      ...wishes,
      client_id: this.#settings.clientId,
      redirect_uri: this.#callbackUrl,
      response_type: 'code',
      scope: this.#kind.scope,
      state,
    }).toString();
    return url.href;
  }

  /**
   * Exchanges the code that the browser brought back for what the provider says about the person. The provider's token
   * is used for that alone: it is neither kept nor given to the app.
   *
   * @throws HttpError 500 `unexpected_failure`; its cause says which request failed and how, without any secret
   */
  async fetchPerson(code: string): Promise<ProviderPerson> {
    const { access_token: token } = await this.#request(
      'Unable to exchange external code',
      this.#endpoints.token,
      {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: this.#settings.clientId,
          client_secret: this.#settings.secret,
          redirect_uri: this.#callbackUrl,
          code,
        }),
      },
      tokenSchema,
    );
    return this.#kind.readPerson((path, schema) =>
      this.#request(
        'Error getting user profile from external provider',
        `${this.#endpoints.api}${path}`,
        { headers: { authorization: `Bearer ${token}` } },
        schema,
      ),
    );
  }

  async #request<T>(
    problem: string,
    url: string,
    init: { method?: 'POST'; body?: URLSearchParams; headers?: Record<string, string> },
    schema: z.ZodType<T>,
  ): Promise<T> {
    try {
      const response = await fetch(url, {
        ...init,
        headers: { accept: 'application/json', 'user-agent': 'AutoCRM', ...init.headers },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // A parser's message quotes what it could not read, which may hold a token.
      const body: unknown = await response.json().catch(() => {
        throw new Error(`status ${response.status} without JSON`);
      });
      // GitHub answers 200 to a code it refuses.
      const refusal = refusalSchema.safeParse(body);
      if (refusal.success) throw new Error(`status ${response.status}, ${refusal.data.error}`);
      if (!response.ok) throw new Error(`status ${response.status}`);
      return schema.parse(body);
    } catch (error) {
      const failure = authError(500, 'unexpected_failure', problem);
      failure.cause = new Error(`${this.name}: ${url} failed`, { cause: error });
      throw failure;
    }
  }
}

export type OAuthProviders = ReadonlyMap<string, OAuthProvider>;

/** @param callbackUrl where providers send people back to, as it is registered with them */
export function createProviders(
  settings: ReadonlyMap<ProviderName, ProviderSettings>,
  callbackUrl: string,
): OAuthProviders {
  return new Map(
    [...settings].map(([name, its]) => [name, new OAuthProvider(name, its, callbackUrl)]),
  );
}

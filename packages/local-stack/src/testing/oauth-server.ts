import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { listenOnLoopback } from '../mail/listener.ts';

const personSchema = z.object({
  /** A whole number, as GitHub's are. */
  id: z.int(),
  login: z.string(),
  name: z.string(),
  email: z.email(),
  isVerified: z.boolean(),
});

/** Somebody with an account at the stand-in. */
export type StandInPerson = Readonly<z.infer<typeof personSchema>>;

export interface OAuthServer {
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
  /** What configures the gateway to use this server as both providers. */
  readonly environment: Readonly<Record<string, string>>;
  /** Adds somebody to choose from, or replaces who has the same id. */
  add(person: StandInPerson): void;
  stop(): Promise<void>;
}

interface Grant {
  readonly person: StandInPerson;
  readonly redirectUri: string;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}

function choosePage(request: URL, people: readonly StandInPerson[]): ReturnType<typeof html> {
  const link = (name: string, value: string): string => {
    const url = new URL(request);
    url.searchParams.set(name, value);
    return `${url.pathname}${url.search}`;
  };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Choose an account</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>Choose an account</h1>
          <ul>
            ${people.map(
              ({ id, name, email }) =>
                html`<li><a href="${link('person', String(id))}">${name} (${email})</a></li>`,
            )}
          </ul>
          <a href="${link('cancel', 'yes')}">Cancel</a>
        </main>
      </body>
    </html>`;
}

/** The state of one stand-in: who there is, and which codes and tokens are out. */
class Accounts {
  readonly people = new Map<number, StandInPerson>();
  readonly clientId = `client-${randomBytes(6).toString('hex')}`;
  readonly secret = randomBytes(18).toString('base64url');
  readonly #codes = new Map<string, Grant>();
  readonly #tokens = new Map<string, StandInPerson>();

  authorize(context: Context): Response | Promise<Response> {
    const url = new URL(context.req.url);
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    if (url.searchParams.get('client_id') !== this.clientId || !isLoopback(redirectUri))
      return context.text('This client or its redirect_uri is not registered', 400);
    const back = new URL(redirectUri);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    if (url.searchParams.has('cancel')) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The person has denied access');
      return context.redirect(back.href, 302);
    }
    const person = this.people.get(Number(url.searchParams.get('person') ?? ''));
    if (person === undefined) return context.html(choosePage(url, [...this.people.values()]));
    const code = randomBytes(12).toString('base64url');
    this.#codes.set(code, { person, redirectUri });
    back.searchParams.set('code', code);
    return context.redirect(back.href, 302);
  }

  /** @param refusedStatus what the provider answers to a code it refuses */
  async token(context: Context, refusedStatus: 200 | 400): Promise<Response> {
    const form = new URLSearchParams(await context.req.text());
    if (form.get('client_id') !== this.clientId || form.get('client_secret') !== this.secret)
      return context.json({ error: 'invalid_client' }, refusedStatus === 200 ? 200 : 401);
    const code = form.get('code') ?? '';
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    if (grant === undefined || grant.redirectUri !== form.get('redirect_uri'))
      return context.json({ error: 'invalid_grant' }, refusedStatus);
    const token = randomBytes(18).toString('base64url');
    this.#tokens.set(token, grant.person);
    return context.json({ access_token: token, token_type: 'bearer', scope: '' });
  }

  /** Answers with what a token's owner may see. */
  asOwner(context: Context, describe: (person: StandInPerson) => object): Response {
    const token = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    const person = this.#tokens.get(token);
    return person === undefined
      ? context.json({ message: 'Bad credentials' }, 401)
      : context.json(describe(person));
  }
}

function createApp(accounts: Accounts): Hono {
  const app = new Hono();
  // For tests that run in another process than the server.
  app.post('/people', async (context) => {
    const person = personSchema.safeParse(await context.req.json());
    if (!person.success) return context.json({ message: z.prettifyError(person.error) }, 400);
    accounts.people.set(person.data.id, person.data);
    return context.body(null, 204);
  });
  app.get('/o/oauth2/v2/auth', (context) => accounts.authorize(context));
  app.post('/token', (context) => accounts.token(context, 400));
  app.get('/v1/userinfo', (context) =>
    accounts.asOwner(context, (person) => ({
      sub: String(person.id),
      name: person.name,
      email: person.email,
      email_verified: person.isVerified,
    })),
  );
  app.get('/login/oauth/authorize', (context) => accounts.authorize(context));
  app.post('/login/oauth/access_token', (context) => accounts.token(context, 200));
  app.get('/api/v3/user', (context) =>
    accounts.asOwner(context, ({ id, login, name }) => ({
      id,
      login,
      name: name === '' ? null : name,
      avatar_url: 'https://avatars.example.test/1',
      // Whatever somebody wrote into their profile: it proves nothing.
      email: 'profile@example.test',
    })),
  );
  app.get('/api/v3/user/emails', (context) =>
    accounts.asOwner(context, ({ login, email, isVerified }) => [
      { email: `${login}@users.example.test`, verified: true, primary: false },
      { email, verified: isVerified, primary: true },
    ]),
  );
  return app;
}

/**
 * Starts a server that stands in for Google and GitHub: real HTTP on the loopback address, a page to choose who to
 * sign in as, codes and tokens that work once and for their client alone.
 *
 * @param port 0 for any free one
 */
export async function startOAuthServer(
  people: readonly StandInPerson[] = [],
  port = 0,
): Promise<OAuthServer> {
  const accounts = new Accounts();
  const add = (person: StandInPerson): void => void accounts.people.set(person.id, person);
  for (const person of people) add(person);
  const server = await listenOnLoopback(createApp(accounts).fetch, port, (line) =>
    console.error(line),
  );
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('The server does not listen');
  const url = `http://127.0.0.1:${address.port}`;
  const { clientId, secret } = accounts;
  const environment = Object.fromEntries(
    ['GOOGLE', 'GITHUB'].flatMap((provider) => [
      [`SUPABASE_AUTH_EXTERNAL_${provider}_ENABLED`, 'true'],
      [`SUPABASE_AUTH_EXTERNAL_${provider}_CLIENT_ID`, clientId],
      [`SUPABASE_AUTH_EXTERNAL_${provider}_SECRET`, secret],
      [`SUPABASE_AUTH_EXTERNAL_${provider}_URL`, url],
    ]),
  );
  return {
    url,
    clientId,
    secret,
    environment,
    add,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readProviderSettings } from '../src/gateway/auth/oauth-settings.ts';
import { OAuthStates } from '../src/gateway/auth/oauth-state.ts';
import { readProjectConfig } from '../src/gateway/config.ts';
import { REPOSITORY_ROOT } from '../src/platform/migrate.ts';
import { withClient } from '../src/platform/provision.ts';
import { leadsTo, OAuthWorld, reasonOf } from './auth-oauth-harness.ts';
import { APP_URL, TestGateway } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const CHALLENGE = 'c'.repeat(43);
let world: OAuthWorld;

beforeAll(async () => {
  world = await OAuthWorld.start();
});

afterAll(async () => {
  await world.close();
});

function authorizeUrl(values: Readonly<Record<string, string>>): string {
  return `${world.gateway.url}/auth/v1/authorize?${new URLSearchParams(values).toString()}`;
}

/** A callback address that works once, and the state in it. */
async function ready(): Promise<{ address: URL; state: string }> {
  const page = await world.browser().begin('google');
  page.searchParams.set('person', String(world.newPerson().id));
  const address = await leadsTo(page);
  return { address, state: address.searchParams.get('state') ?? '' };
}

async function withState(address: URL, state: string): Promise<URL> {
  const changed = new URL(address);
  changed.searchParams.set('state', state);
  return leadsTo(changed);
}

test('a state works once', async () => {
  const { address } = await ready();
  expect((await leadsTo(address)).searchParams.get('code')).toBeTruthy();
  const again = await leadsTo(address);
  expect(again.searchParams.get('code')).toBeNull();
  expect(reasonOf(again)).toMatchObject({
    error: 'invalid_request',
    error_code: 'bad_oauth_state',
  });
});

test('a state works for ten minutes', async () => {
  const { address, state } = await ready();
  const states = new OAuthStates(world.gateway.jwtSecret);
  const content = await states.read(state);
  const late = await withState(address, await states.sign(content, -1));
  expect(reasonOf(late)).toMatchObject({ error_code: 'bad_oauth_state' });
  expect(
    (await withState(address, await states.sign(content))).searchParams.get('code'),
  ).toBeTruthy();
});

test('a forged, missing or borrowed state leads home and nowhere else', async () => {
  const { address, state } = await ready();
  const claims = { provider: 'google', redirect_to: 'https://evil.example/' };
  const sign = (secret: string): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setJti(randomUUID())
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret));
  const [header = '', , signature = ''] = state.split('.');
  const altered = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
  for (const forged of [altered, await sign('guessed'), await sign(world.gateway.jwtSecret), 'x']) {
    const end = await withState(address, forged);
    expect(end.origin).toBe(APP_URL);
    expect(reasonOf(end)).toMatchObject({ error_code: 'bad_oauth_state' });
  }
  expect(reasonOf(await withState(address, ''))).toMatchObject({
    error_code: 'bad_oauth_callback',
  });
});

test('a state is no access token', async () => {
  const { state } = await ready();
  const answer = await fetch(`${world.gateway.url}/auth/v1/user`, {
    headers: { apikey: world.gateway.publishableKey, authorization: `Bearer ${state}` },
  });
  expect(await answer.json()).toMatchObject({ error_code: 'bad_jwt' });
});

test.each([
  'https://evil.example/',
  '//evil.example',
  'http://127.0.0.1:5173@evil.example/',
  'data:text/html,hello',
])('leads home instead of to %s', async (redirectTo) => {
  const end = await world.browser().visit('google', world.newPerson(), redirectTo);
  expect(end.origin).toBe(APP_URL);
  expect(end.searchParams.get('code')).toBeTruthy();
});

test('an app cannot change where the provider leads back to, or who asks', async () => {
  const page = await leadsTo(
    authorizeUrl({
      provider: 'google',
      code_challenge: CHALLENGE,
      code_challenge_method: 's256',
      redirect_uri: 'https://evil.example/',
      client_id: 'somebody-else',
      state: 'mine',
      login_hint: 'ada@example.test',
    }),
  );
  expect(page.searchParams.get('redirect_uri')).toBe(`${world.gateway.url}/auth/v1/callback`);
  expect(page.searchParams.get('client_id')).toBe(world.server.clientId);
  expect(page.searchParams.get('state')).not.toBe('mine');
  expect(page.searchParams.get('login_hint')).toBe('ada@example.test');
});

test('a code is of no use in another browser, and of none the second time', async () => {
  const person = world.newPerson();
  const owner = world.browser();
  const code = (await owner.visit('google', person)).searchParams.get('code') ?? '';
  const thief = world.browser();
  await thief.begin('google');
  expect((await thief.auth.exchangeCodeForSession(code)).error).toMatchObject({
    code: 'bad_code_verifier',
  });
  // The failed attempt used it up.
  expect((await owner.auth.exchangeCodeForSession(code)).error).toMatchObject({
    code: 'flow_state_not_found',
  });
});

test('who cancels at the provider comes back with its reason', async () => {
  const page = await world.browser().begin('github');
  page.searchParams.set('cancel', 'yes');
  const end = await leadsTo(await leadsTo(page));
  expect(end.pathname).toBe('/welcome');
  expect(reasonOf(end)).toEqual({
    error: 'access_denied',
    error_description: 'The person has denied access',
  });
});

test.each(['google', 'github'] as const)(
  'a code that %s refuses is told without secrets, to the app and to the log',
  async (provider) => {
    const page = await world.browser().begin(provider);
    const callback = new URL(page.searchParams.get('redirect_uri') ?? '');
    callback.search = new URLSearchParams({
      code: 'made-up',
      state: page.searchParams.get('state') ?? '',
    }).toString();
    const told = world.gateway.errors.length;
    const end = await leadsTo(callback);
    expect(reasonOf(end)).toEqual({
      error: 'server_error',
      error_code: 'unexpected_failure',
      error_description: 'Unable to exchange external code',
    });
    const [error] = world.gateway.errors.slice(told);
    const cause = error?.cause;
    const log = cause instanceof Error ? `${cause.message} ${String(cause.cause)}` : '';
    expect(log).toContain('invalid_grant');
    expect(JSON.stringify([log, end.href])).not.toContain(world.server.secret);
  },
);

test('an unknown provider and a sign-in without a challenge are refused before anybody leaves', async () => {
  const refused = async (values: Readonly<Record<string, string>>): Promise<unknown> => {
    const answer = await fetch(authorizeUrl(values), { redirect: 'manual' });
    return { status: answer.status, ...(await answer.json()) };
  };
  expect(await refused({ provider: 'gitlab', code_challenge: CHALLENGE })).toMatchObject({
    status: 400,
    error_code: 'validation_failed',
    msg: 'Unsupported provider: provider is not enabled',
  });
  expect(await refused({ provider: 'google' })).toMatchObject({
    status: 400,
    error_code: 'validation_failed',
  });
});

test('abandoned sign-ins leave nothing behind', async () => {
  const rows = (where: string): Promise<number | null> =>
    withClient(
      world.gateway.database.url('postgres'),
      async (db) =>
        (await db.query(`select from auth.flow_state where provider_type = 'google' and ${where}`))
          .rowCount,
    );
  await world.browser().begin('google');
  await withClient(world.gateway.database.url('postgres'), (db) =>
    db.query("update auth.flow_state set created_at = created_at - interval '11 minutes'"),
  );
  expect(await rows("created_at < now() - interval '10 minutes'")).toBeGreaterThan(0);
  await world.browser().begin('google');
  expect(await rows("created_at < now() - interval '10 minutes'")).toBe(0);
});

test('the settings tell the apps which providers there are', async () => {
  const external = async (gateway: TestGateway): Promise<unknown> => {
    const answer = await fetch(`${gateway.url}/auth/v1/settings`, {
      headers: { apikey: gateway.publishableKey },
    });
    return answer.json();
  };
  expect(await external(world.gateway)).toMatchObject({
    external: { google: true, github: true, email: true },
    disable_signup: false,
  });
  const plain = await TestGateway.start({ environment: {} });
  try {
    expect(await external(plain)).toMatchObject({ external: { google: false, github: false } });
  } finally {
    await plain.close();
  }
});

test('a provider that is switched on without a setting is an error that names it', async () => {
  const { config } = await readProjectConfig(REPOSITORY_ROOT);
  const { environment } = world.server;
  const read = (changes: Readonly<Record<string, string>>) => () =>
    readProviderSettings(config.auth.external, { ...environment, ...changes });
  expect(read({ SUPABASE_AUTH_EXTERNAL_GITHUB_SECRET: '' })).toThrow(
    'auth.external.github is enabled without a secret: "env(GITHUB_CLIENT_SECRET)"',
  );
  expect(read({ SUPABASE_AUTH_EXTERNAL_GOOGLE_ENABLED: 'yes' })).toThrow(
    'SUPABASE_AUTH_EXTERNAL_GOOGLE_ENABLED must be true or false, but is "yes"',
  );
  expect(read({ SUPABASE_AUTH_EXTERNAL_GOOGLE_URL: 'ftp://x' })).toThrow(
    'auth.external.google.url',
  );
});

test('a setting is read from the variable that the project’s configuration names', async () => {
  const { config } = await readProjectConfig(REPOSITORY_ROOT);
  const settings = readProviderSettings(config.auth.external, {
    SUPABASE_AUTH_EXTERNAL_GITHUB_ENABLED: 'true',
    GITHUB_CLIENT_ID: 'the id',
    GITHUB_CLIENT_SECRET: 'the secret',
  });
  expect([...settings]).toEqual([
    ['github', { clientId: 'the id', secret: 'the secret', url: '' }],
  ]);
});

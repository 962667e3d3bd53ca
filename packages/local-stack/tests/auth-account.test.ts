import { createClient } from '@supabase/supabase-js';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { APP_URL, DESK_URL, newEmail, PASSWORD, TestGateway } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});

afterAll(async () => {
  await gateway.close();
});

/** Opens a link as a browser would, without following where it leads. */
async function open(link: string): Promise<URL> {
  const answer = await fetch(link, { redirect: 'manual' });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
}

function fragment(url: URL): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
}

async function signUp(email: string, options: { redirect?: string } = {}): Promise<void> {
  const { error } = await gateway.visitor().auth.signUp({
    email,
    password: PASSWORD,
    options: {
      data: { full_name: 'Ada Lovelace' },
      ...(options.redirect === undefined ? {} : { emailRedirectTo: options.redirect }),
    },
  });
  if (error !== null) throw error;
}

test('signing up stores the metadata at once, sends a mail, and the link in it signs in', async () => {
  const email = newEmail('ada');
  const visitor = gateway.visitor();
  const { data, error } = await visitor.auth.signUp({
    email,
    password: PASSWORD,
    options: { data: { full_name: 'Ada Lovelace' }, emailRedirectTo: `${DESK_URL}/welcome` },
  });
  expect(error).toBeNull();
  expect(data.session).toBeNull();
  expect(data.user).toMatchObject({ email, user_metadata: { full_name: 'Ada Lovelace' } });
  // The trigger of the fixture reads the metadata of the inserted row.
  const profile = await gateway
    .admin()
    .from('people')
    .select('full_name')
    .eq('id', data.user?.id)
    .single();
  expect(profile.data).toEqual({ full_name: 'Ada Lovelace' });

  const { mail, link, code } = await gateway.mailbox.wait(email);
  expect(mail.subject).toBe('Confirm your e-mail address');
  expect(mail.html).toContain(code);
  expect(link.startsWith(`${gateway.url}/auth/v1/verify?`)).toBe(true);
  const early = await visitor.auth.signInWithPassword({ email, password: PASSWORD });
  expect(early.error).toMatchObject({ status: 400, code: 'email_not_confirmed' });

  const target = await open(link);
  expect(target.origin + target.pathname).toBe(`${DESK_URL}/welcome`);
  const tokens = fragment(target);
  expect(tokens['type']).toBe('signup');
  const session = await visitor.auth.setSession({
    access_token: tokens['access_token'] ?? '',
    refresh_token: tokens['refresh_token'] ?? '',
  });
  expect(session.data.user).toMatchObject({ email });
  expect(session.data.user?.email_confirmed_at).toBeTruthy();

  const again = fragment(await open(link));
  expect(again).toMatchObject({ error: 'access_denied', error_code: 'otp_expired' });
});

test('the code of the mail works as well, once, and only with its own address', async () => {
  const email = newEmail('typed');
  await signUp(email);
  const { code } = await gateway.mailbox.wait(email);
  const visitor = gateway.visitor();
  const other = await visitor.auth.verifyOtp({ email: newEmail(), token: code, type: 'signup' });
  expect(other.error).toMatchObject({ status: 403, code: 'otp_expired' });
  const { data } = await visitor.auth.verifyOtp({ email, token: code, type: 'signup' });
  expect(data.session?.access_token).toBeTruthy();
  expect(
    (await visitor.auth.verifyOtp({ email, token: code, type: 'signup' })).error,
  ).not.toBeNull();
});

test('an access token says who, since when and for how long', async () => {
  const { client, id, email } = await gateway.person('Claims');
  const { data } = await client.auth.getSession();
  const claims = decodeJwt(data.session?.access_token ?? '');
  expect(claims).toMatchObject({
    sub: id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    iss: `${gateway.url}/auth/v1`,
    aal: 'aal1',
    is_anonymous: false,
    user_metadata: { full_name: 'Claims' },
    app_metadata: { provider: 'email', providers: ['email'] },
    amr: [{ method: 'password' }],
  });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await gateway.person('Known');
  const visitor = gateway.visitor();
  const wrong = await visitor.auth.signInWithPassword({ email, password: 'not the password' });
  const unknown = await visitor.auth.signInWithPassword({ email: newEmail(), password: PASSWORD });
  expect(wrong.error).toMatchObject({
    status: 400,
    code: 'invalid_credentials',
    message: 'Invalid login credentials',
  });
  expect(JSON.stringify(unknown.error)).toBe(JSON.stringify(wrong.error));
});

test('signing up and asking for a new password do not tell whether an address is known', async () => {
  const { email } = await gateway.person('Hidden');
  const visitor = gateway.visitor();
  const taken = await visitor.auth.signUp({
    email,
    password: PASSWORD,
    options: { data: { full_name: 'Eve' } },
  });
  const fresh = await visitor.auth.signUp({
    email: newEmail(),
    password: PASSWORD,
    options: { data: { full_name: 'Eve' } },
  });
  expect(taken.error).toBeNull();
  const shape = (user: object | null): unknown => Object.keys(user ?? {}).toSorted();
  expect(shape(taken.data.user)).toEqual(shape(fresh.data.user));
  expect(taken.data.user?.identities).toHaveLength(1);
  expect(gateway.mailbox.to(email)).toHaveLength(0);
  const known = await visitor.auth.resetPasswordForEmail(email);
  const unknown = await visitor.auth.resetPasswordForEmail(newEmail());
  expect(unknown).toEqual(known);
});

test('a weak password and an address that is none are refused with their own codes', async () => {
  const { auth } = gateway.visitor();
  expect((await auth.signUp({ email: newEmail(), password: 'short' })).error).toMatchObject({
    code: 'weak_password',
  });
  expect((await auth.signUp({ email: 'nobody', password: PASSWORD })).error).toMatchObject({
    code: 'validation_failed',
  });
  const long = await auth.signUp({ email: newEmail(), password: 'x'.repeat(73) });
  expect(long.error).toMatchObject({ code: 'weak_password' });
});

test('refreshing rotates the token; the one before is forgiven, an older one ends the session', async () => {
  const { client } = await gateway.person('Rotating');
  const first = (await client.auth.getSession()).data.session?.refresh_token ?? '';
  const refresh = async (token: string) =>
    gateway.visitor().auth.refreshSession({ refresh_token: token });
  const second = (await refresh(first)).data.session?.refresh_token ?? '';
  expect(second).not.toBe(first);
  // The answer to the first use may have been lost on its way.
  expect((await refresh(first)).data.session?.refresh_token).toBe(second);
  const third = (await refresh(second)).data.session?.refresh_token ?? '';
  expect(third).not.toBe(second);
  await gateway.ageRefreshTokens();
  const stolen = await refresh(first);
  expect(stolen.error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
  expect((await refresh(third)).error).toMatchObject({ code: 'refresh_token_not_found' });
  expect((await client.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
});

test('two refreshes at once get the same new token', async () => {
  const { client } = await gateway.person('Tabs');
  const token = (await client.auth.getSession()).data.session?.refresh_token ?? '';
  const answers = await Promise.all(
    [1, 2, 3].map(() => gateway.visitor().auth.refreshSession({ refresh_token: token })),
  );
  expect(new Set(answers.map(({ data }) => data.session?.refresh_token)).size).toBe(1);
});

test('signing out ends this session, the others, or all', async () => {
  const { client: first, email } = await gateway.person('Leaving');
  const another = async () => {
    const client = gateway.visitor();
    await client.auth.signInWithPassword({ email, password: PASSWORD });
    return client;
  };
  const isIn = async (client: typeof first): Promise<boolean> =>
    (await client.auth.getUser()).error === null;
  const [second, third] = [await another(), await another()];
  const secondToken = (await second.auth.getSession()).data.session?.access_token ?? '';
  await second.auth.signOut({ scope: 'local' });
  expect((await gateway.visitor().auth.getUser(secondToken)).error).toMatchObject({
    name: 'AuthSessionMissingError',
  });
  expect(await isIn(first)).toBe(true);
  await first.auth.signOut({ scope: 'others' });
  expect(await isIn(third)).toBe(false);
  expect(await isIn(first)).toBe(true);
  const fourth = await another();
  await first.auth.signOut({ scope: 'global' });
  expect(await isIn(fourth)).toBe(false);
});

test('a new password is chosen by mail, and whoever knew the old one is signed out', async () => {
  const { client: old, email } = await gateway.person('Forgetful');
  const visitor = gateway.visitor();
  await visitor.auth.resetPasswordForEmail(email, { redirectTo: `${APP_URL}/reset` });
  const { mail, link } = await gateway.mailbox.wait(email);
  expect(mail.subject).toBe('Choose a new password');
  const target = await open(link);
  expect(target.pathname).toBe('/reset');
  const tokens = fragment(target);
  expect(tokens['type']).toBe('recovery');
  await visitor.auth.setSession({
    access_token: tokens['access_token'] ?? '',
    refresh_token: tokens['refresh_token'] ?? '',
  });
  expect((await visitor.auth.updateUser({ password: PASSWORD })).error).toMatchObject({
    code: 'same_password',
  });
  expect((await visitor.auth.updateUser({ password: 'another-good-password' })).error).toBeNull();
  expect((await old.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
  expect((await visitor.auth.getUser()).error).toBeNull();
  const { auth } = gateway.visitor();
  expect((await auth.signInWithPassword({ email, password: PASSWORD })).error).not.toBeNull();
  expect(
    (await auth.signInWithPassword({ email, password: 'another-good-password' })).error,
  ).toBeNull();
});

test('a new address counts once both mailboxes have agreed', async () => {
  const { client, email } = await gateway.person('Moving');
  const next = newEmail('moved');
  const { data, error } = await client.auth.updateUser({ email: next });
  expect(error).toBeNull();
  expect(data.user).toMatchObject({ email, new_email: next });
  const toNew = await gateway.mailbox.wait(next);
  const toOld = await gateway.mailbox.wait(email);
  expect(fragment(await open(toNew.link))['message']).toContain('other email');
  expect((await client.auth.getUser()).data.user?.email).toBe(email);
  expect(fragment(await open(toOld.link))['access_token']).toBeTruthy();
  expect((await client.auth.getUser()).data.user?.email).toBe(next);
  expect(
    (await gateway.visitor().auth.signInWithPassword({ email: next, password: PASSWORD })).error,
  ).toBeNull();
});

test('a mail never leads anywhere but to the apps', async () => {
  for (const redirect of [
    'https://evil.example/steal',
    `${APP_URL}@evil.example/`,
    `${APP_URL}.evil.example/`,
    'data:text/html,x',
    '//evil.example',
  ]) {
    const email = newEmail('phished');
    await signUp(email, { redirect });
    const { link } = await gateway.mailbox.wait(email);
    expect((await open(link)).origin).toBe(APP_URL);
  }
});

test('a client that asked with a challenge gets a code, which needs the verifier', async () => {
  const email = newEmail('pkce');
  const stored = new Map<string, string>();
  const client = createClient(gateway.url, gateway.publishableKey, {
    auth: {
      flowType: 'pkce',
      autoRefreshToken: false,
      detectSessionInUrl: false,
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      },
    },
  });
  await client.auth.signUp({ email, password: PASSWORD, options: { data: { full_name: 'P' } } });
  const { link } = await gateway.mailbox.wait(email);
  const target = await open(link);
  const code = target.searchParams.get('code') ?? '';
  expect(target.hash).toBe('');
  const { data, error } = await client.auth.exchangeCodeForSession(code);
  expect(error).toBeNull();
  expect(data.user).toMatchObject({ email });
  await client.auth.signOut();
  await client.auth.resetPasswordForEmail(email);
  const second = new URL(
    (await open((await gateway.mailbox.wait(email, 2)).link)).href,
  ).searchParams.get('code');
  const thief = await fetch(`${gateway.url}/auth/v1/token?grant_type=pkce`, {
    method: 'POST',
    headers: { apikey: gateway.publishableKey },
    body: JSON.stringify({ auth_code: second, code_verifier: 'x'.repeat(43) }),
  });
  expect(await thief.json()).toMatchObject({ error_code: 'bad_code_verifier' });
});

test('an account that a trigger refuses is not created, and the reason stays in the log', async () => {
  const email = newEmail('nameless');
  const { error } = await gateway.visitor().auth.signUp({ email, password: PASSWORD });
  expect(error).toMatchObject({ message: 'Database error saving new user' });
  const { data } = await gateway.admin().auth.admin.listUsers({ perPage: 1000 });
  expect(data.users.some((user) => user.email === email)).toBe(false);
  expect(gateway.errors.at(-1)?.cause).toMatchObject({ code: '23514' });
});

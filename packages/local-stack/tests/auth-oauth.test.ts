import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { leadsTo, OAuthWorld } from './auth-oauth-harness.ts';
import { APP_URL, DESK_URL, newEmail, PASSWORD } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let world: OAuthWorld;

beforeAll(async () => {
  world = await OAuthWorld.start();
});

afterAll(async () => {
  await world.close();
});

async function userCount(email: string): Promise<number> {
  const { data, error } = await world.gateway.admin().auth.admin.listUsers({ perPage: 1000 });
  if (error !== null) throw error;
  return data.users.filter((user) => user.email === email).length;
}

describe.each(['google', 'github'] as const)('signing in with %s', (provider) => {
  test('makes a confirmed account with the name that the provider knows, and a session', async () => {
    const person = world.newPerson();
    const end = await world.browser().visit(provider, person, `${DESK_URL}/welcome?from=here`);
    expect(end.origin + end.pathname).toBe(`${DESK_URL}/welcome`);
    expect(end.searchParams.get('from')).toBe('here');
    expect(end.hash).toBe('');

    const { user, claims } = await world.browser().signIn(provider, person);
    expect(user).toMatchObject({
      email: person.email,
      app_metadata: { provider, providers: [provider] },
      user_metadata: { full_name: 'Grace Hopper', email_verified: true, sub: String(person.id) },
      identities: [{ provider, id: String(person.id) }],
    });
    expect(user.email_confirmed_at).toBeTruthy();
    expect(claims).toMatchObject({ sub: user.id, amr: [{ method: 'oauth' }] });
    expect(await userCount(person.email)).toBe(1);
    const profile = await world.gateway
      .admin()
      .from('people')
      .select('full_name')
      .eq('id', user.id);
    expect(profile.data).toEqual([{ full_name: 'Grace Hopper' }]);
  });

  test('finds the same account again, even when the address has changed there', async () => {
    const person = world.newPerson();
    const first = await world.browser().signIn(provider, person);
    const moved = world.newPerson({ ...person, email: newEmail('moved') });
    const second = await world.browser().signIn(provider, moved);
    expect(second.user.id).toBe(first.user.id);
    expect(second.user.email).toBe(person.email);
    expect(await userCount(moved.email)).toBe(0);
  });

  test('joins the account with the same confirmed address, whose password still works', async () => {
    const { client, id, email } = await world.gateway.person('Joining');
    const { user } = await world.browser().signIn(provider, world.newPerson({ email }));
    expect(user).toMatchObject({
      id,
      app_metadata: { provider: 'email', providers: ['email', provider] },
    });
    const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
    expect(error).toBeNull();
  });

  test('takes an unconfirmed account away from whoever made it with somebody else’s address', async () => {
    const email = newEmail('squatted');
    const squatter = world.gateway.visitor();
    const made = await squatter.auth.signUp({
      email,
      password: PASSWORD,
      options: { data: { full_name: 'Mallory', note: 'planted' } },
    });
    expect(made.error).toBeNull();
    const { link } = await world.gateway.mailbox.wait(email);
    const { user } = await world.browser().signIn(provider, world.newPerson({ email }));
    expect(user.identities?.map((identity) => identity.provider)).toEqual([provider]);
    expect(user.user_metadata).not.toHaveProperty('note');
    const tried = await squatter.auth.signInWithPassword({ email, password: PASSWORD });
    expect(tried.error).toMatchObject({ code: 'invalid_credentials' });
    expect((await leadsTo(link)).hash).toContain('error_code=otp_expired');
  });

  test('gives no session to whom an admin has banned', async () => {
    const person = world.newPerson();
    const { user } = await world.browser().signIn(provider, person);
    await world.gateway.admin().auth.admin.updateUserById(user.id, { ban_duration: '24h' });
    const end = await world.browser().visit(provider, person);
    expect(end.origin).toBe(APP_URL);
    expect(Object.fromEntries(end.searchParams)).toEqual({
      error: 'access_denied',
      error_code: 'user_banned',
      error_description: 'User is banned',
    });
  });

  test('needs a verified address, and then makes or joins no account', async () => {
    const { email } = await world.gateway.person('Victim');
    for (const address of [email, newEmail('unverified')]) {
      const person = world.newPerson({ email: address, isVerified: false });
      const end = await world.browser().visit(provider, person);
      expect(Object.fromEntries(new URLSearchParams(end.hash.slice(1)))).toEqual({
        error: 'access_denied',
        error_code: 'provider_email_needs_verification',
        error_description: `Unverified email with ${provider}. Verify the email with ${provider} in order to sign in`,
        sb: '',
      });
      expect(await userCount(address)).toBe(address === email ? 1 : 0);
    }
  });

  test('one new person in two tabs at once gets one account', async () => {
    const person = world.newPerson();
    const both = await Promise.all([
      world.browser().signIn(provider, person),
      world.browser().signIn(provider, person),
    ]);
    expect(both[0].user.id).toBe(both[1].user.id);
  });
});

test('the same person by Google and by GitHub has one account', async () => {
  const person = world.newPerson();
  const first = await world.browser().signIn('google', person);
  const second = await world.browser().signIn('github', person);
  expect(second.user.id).toBe(first.user.id);
  expect(second.user.app_metadata).toMatchObject({
    provider: 'google',
    providers: ['google', 'github'],
  });
});

test('who has no name at GitHub is called by their login', async () => {
  const person = world.newPerson({ name: '' });
  const { user } = await world.browser().signIn('github', person);
  expect(user.user_metadata).toMatchObject({ full_name: person.login });
});

test('the stand-in shows its people to choose from, and what they are called is never markup', async () => {
  const person = world.newPerson({ name: '<b>Bobby</b>' });
  const page = await (await fetch(await world.browser().begin('google'))).text();
  expect(page).toContain(`person=${person.id}`);
  expect(page).toContain('&lt;b&gt;Bobby');
  expect(page).not.toContain('<b>Bobby');
});

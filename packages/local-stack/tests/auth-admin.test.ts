import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newEmail, PASSWORD, TestGateway } from './gateway-harness.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start({
    limits: {
      signIn: { limit: 6, perSeconds: 3600 },
      signInPerEmail: { limit: 3, perSeconds: 3600 },
      refresh: { limit: 100, perSeconds: 60 },
      verify: { limit: 100, perSeconds: 60 },
      mail: { limit: 100, perSeconds: 60 },
      mailPerEmail: { limit: 2, perSeconds: 3600 },
    },
  });
});

afterAll(async () => {
  await gateway.close();
});

test('the admin calls need the secret key', async () => {
  const visitor = gateway.visitor();
  expect((await visitor.auth.admin.listUsers()).error).toMatchObject({
    status: 403,
    code: 'not_admin',
  });
  const headers = { apikey: gateway.publishableKey };
  expect((await fetch(`${gateway.url}/auth/v1/admin/users`, { headers })).status).toBe(401);
});

test('users are created, found, listed, changed and deleted', async () => {
  const { admin } = gateway.admin().auth;
  const email = newEmail('staff');
  const created = await admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
    user_metadata: { full_name: 'Staff', nickname: 'S' },
    app_metadata: { team: 'blue' },
  });
  expect(created.error).toBeNull();
  const id = created.data.user?.id ?? '';
  expect(created.data.user).toMatchObject({
    email,
    role: 'authenticated',
    user_metadata: { full_name: 'Staff' },
    app_metadata: { provider: 'email', team: 'blue' },
  });
  expect((await admin.createUser({ email, password: PASSWORD })).error).toMatchObject({
    status: 422,
    code: 'email_exists',
  });
  expect((await admin.getUserById(id)).data.user).toMatchObject({ id, email });
  const page = await admin.listUsers({ page: 1, perPage: 1 });
  expect(page.data.users).toHaveLength(1);
  expect('total' in page.data && page.data.total).toBeGreaterThanOrEqual(1);
  const changed = await admin.updateUserById(id, {
    user_metadata: { full_name: 'Chief', nickname: null },
  });
  expect(changed.data.user?.user_metadata).toEqual({ full_name: 'Chief' });
  expect((await admin.deleteUser(id)).error).toBeNull();
  expect((await admin.getUserById(id)).error).toMatchObject({
    status: 404,
    code: 'user_not_found',
  });
  expect((await gateway.admin().from('people').select('id').eq('id', id)).data).toEqual([]);
});

test('a ban ends every session and keeps the person out until it is lifted', async () => {
  const { client, id, email } = await gateway.person('Banned');
  const { admin } = gateway.admin().auth;
  const refresh = (await client.auth.getSession()).data.session?.refresh_token ?? '';
  await admin.updateUserById(id, { ban_duration: '24h' });
  expect((await client.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
  expect((await client.auth.refreshSession({ refresh_token: refresh })).error).not.toBeNull();
  const { auth } = gateway.visitor();
  expect((await auth.signInWithPassword({ email, password: PASSWORD })).error).toMatchObject({
    code: 'user_banned',
  });
  await admin.updateUserById(id, { ban_duration: 'none' });
  expect((await auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();
});

test('an invitation is a mail whose link signs in', async () => {
  const email = newEmail('invited');
  const { data, error } = await gateway
    .admin()
    .auth.admin.inviteUserByEmail(email, { data: { full_name: 'Guest' } });
  expect(error).toBeNull();
  expect(data.user).toMatchObject({ email, user_metadata: { full_name: 'Guest' } });
  const { mail } = await gateway.mailbox.wait(email);
  expect(mail.subject).toBe('You have been invited');
  const token_hash = /\/auth\/invited\?token_hash=([^&"\s]+)/.exec(mail.text ?? '')?.[1] ?? '';
  const visitor = gateway.visitor().auth;
  const verified = await visitor.verifyOtp({ token_hash, type: 'invite' });
  expect(verified.data.user).toMatchObject({ email });
  const again = await visitor.verifyOtp({ token_hash, type: 'invite' });
  expect(again.error?.code).toBe('otp_expired');
});

test('a generated link is what a mail would have carried', async () => {
  const email = newEmail('linked');
  const { admin } = gateway.admin().auth;
  await admin.createUser({ email, email_confirm: true, user_metadata: { full_name: 'Linked' } });
  const { data, error } = await admin.generateLink({ type: 'recovery', email });
  expect(error).toBeNull();
  expect(data.properties?.verification_type).toBe('recovery');
  const verified = await gateway
    .visitor()
    .auth.verifyOtp({ token_hash: data.properties?.hashed_token ?? '', type: 'recovery' });
  expect(verified.data.user).toMatchObject({ email });
  expect(gateway.mailbox.to(email)).toHaveLength(0);
});

test('sign-in attempts on one account are counted, and the answer says how long to wait', async () => {
  const email = newEmail('target');
  const attempt = () =>
    fetch(`${gateway.url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { apikey: gateway.publishableKey },
      body: JSON.stringify({ email, password: 'guess' }),
    });
  const answers: number[] = [];
  for (let index = 0; index < 4; index += 1) answers.push((await attempt()).status);
  expect(answers.slice(0, 2)).toEqual([400, 400]);
  expect(answers.at(-1)).toBe(429);
  const limited = await attempt();
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await limited.json()).toMatchObject({ code: 429, error_code: 'over_request_rate_limit' });
});

test('mails to one address are counted, whether or not it has an account', async () => {
  for (const email of [
    newEmail('nobody'),
    (
      await gateway.admin().auth.admin.createUser({
        email: newEmail('somebody'),
        user_metadata: { full_name: 'Somebody' },
      })
    ).data.user?.email ?? '',
  ]) {
    const { auth } = gateway.visitor();
    expect((await auth.resetPasswordForEmail(email)).error).toBeNull();
    expect((await auth.resetPasswordForEmail(email)).error).toBeNull();
    expect((await auth.resetPasswordForEmail(email)).error).toMatchObject({
      status: 429,
      code: 'over_email_send_rate_limit',
    });
  }
});

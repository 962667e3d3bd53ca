import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectTestProject, testProjectUrl } from '../testing/network.ts';
import { bearerToken, projectFetch, supabase } from './client.ts';

const server = setupServer();
const key = 'Bearer sb_publishable_test';

/** A token as the auth server makes them: header, payload and signature, good until 2100. */
function token(): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  return `${part({ alg: 'HS256' })}.${part({ exp: 4_102_444_800, sub: 'me' })}.c2ln`;
}

async function signIn(): Promise<string> {
  const user = { id: 'me', aud: 'authenticated', app_metadata: {}, user_metadata: {} };
  server.use(http.get(`${testProjectUrl}/auth/v1/user`, () => HttpResponse.json(user)));
  const access_token = token();
  await supabase().auth.setSession({ access_token, refresh_token: 'r' });
  return access_token;
}

/** The headers of what reaches a path. */
function headersOf(path: string): Headers[] {
  const seen: Headers[] = [];
  server.use(
    http.all(`${testProjectUrl}${path}`, ({ request }) => {
      seen.push(request.headers);
      return HttpResponse.json({});
    }),
  );
  return seen;
}

beforeAll(() => {
  connectTestProject();
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

describe('who asks', () => {
  test('a visitor asks with the publishable key', async () => {
    const seen = headersOf('/rest/v1/settings');
    await supabase().from('settings').select('key');
    expect(seen[0]?.get('apikey')).toBe('sb_publishable_test');
    expect(seen[0]?.get('authorization')).toBe(key);
    expect(await bearerToken()).toBe('sb_publishable_test');
  });

  test('who is signed in asks for data with their own token', async () => {
    const seen = headersOf('/rest/v1/rpc/who_am_i');
    const access_token = await signIn();
    await supabase().rpc('who_am_i');
    expect(seen[0]?.get('authorization')).toBe(`Bearer ${access_token}`);
    expect(seen[0]?.get('apikey')).toBe('sb_publishable_test');
  });

  test('and changes their account with it alone', async () => {
    const access_token = await signIn();
    const seen = headersOf('/auth/v1/user');
    await supabase().auth.updateUser({ password: 'a-long-password' });
    expect(seen[0]?.get('authorization')).toBe(`Bearer ${access_token}`);
  });

  test('files are asked for the same way, with the headers of the request kept', async () => {
    const seen = headersOf('/storage/v1/object/attachments/x');
    const access_token = await signIn();
    await projectFetch()(`${testProjectUrl}/storage/v1/object/attachments/x`, {
      headers: { 'x-upsert': 'false' },
    });
    expect(seen[0]?.get('authorization')).toBe(`Bearer ${access_token}`);
    expect(seen[0]?.get('x-upsert')).toBe('false');
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { configProblems, loadRuntimeConfig } from './env.ts';
import { toAppError } from './to-app-error.ts';

const answer = (body: unknown, init: ResponseInit = {}) => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, init)));
};
const problemsOf = (builtIn: unknown) =>
  loadRuntimeConfig(builtIn).then(
    () => [],
    (error: unknown) => configProblems(toAppError(error)),
  );

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('loadRuntimeConfig', () => {
  it('takes what was built in', async () => {
    const config = await loadRuntimeConfig({
      VITE_SUPABASE_URL: 'https://abc.supabase.co/',
      VITE_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
    });
    expect(config).toEqual({
      supabaseUrl: 'https://abc.supabase.co',
      supabasePublishableKey: 'sb_publishable_x',
    });
  });

  it('asks its own origin otherwise', async () => {
    const apps = {
      customerPortal: 'http://a:1',
      agentDesk: 'http://a:2',
      adminConsole: 'http://a:3',
    };
    answer({ supabaseUrl: 'http://a:4', supabasePublishableKey: 'k', mailUrl: 'http://a:5', apps });
    expect(await loadRuntimeConfig({})).toMatchObject({ supabaseUrl: 'http://a:4', apps });
  });

  it('names each fault', async () => {
    expect(await problemsOf({ VITE_SUPABASE_URL: 'abc.supabase.co' })).toEqual([
      'supabaseUrl is not an http(s) address.',
      'supabasePublishableKey is missing.',
    ]);
  });

  it('refuses a secret key', async () => {
    const env = { VITE_SUPABASE_URL: 'https://a.co', VITE_SUPABASE_PUBLISHABLE_KEY: 'sb_secret_x' };
    expect(await problemsOf(env)).toEqual(['supabasePublishableKey is a secret key.']);
  });

  it('takes the page of a static host for no configuration', async () => {
    answer('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    expect(await problemsOf({})).toEqual([expect.stringContaining('/runtime-config.json')]);
  });

  it('tells an unreachable host apart from a wrong set-up', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await expect(loadRuntimeConfig({})).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'network',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { Problem } from '../functions/_shared/problem.ts';
import { fromSupabase } from '../functions/_shared/supabase-problem.ts';
import { type AdminDeps, createApp } from '../functions/admin/app.ts';

const colleague = { email: 'Ada@Example.com ', full_name: ' Ada Lovelace ', role: 'agent' };
const id = '0b0e9cf4-6f4b-4f0e-9a29-6d7c0c1c1f10';
const team = '3f1c5a54-6a3c-4a5e-8b1e-3f5a0e6a7b11';

interface Recorded {
  deps: AdminDeps;
  calls: unknown[][];
  errors: string[];
}

function recorded(overrides: Partial<Record<string, () => Promise<never>>> = {}): Recorded {
  const calls: unknown[][] = [];
  const errors: string[] = [];
  const record =
    <Result>(name: string, result: Result) =>
    async (...args: unknown[]): Promise<Result> => {
      calls.push([name, ...args]);
      await overrides[name]?.();
      return result;
    };
  const deps: AdminDeps = {
    newId: () => 'made-up-request-id',
    newPassword: () => 'made-up-password',
    logError: (message) => errors.push(message),
    asCaller: (token) => {
      calls.push(['asCaller', token]);
      return {
        assertAdmin: record('assertAdmin', undefined),
        setRole: record('setRole', undefined),
        joinTeams: record('joinTeams', undefined),
      };
    },
    accounts: { create: record('create', { id }), remove: record('remove', undefined) },
  };
  return { deps, calls, errors };
}

async function createUser(
  deps: AdminDeps,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return createApp(deps).request('/admin/users', {
    method: 'POST',
    headers: {
      authorization: 'Bearer admin.jwt.token',
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('creating a colleague', () => {
  it('makes the account and gives it role and teams with the caller’s own token', async () => {
    const { deps, calls } = recorded();
    const body = { ...colleague, password: 'correct horse', team_ids: [team, team] };
    const response = await createUser(deps, body);

    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      id,
      email: 'ada@example.com',
      full_name: 'Ada Lovelace',
      role: 'agent',
      team_ids: [team],
    });
    expect(calls).toEqual([
      ['asCaller', 'admin.jwt.token'],
      ['assertAdmin'],
      [
        'create',
        { email: 'ada@example.com', password: 'correct horse', full_name: 'Ada Lovelace' },
      ],
      ['setRole', id, 'agent'],
      ['joinTeams', id, [team]],
    ]);
  });

  it('shows a made-up password in this one answer', async () => {
    const response = await createUser(recorded().deps, colleague);
    expect(await response.json()).toMatchObject({ password: 'made-up-password' });
  });

  it('creates nothing for a caller whom the database does not take for an admin', async () => {
    const { deps, calls } = recorded({
      assertAdmin: async () => {
        throw new Problem(403, 'not_allowed', { detail: 'Only an admin may do this.' });
      },
    });
    const response = await createUser(deps, colleague);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'not_allowed',
      detail: 'Only an admin may do this.',
    });
    expect(calls.map(([name]) => name)).toEqual(['asCaller', 'assertAdmin']);
  });

  it('takes the account away again when the role is refused, and says why it was refused', async () => {
    const { deps, calls } = recorded({
      setRole: async () => {
        throw new Problem(409, 'last_admin');
      },
    });
    const response = await createUser(deps, colleague);
    expect(response.status).toBe(409);
    expect(calls.at(-1)).toEqual(['remove', id]);
  });

  it('logs the account that could not be taken away again', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('down'));
    const { deps, errors } = recorded({ joinTeams: broken, remove: broken });
    const response = await createUser(deps, { ...colleague, team_ids: [team] });
    expect(response.status).toBe(500);
    expect(errors.join('\n')).toContain(id);
  });

  it('asks for a sign-in without a token', async () => {
    const { deps, calls } = recorded();
    const response = await createUser(deps, colleague, { authorization: '' });
    expect(response.status).toBe(401);
    expect(calls).toEqual([]);
  });
});

describe('bad input', () => {
  it('names each field that cannot be accepted', async () => {
    const { deps, calls } = recorded();
    const body = {
      email: 'nobody',
      full_name: ' ',
      role: 'customer',
      password: 'short',
      team_ids: ['x'],
    };
    const response = await createUser(deps, body);
    expect(response.status).toBe(422);
    const named = ['email', 'full_name', 'role', 'password', 'team_ids.0'];
    expect(await response.json()).toMatchObject({
      code: 'invalid_input',
      request_id: 'made-up-request-id',
      errors: named.map((field) => ({ field })),
    });
    expect(calls.map(([name]) => name)).not.toContain('create');
  });

  it.each([
    { what: 'a body that is not JSON', body: '{', status: 400, code: 'malformed_json' },
    { what: 'another content type', type: 'text/plain', status: 415, code: 'json_expected' },
    { what: 'a huge body', body: 'x'.repeat(200_000), status: 413, code: 'body_too_large' },
  ])('refuses $what', async ({ body = '{}', type = 'application/json', status, code }) => {
    const response = await createUser(recorded().deps, body, { 'content-type': type });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code });
  });

  it('answers an unknown route in the same form', async () => {
    const response = await createApp(recorded().deps).request('/admin/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'route_not_found' });
  });
});

describe('what leaves the function', () => {
  it('never tells the cause of a failure of ours', async () => {
    const { deps, errors } = recorded({
      create: async () => Promise.reject(new Error('password of the database')),
    });
    const response = await createUser(deps, colleague);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('password of the database');
    expect(errors).toEqual(['made-up-request-id POST /admin/users']);
  });

  it('keeps a caller’s request id and makes up one for text that is not an id', async () => {
    const kept = await createUser(recorded().deps, colleague, { 'x-request-id': 'trace-12345678' });
    const made = await createUser(recorded().deps, colleague, { 'x-request-id': '<script>' });
    expect(kept.headers.get('x-request-id')).toBe('trace-12345678');
    expect(made.headers.get('x-request-id')).toBe('made-up-request-id');
  });

  it('passes a refusal of our RPCs on, with the field it names', () => {
    const problem = fromSupabase({
      status: 422,
      code: 'PT422',
      message: 'invalid_role',
      details: '{"field": "role"}',
      hint: 'Choose customer, agent or admin.',
    });
    expect(problem).toMatchObject({
      status: 422,
      code: 'invalid_role',
      errors: [{ field: 'role', message: 'Choose customer, agent or admin.' }],
    });
  });

  it('calls any other failure of the database a failure, without its words', () => {
    const problem = fromSupabase({ status: 400, code: '22P02', message: 'invalid input syntax' });
    expect(problem).toMatchObject({ status: 502, code: 'upstream_failed', detail: undefined });
  });
});

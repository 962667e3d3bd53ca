import { describe, expect, it } from 'vitest';
import { Problem } from '../functions/_shared/problem.ts';
import { createApp, type PeopleDeps } from '../functions/people/app.ts';

const id = '0b0e9cf4-6f4b-4f0e-9a29-6d7c0c1c1f10';
const customer = { email: 'Nora@Example.com ', full_name: ' Nora New ' };

function recorded(overrides: Partial<Record<string, () => Promise<never>>> = {}): {
  deps: PeopleDeps;
  calls: unknown[][];
} {
  const calls: unknown[][] = [];
  const deps: PeopleDeps = {
    newId: () => 'made-up-request-id',
    logError: () => undefined,
    asCaller: (token) => ({
      assertMayInvite: async () => {
        calls.push(['assertMayInvite', token]);
        await overrides['assertMayInvite']?.();
      },
    }),
    invitations: {
      send: async (wanted) => {
        calls.push(['send', wanted]);
        await overrides['send']?.();
        return { id };
      },
    },
  };
  return { deps, calls };
}

async function invite(
  deps: PeopleDeps,
  body: unknown,
  authorization = 'Bearer agent.jwt.token',
): Promise<Response> {
  return createApp(deps).request('/people/customers', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('inviting a customer', () => {
  it('asks the database first, then mails the invitation', async () => {
    const { deps, calls } = recorded();
    const response = await invite(deps, customer);
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const clean = { email: 'nora@example.com', full_name: 'Nora New' };
    expect(await response.json()).toEqual({ id, ...clean });
    expect(calls).toEqual([
      ['assertMayInvite', 'agent.jwt.token'],
      ['send', clean],
    ]);
  });

  it('mails nobody for a caller without the permission', async () => {
    const { deps, calls } = recorded({
      assertMayInvite: async () => Promise.reject(new Problem(403, 'not_allowed')),
    });
    const response = await invite(deps, customer);
    expect(response.status).toBe(403);
    expect(calls.map(([name]) => name)).toEqual(['assertMayInvite']);
  });

  it('asks for a sign-in without a token', async () => {
    const { deps, calls } = recorded();
    expect((await invite(deps, customer, '')).status).toBe(401);
    expect(calls).toEqual([]);
  });

  it('names each field that cannot be accepted, and takes no role', async () => {
    const { deps, calls } = recorded();
    const response = await invite(deps, { email: 'nobody', full_name: ' ', role: 'admin' });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [{ field: 'email' }, { field: 'full_name' }],
    });
    expect(calls.map(([name]) => name)).not.toContain('send');
  });

  it('says at the address that it has an account already', async () => {
    const taken = new Problem(409, 'email_taken', {
      errors: [{ field: 'email', message: 'Taken' }],
    });
    const { deps } = recorded({ send: async () => Promise.reject(taken) });
    const response = await invite(deps, customer);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      code: 'email_taken',
      errors: [{ field: 'email' }],
    });
  });
});

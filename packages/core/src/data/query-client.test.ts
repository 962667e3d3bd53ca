import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../db/app-error.ts';
import { appError } from '../db/to-app-error.ts';
import { createQueryClient, retryDelay, shouldRetry } from './query-client.ts';

describe('retries', () => {
  it.each(['unavailable', 'offline'] as const)('%s may succeed by itself', (kind) => {
    expect(shouldRetry(0, appError(kind, 'x'))).toBe(true);
    expect(shouldRetry(3, appError(kind, 'x'))).toBe(false);
  });

  it.each(['forbidden', 'not_found', 'conflict', 'invalid', 'rate_limited', 'unexpected'] as const)(
    '%s is an answer',
    (kind) => {
      expect(shouldRetry(0, appError(kind, 'x'))).toBe(false);
    },
  );

  it('wait longer each time, never the same for all', () => {
    expect([0, 1, 2, 9].map((failures) => retryDelay(failures, () => 0))).toEqual([
      500, 1000, 2000, 8000,
    ]);
    expect(retryDelay(0, () => 0.999)).toBeGreaterThan(700);
  });
});

describe('createQueryClient', () => {
  const run = (client: ReturnType<typeof createQueryClient>, options: object) =>
    client.getMutationCache().build(client, options).execute(undefined);

  it('fetches again what a mutation says it changed', async () => {
    const client = createQueryClient();
    client.setQueryData(['things', 1], 'old');
    client.setQueryData(['others'], 'old');
    await run(client, { mutationFn: () => Promise.resolve(), meta: { invalidates: [['things']] } });
    expect(client.getQueryState(['things', 1])?.isInvalidated).toBe(true);
    expect(client.getQueryState(['others'])?.isInvalidated).toBe(false);
  });

  it('reports a failed mutation unless its screen shows it', async () => {
    const onMutationError = vi.fn<(error: AppError) => void>();
    const client = createQueryClient({ onMutationError });
    const mutationFn = () => Promise.reject(appError('conflict', 'ticket_changed'));
    await expect(run(client, { mutationFn, meta: { silent: true } })).rejects.toBeInstanceOf(
      AppError,
    );
    expect(onMutationError).not.toHaveBeenCalled();
    await expect(run(client, { mutationFn })).rejects.toBeInstanceOf(AppError);
    expect(onMutationError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'ticket_changed' }),
    );
  });

  it.each([
    ['unauthenticated', 'session_expired'],
    ['forbidden', 'account_inactive'],
  ] as const)('says when %s (%s) ends the session', async (kind, code) => {
    const onUnauthenticated = vi.fn<() => void>();
    const client = createQueryClient({ onUnauthenticated });
    const queryFn = () => Promise.reject(appError(kind, code));
    await expect(client.query({ queryKey: ['x'], queryFn })).rejects.toBeInstanceOf(AppError);
    expect(onUnauthenticated).toHaveBeenCalledOnce();
  });
});

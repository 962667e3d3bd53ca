import {
  type Mutation,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { type AppError, isTransient } from '../db/app-error.ts';
import { appError, toAppError } from '../db/to-app-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: AppError;
    mutationMeta: {
      /** What to fetch again after success; prefixes of query keys. */
      invalidates?: readonly QueryKey[];
      /** The screen shows this failure itself (a form, a failed message): no toast. */
      silent?: boolean;
    };
  }
}

export interface QueryClientOptions {
  /** A mutation failed and no screen shows it: for a toast. */
  onMutationError?: (error: AppError) => void;
  /** Whether nothing may be changed now: what is shown comes from the device alone. */
  isReadOnly?: () => boolean;
  /** Something was refused because the session ended or the account was deactivated. */
  onUnauthenticated?: () => void;
}

const maxRetries = 3;
const staleTime = 30_000;

/** Retries what may succeed by itself; an answer is an answer. */
export function shouldRetry(failures: number, error: AppError): boolean {
  return failures < maxRetries && isTransient(error);
}

/** Milliseconds before the next attempt: 0.5, 1, 2 s, each spread by up to a half so that windows do not knock at once. */
export function retryDelay(failures: number, random: () => number = Math.random): number {
  return Math.min(500 * 2 ** failures, 8000) * (1 + random() / 2);
}

/**
 * The app's one QueryClient. Queries retry what is transient; mutations do not, unless they say that repeating them
 * has no second effect. While offline both wait and go on by themselves.
 */
export function createQueryClient(options: QueryClientOptions = {}): QueryClient {
  const reportSession = (error: unknown): AppError => {
    const known = toAppError(error);
    if (known.kind === 'unauthenticated' || known.code === 'account_inactive') {
      options.onUnauthenticated?.();
    }
    return known;
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: reportSession }),
    mutationCache: new MutationCache({
      onMutate: () => {
        if (options.isReadOnly?.()) throw appError('offline', 'offline_read_only');
      },
      onSuccess: (_data, _variables, _result, mutation) => invalidate(client, mutation),
      onError: (error, _variables, _result, mutation) => {
        const known = reportSession(error);
        if (!mutation.meta?.silent) options.onMutationError?.(known);
      },
    }),
    defaultOptions: {
      queries: { staleTime, retry: shouldRetry, retryDelay: (failures) => retryDelay(failures) },
      mutations: { retry: false, retryDelay: (failures) => retryDelay(failures) },
    },
  });
  return client;
}

async function invalidate(
  client: QueryClient,
  mutation: Mutation<unknown, unknown>,
): Promise<void> {
  const keys = mutation.meta?.invalidates ?? [];
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

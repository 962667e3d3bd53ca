import { type DehydratedState, hydrate, type QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { type WhoAmI, whoAmISchema } from '../../contracts/profile.ts';
import { peopleKeys } from '../../data/people/keys.ts';
import { reportUnless } from '../../lib/report-unless.ts';
import { clearDevice, readDevice, writeDevice } from './device-store.ts';
import { stateToKeep } from './kept-state.ts';

/** Changes are written together after this time, in ms. */
const pause = 2000;

/** A device without room or leave to keep anything has nothing to show offline, and says so then. */
const refused = reportUnless(
  'AbortError',
  'InvalidStateError',
  'NotAllowedError',
  'QuotaExceededError',
  'SecurityError',
  'UnknownError',
);

const dehydratedShape = z.object({
  queries: z.array(z.unknown()),
  mutations: z.array(z.unknown()),
});

/** Whose state it is, of which build, and as of when. What is in it was checked when it was fetched, by this build. */
const keptSchema = z.object({
  owner: z.string(),
  build: z.string(),
  kept_at: z.number(),
  state: z.custom<DehydratedState>((value) => dehydratedShape.safeParse(value).success),
});

export interface KeptCache {
  client: QueryClient;
  /** The app's name: each app has a store of its own. */
  app: string;
  /** Another build may understand the same data differently: what it kept is not read. */
  build: string;
}

export interface Recalled {
  me: WhoAmI;
  /** When the cache was last written, in ms since the epoch. */
  at: number;
}

/**
 * Fills the cache with what this device kept for somebody.
 *
 * @returns who they are and as of when; null when there is nothing of theirs
 */
export async function recallCache(
  { client, app, build }: KeptCache,
  owner: string,
): Promise<Recalled | null> {
  const parsed = keptSchema.safeParse(await readDevice(app).catch(refused));
  // What belongs to somebody else is never shown, and what another build wrote not understood.
  if (!parsed.success || parsed.data.owner !== owner || parsed.data.build !== build) return null;
  const { state, kept_at } = parsed.data;
  // Without a network nothing can be fetched again: it stays however long nobody looks at it.
  const options = { defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } };
  hydrate(client, state, options);
  const me = whoAmISchema.safeParse(client.getQueryData(peopleKeys.whoAmI()));
  return me.success && me.data.id === owner ? { me: me.data, at: kept_at } : null;
}

/**
 * Keeps the cache on this device, for its owner alone, whenever it has changed and when the window is left.
 *
 * @returns a function that stops it
 */
export function keepCache({ client, app, build }: KeptCache, owner: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const kept = { owner, build, kept_at: Date.now(), state: stateToKeep(client) };
    writeDevice(app, kept).catch(refused);
  };
  const stop = client.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated' || type === 'removed') timer ??= setTimeout(write, pause);
  });
  const leave = () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) write();
  };
  document.addEventListener('visibilitychange', leave);
  timer = setTimeout(write, pause);
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', leave);
  };
}

/** Forgets what this device kept, whoever's it was. */
export async function forgetCache(app: string): Promise<void> {
  await clearDevice(app).catch(refused);
}

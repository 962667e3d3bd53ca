import type { IncomingMessage, ServerResponse } from 'node:http';
import { header, respond } from './http.ts';
import { secretsEqual } from './tokens.ts';

/** What tests may do to a running server to see that clients heal. */
export type TestControlActions = {
  /** Disconnects everybody, as a restart of the service would. */
  drop(): void;
  /** Swallows the next broadcasts. */
  mute(count: number): void;
  /** Ends all channels as if their tokens had expired. */
  expire(): void;
  /** Delivers broadcasts this much later from now on. */
  delay(milliseconds: number): void;
  stats(): object;
};

export type TestControls = {
  readonly actions: TestControlActions;
  readonly secret: string;
};

const PATH = /^\/__test\/(drop|mute|expire|delay|stats)$/;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Serves `/__test/…` to callers on this machine that send the secret in `x-test-secret`; to all others the paths do not exist.
 * `mute?count=N` and `delay?ms=N` take their number from the query.
 * @returns false when the request is none of these
 */
export function handleTestControls(
  { actions, secret }: TestControls,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): boolean {
  const action = PATH.exec(url.pathname)?.[1];
  const isLocal = LOOPBACK.has(request.socket.remoteAddress ?? '');
  if (
    action === undefined ||
    !isLocal ||
    !secretsEqual(header(request, 'x-test-secret') ?? '', secret)
  )
    return false;
  if (request.method !== (action === 'stats' ? 'GET' : 'POST')) {
    respond(response, 405, { message: 'Method not allowed' });
    return true;
  }
  const problem = perform(actions, action, url);
  if (problem === null) respond(response, 200, actions.stats());
  else respond(response, 422, { message: problem });
  return true;
}

function perform(actions: TestControlActions, action: string, url: URL): string | null {
  const parameter = action === 'mute' ? 'count' : 'ms';
  const amount = Number(url.searchParams.get(parameter) ?? Number.NaN);
  const takesAmount = action === 'mute' || action === 'delay';
  if (takesAmount && (!Number.isInteger(amount) || amount < 0))
    return `${parameter} must be a whole number`;
  if (action === 'drop') actions.drop();
  if (action === 'mute') actions.mute(amount);
  if (action === 'expire') actions.expire();
  if (action === 'delay') actions.delay(amount);
  return null;
}

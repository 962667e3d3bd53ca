import { isRecord } from './part-messages.ts';
import type { FromPart } from './part-messages.ts';
import { settingsOf } from './part-settings.assert.ts';
import type { PartKind, PartSettings } from './part-settings.ts';
import { messageOf } from './stack-error.ts';

export interface RunningPart {
  stop(): Promise<void>;
  /** Asked every few seconds; throws when the part cannot do its work just now. */
  check?(): Promise<void>;
  /** Settles with the reason when the part ends without having been asked to. */
  ended?: Promise<string>;
}

export interface PartContext {
  /** The latest state of the whole stack, as the supervisor told it. */
  stackHealth(): Readonly<Record<string, unknown>>;
}

const stopTimeoutMs = 7_000;

/**
 * The main function of a part's process: waits for its settings on the IPC channel, starts it, answers health
 * checks, and ends it when told to, or when the supervisor is gone, so that no part outlives the stack.
 */
export function runPart<Kind extends PartKind>(
  kind: Kind,
  start: (settings: PartSettings[Kind], context: PartContext) => Promise<RunningPart>,
): void {
  let health: Readonly<Record<string, unknown>> = { ready: false, parts: {} };
  let running: RunningPart | undefined;
  let stopping = false;

  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopTimeoutMs).unref();
    await running?.stop();
    process.exit(code);
  };
  const fail = (thrown: unknown): void => {
    send({ type: 'failed', message: messageOf(thrown) }, () => process.exit(1));
  };

  // Nobody reads the log any more when the supervisor has died: writing to it must not end an orderly stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.once('disconnect', () => void stop(0).catch(fail));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(0).catch(fail));
  }
  process.on('message', (message) => {
    if (!isRecord(message)) return;
    if (message['type'] === 'stack' && isRecord(message['health'])) health = message['health'];
    if (message['type'] === 'ping') void answer(running);
    if (message['type'] === 'settings') {
      start(settingsOf(kind, message['settings']), { stackHealth: () => health })
        .then((part) => {
          running = part;
          send({ type: 'ready' });
          void part.ended?.then((reason) => (stopping ? undefined : fail(new Error(reason))));
        })
        .catch(fail);
    }
  });
}

async function answer(running: RunningPart | undefined): Promise<void> {
  try {
    if (running === undefined) throw new Error('still starting');
    await running.check?.();
    send({ type: 'pong', ok: true, detail: null });
  } catch (error) {
    send({ type: 'pong', ok: false, detail: messageOf(error) });
  }
}

function send(message: FromPart, done: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, done);
  else done();
}

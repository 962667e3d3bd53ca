import type { StackHealth } from './stack-types.ts';

/** What the supervisor tells a part over the IPC channel. */
export type ToPart =
  | { type: 'settings'; settings: object }
  | { type: 'ping' }
  | { type: 'stack'; health: StackHealth }
  | { type: 'stop' };

/** What a part tells the supervisor. */
export type FromPart =
  | { type: 'ready' }
  | { type: 'pong'; ok: boolean; detail: string | null }
  | { type: 'failed'; message: string };

/** Reads a message from a part, or undefined for anything that is not one (libraries may use the channel too). */
export function readFromPart(message: unknown): FromPart | undefined {
  if (!isRecord(message)) return undefined;
  if (message['type'] === 'ready') return { type: 'ready' };
  if (message['type'] === 'failed') return { type: 'failed', message: String(message['message']) };
  if (message['type'] !== 'pong') return undefined;
  const detail = message['detail'];
  return {
    type: 'pong',
    ok: message['ok'] === true,
    detail: typeof detail === 'string' ? detail : null,
  };
}

/** Whether a parsed value is an object whose fields can be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

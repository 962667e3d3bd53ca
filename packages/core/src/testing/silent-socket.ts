import { vi } from 'vitest';

/** A socket that never opens: live updates stay away, and nothing leaves the machine. */
class SilentSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly readyState = SilentSocket.CONNECTING;
  readonly bufferedAmount = 0;
  binaryType = 'arraybuffer';
  addEventListener(): void {}
  removeEventListener(): void {}
  send(): void {}
  close(): void {}
}

/** Puts a silent socket in the place of the browser's. Call before `connect`, which keeps the one it finds. */
export function silenceSockets(): void {
  vi.stubGlobal('WebSocket', SilentSocket);
}

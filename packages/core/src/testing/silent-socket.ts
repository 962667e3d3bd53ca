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

/**
 * Puts a silent socket in the place of the browser's, for the rest of the file: a client that is made late, or after a
 * test has put its stubs back, must not find the real one. Call after `server.listen`, which puts its own there.
 */
export function silenceSockets(): void {
  Object.defineProperty(globalThis, 'WebSocket', { value: SilentSocket, configurable: true });
}

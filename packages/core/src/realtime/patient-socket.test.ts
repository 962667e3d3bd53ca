import { afterEach, expect, test, vi } from 'vitest';

const closed = vi.fn<(code?: number, reason?: string) => void>();

/** The browser's socket, without a server. */
class StandIn extends EventTarget {
  static readonly CONNECTING = 0;
  readyState = StandIn.CONNECTING;
  onopen: (() => void) | null = null;

  close(code?: number, reason?: string): void {
    closed(code, reason);
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
    this.dispatchEvent(new Event('open'));
  }
}

/** A patient one over that, and how to have it connected. */
async function socket() {
  vi.stubGlobal('WebSocket', StandIn);
  const { PatientSocket } = await import('./patient-socket.ts');
  const made = new PatientSocket('ws://localhost');
  return { made, connect: () => StandIn.prototype.opens.call(made) };
}

afterEach(() => {
  closed.mockClear();
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('closing while it connects waits for the connection, and tells nobody of that', async () => {
  const { made, connect } = await socket();
  const opened = vi.fn<() => void>();
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as the realtime client listens
  made.onopen = opened;
  made.close(1000, 'gone');
  expect(closed).not.toHaveBeenCalled();
  connect();
  expect(closed).toHaveBeenCalledExactlyOnceWith(1000, 'gone');
  expect(opened).not.toHaveBeenCalled();
});

test('an open one closes at once', async () => {
  const { made, connect } = await socket();
  connect();
  made.close(1000);
  expect(closed).toHaveBeenCalledExactlyOnceWith(1000, undefined);
});

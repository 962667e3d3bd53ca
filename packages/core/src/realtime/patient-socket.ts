/**
 * A socket that is closed once it is open. The realtime client closes its socket when the page is left, and browsers
 * complain of one that is closed while it still connects; that one goes with its page anyway.
 */
export class PatientSocket extends WebSocket {
  override close(code?: number, reason?: string): void {
    if (this.readyState !== WebSocket.CONNECTING) {
      super.close(code, reason);
      return;
    }
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the client's own listener, which waits no more
    this.onopen = null;
    this.addEventListener(
      'open',
      () => {
        super.close(code, reason);
      },
      { once: true },
    );
  }
}

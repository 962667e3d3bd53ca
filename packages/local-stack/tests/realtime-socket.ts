import { once } from 'node:events';
import { WebSocket } from 'ws';
import { isJsonArray, parseJson } from '../src/realtime/json.ts';
import { Inbox, PUBLISHABLE_KEY } from './realtime-harness.ts';

export type WireFrame = readonly unknown[];

/** A socket without a client library: it can send what supabase-js never would. */
export class RawSocket {
  readonly frames = new Inbox<WireFrame>();
  readonly texts: string[] = [];
  readonly binaries = new Inbox<Buffer>();
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) return this.binaries.push(data);
      this.texts.push(data.toString('utf8'));
      const value = parseJson(data.toString('utf8'));
      this.frames.push(isJsonArray(value) ? value : [value]);
    });
  }

  static async open(port: number, query: Record<string, string> = {}): Promise<RawSocket> {
    const parameters = new URLSearchParams({ apikey: PUBLISHABLE_KEY, vsn: '2.0.0', ...query });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/realtime/v1/websocket?${parameters}`);
    const raw = new RawSocket(socket);
    await once(socket, 'open');
    return raw;
  }

  send(frame: WireFrame | object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  /** Joins a topic and waits for the answer. */
  async join(
    topic: string,
    config: object = {},
    joinRef = '1',
    token?: string,
  ): Promise<WireFrame> {
    const payload = { config, ...(token === undefined ? {} : { access_token: token }) };
    this.send([joinRef, joinRef, `realtime:${topic}`, 'phx_join', payload]);
    return this.reply(joinRef);
  }

  /** The answer to one reference. */
  async reply(ref: string): Promise<WireFrame> {
    return this.frames.next((frame) => frame[1] === ref && frame[3] === 'phx_reply');
  }

  /** Waits until the server has taken in all that was sent before, and sent what that set off at once. */
  async settle(ref = `settle-${this.frames.all.length}`): Promise<void> {
    this.send([null, ref, 'phoenix', 'heartbeat', {}]);
    await this.reply(ref);
  }

  /** Resolves to the close code. */
  async closed(): Promise<number> {
    return new Promise((resolve) => this.#socket.once('close', resolve));
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Lets what the server sends pile up there. */
  stopReading(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.close();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}

/** A kind-3 frame, as supabase-js encodes every broadcast. */
export function userBroadcastPush(
  fields: { joinRef: string; ref: string; topic: string; event: string },
  encoding: 0 | 1,
  payload: Buffer,
): Buffer {
  const parts = [fields.joinRef, fields.ref, fields.topic, fields.event, ''].map((text) =>
    Buffer.from(text),
  );
  return Buffer.concat([
    Buffer.from([3, ...parts.map((part) => part.length), encoding]),
    ...parts,
    payload,
  ]);
}

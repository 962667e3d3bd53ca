import type { WebSocket } from 'ws';
import type { Channel } from './channel.ts';
import {
  decodeBinaryFrame,
  decodeTextFrame,
  encodeTextFrame,
  type Frame,
  type ProtocolVersion,
} from './codec.ts';
import type { RealtimeContext } from './context.ts';
import { joinChannel, type JoiningConnection } from './join.ts';
import { RateWindow } from './limits.ts';
import type { Identity } from './tokens.ts';

const TOPIC_PREFIX = 'realtime:';
const MAX_TOPIC_BYTES = 255;

/** Close codes of RFC 6455 that clients answer by connecting again. */
export const CLOSE_GOING_AWAY = 1001;
export const CLOSE_RESTART = 1012;

export type ConnectionSeed = {
  readonly version: ProtocolVersion;
  readonly identity: Identity;
  readonly headers: Readonly<Record<string, string>>;
};

/** One socket with its channels. Frames of one topic are handled in order; topics do not wait for each other. */
export class Connection implements JoiningConnection {
  readonly version: ProtocolVersion;
  readonly identity: Identity;
  readonly headers: Readonly<Record<string, string>>;
  readonly #context: RealtimeContext;
  readonly #socket: WebSocket;
  readonly #channels = new Map<string, Channel>();
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #rate: RateWindow;
  #joining = 0;
  #lastFrameAt = performance.now();
  #withoutChannelsSince = performance.now();

  constructor(context: RealtimeContext, socket: WebSocket, seed: ConnectionSeed) {
    this.#context = context;
    this.#socket = socket;
    this.version = seed.version;
    this.identity = seed.identity;
    this.headers = seed.headers;
    this.#rate = new RateWindow(context.limits.framesPerSecond, 1_000);
    socket.on('message', (data, isBinary) => this.#receive(toBuffer(data), isBinary));
    socket.on('error', (error) => context.log(`socket error: ${error.message}`));
    socket.on('close', () => {
      for (const channel of this.channels) channel.abandon();
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  send(frame: Frame): void {
    this.sendEncoded(encodeTextFrame(this.version, frame));
  }

  sendEncoded(encoded: string | Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#socket.bufferedAmount > this.#context.limits.maxBufferedBytes) {
      this.#context.log('disconnected a client that does not read');
      this.#socket.terminate();
      return;
    }
    this.#socket.send(encoded);
  }

  adopt(channel: Channel): void {
    this.#channels.set(channel.topic, channel);
  }

  forget(channel: Channel): void {
    if (this.#channels.get(channel.topic) !== channel) return;
    this.#channels.delete(channel.topic);
    if (this.#channels.size === 0) this.#withoutChannelsSince = performance.now();
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** Closes the socket when nothing has come for long, or when it has joined nothing for very long. */
  closeIfIdle(now: number): void {
    const { idleMs, withoutChannelsMs } = this.#context.limits;
    const unused =
      this.#channels.size === 0 && now - this.#withoutChannelsSince > withoutChannelsMs;
    if (unused || now - this.#lastFrameAt > idleMs) this.#socket.close(CLOSE_GOING_AWAY);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#lastFrameAt = performance.now();
    const frame = isBinary
      ? decodeBinaryFrame(data)
      : decodeTextFrame(this.version, data.toString('utf8'));
    if (frame === null) {
      this.#context.log('dropped a malformed frame');
      return;
    }
    if (frame.topic === 'phoenix') {
      if (frame.event === 'heartbeat') this.#reply(frame, 'ok', {});
      return;
    }
    if (this.#rate.take()) this.#enqueue(frame.topic, () => this.#dispatch(frame));
    else this.#channels.get(subtopic(frame.topic) ?? '')?.shutDown('Too many messages per second');
  }

  /** Order matters within a topic: a token refresh and a broadcast must not overtake each other. */
  #enqueue(topic: string, task: () => Promise<void>): void {
    const run = async (): Promise<void> => {
      try {
        if (this.isOpen) await task();
      } catch (error) {
        this.#context.log(
          `channel failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        this.#channels.get(subtopic(topic) ?? '')?.crash();
      }
    };
    const previous = this.#lanes.get(topic);
    const lane = previous === undefined ? run() : previous.then(run);
    this.#lanes.set(topic, lane);
    void lane.then(() => {
      if (this.#lanes.get(topic) === lane) this.#lanes.delete(topic);
    });
  }

  async #dispatch(frame: Frame): Promise<void> {
    const topic = subtopic(frame.topic);
    const channel = topic === null ? undefined : this.#channels.get(topic);
    if (frame.event === 'phx_join' && topic !== null) return this.#join(topic, channel, frame);
    if (channel === undefined) {
      if (frame.event === 'phx_leave') this.#reply(frame, 'ok', {});
      else this.#reply({ ...frame, joinRef: null }, 'error', { reason: 'unmatched topic' });
      return;
    }
    const isStale = frame.joinRef !== null && frame.joinRef !== channel.joinRef;
    if (!isStale) await channel.handle(frame);
  }

  async #join(topic: string, previous: Channel | undefined, frame: Frame): Promise<void> {
    previous?.close();
    const { limits, joinRate } = this.#context;
    if (!joinRate.take()) {
      this.#reply(frame, 'error', {
        reason: 'ClientJoinRateLimitReached: Too many joins per second',
      });
      this.close(CLOSE_GOING_AWAY);
      return;
    }
    if (this.#channels.size + this.#joining >= limits.maxChannelsPerConnection) {
      this.#reply(frame, 'error', { reason: 'ChannelRateLimitReached: Too many channels' });
      return;
    }
    this.#joining += 1;
    await joinChannel(this.#context, this, topic, frame);
    this.#joining -= 1;
  }

  #reply(frame: Frame, status: 'ok' | 'error', response: object): void {
    this.send({ ...frame, event: 'phx_reply', payload: { status, response } });
  }
}

/** What follows `realtime:`; `null` for a topic that is not routed. */
function subtopic(topic: string): string | null {
  if (!topic.startsWith(TOPIC_PREFIX) || Buffer.byteLength(topic) > MAX_TOPIC_BYTES) return null;
  return topic.slice(TOPIC_PREFIX.length);
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

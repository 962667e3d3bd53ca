import { randomUUID } from 'node:crypto';
import type { AccessRequest, ReadAccess } from './authorizer.ts';
import { ChannelAccess } from './channel-access.ts';
import {
  encodeBroadcast,
  type BroadcastMessage,
  type Frame,
  type ProtocolVersion,
} from './codec.ts';
import type { RealtimeContext } from './context.ts';
import type { JoinConfig } from './join-config.ts';
import { isJsonObject } from './json.ts';
import { RateWindow } from './limits.ts';
import type { PresenceDiff } from './presence.ts';
import { roomKey, wireTopic, type RoomMember } from './rooms.ts';
import type { Identity } from './tokens.ts';

/** What a channel needs from the connection that carries it. */
export type ChannelTransport = {
  readonly version: ProtocolVersion;
  readonly headers: AccessRequest['headers'];
  send(frame: Frame): void;
  sendEncoded(encoded: string | Uint8Array): void;
  /** The channel is over; its topic is free again. */
  forget(channel: Channel): void;
};

export type ChannelSeed = {
  readonly topic: string;
  readonly joinRef: string | null;
  readonly config: JoinConfig;
  readonly identity: Identity;
  readonly read: ReadAccess;
};

/** One joined topic of one connection. Its frames are handled one after the other. */
export class Channel implements RoomMember {
  readonly topic: string;
  readonly joinRef: string | null;
  readonly version: ProtocolVersion;
  readonly #context: RealtimeContext;
  readonly #transport: ChannelTransport;
  readonly #config: JoinConfig;
  readonly #access: ChannelAccess;
  readonly #room: string;
  readonly #presenceKey: string;
  readonly #presenceRate: RateWindow;
  readonly #replayed = new Set<string>();
  /** Broadcasts that arrive while the join is being answered; `null` once they go straight out. */
  #held: { readonly encoded: string | Uint8Array; readonly messageId: string | null }[] | null = [];
  #closed = false;

  /** Takes its place in the room at once; nothing goes out before {@link Channel.open}. */
  constructor(context: RealtimeContext, transport: ChannelTransport, seed: ChannelSeed) {
    const { topic, config, identity, read } = seed;
    const { presenceCalls, presenceWindowMs } = context.limits;
    this.#context = context;
    this.#transport = transport;
    this.topic = topic;
    this.joinRef = seed.joinRef;
    this.version = transport.version;
    this.#config = config;
    this.#room = roomKey(topic, config.isPrivate);
    this.#presenceKey = config.presenceKey === '' ? randomUUID() : config.presenceKey;
    this.#presenceRate = new RateWindow(presenceCalls, presenceWindowMs);
    const access = {
      topic,
      isPrivate: config.isPrivate,
      headers: transport.headers,
      identity,
      read,
    };
    this.#access = new ChannelAccess(context, access, (reason) => this.shutDown(reason));
    context.rooms.add(this.#room, this);
  }

  get mayReadBroadcast(): boolean {
    return this.#access.mayRead('broadcast');
  }

  get mayReadPresence(): boolean {
    return this.#access.mayRead('presence');
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  deliver(encoded: string | Uint8Array, messageId: string | null): void {
    if (this.#held !== null) this.#held.push({ encoded, messageId });
    else if (messageId === null || !this.#replayed.has(messageId)) {
      this.#transport.sendEncoded(encoded);
    }
  }

  pushPresenceDiff(diff: PresenceDiff): void {
    // Before the join is answered there is no state to which a change could apply.
    if (this.#held === null) this.#push('presence_diff', diff);
  }

  /** Answers the join, then sends what belongs right after it: presence, replayed and held-back messages. */
  open(ref: string | null, response: object, replay: readonly BroadcastMessage[]): void {
    this.reply(ref, 'ok', response);
    if (this.#config.presenceEnabled && this.mayReadPresence) {
      this.#push('presence_state', this.#context.presence.state(this.#room));
    }
    for (const message of replay) {
      if (message.meta !== undefined) this.#replayed.add(message.meta.id);
      const encoded = encodeBroadcast(this.version, wireTopic(this.topic), message);
      if (encoded !== null) this.#transport.sendEncoded(encoded);
    }
    const held = this.#held ?? [];
    this.#held = null;
    for (const { encoded, messageId } of held) this.deliver(encoded, messageId);
  }

  reply(ref: string | null, status: 'ok' | 'error', response: unknown = {}): void {
    this.#transport.send({
      joinRef: this.joinRef,
      ref,
      topic: wireTopic(this.topic),
      event: 'phx_reply',
      payload: { status, response },
    });
  }

  pushSystem(
    extension: 'system' | 'postgres_changes',
    status: 'ok' | 'error',
    message: string,
  ): void {
    this.#push('system', { extension, status, message, channel: this.topic });
  }

  /** Ends the channel for good: the client does not join again by itself. */
  close(): void {
    this.#end('phx_close');
  }

  /** Ends the channel so that the client joins again and refetches. */
  crash(): void {
    this.#end('phx_error');
  }

  /** Says why in a system message and ends the channel. */
  shutDown(message: string): void {
    this.pushSystem('system', 'error', message);
    this.close();
  }

  /** Leaves room and presence without a word, because nobody listens any more. */
  abandon(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#access.release();
    this.#context.rooms.remove(this.#room, this);
    this.#transport.forget(this);
    this.#tellRoom(this.#context.presence.untrack(this.#room, this));
  }

  /** Handles one frame for this channel; unknown events are ignored. */
  async handle(frame: Frame): Promise<void> {
    switch (frame.event) {
      case 'phx_leave':
        this.reply(frame.ref, 'ok');
        this.close();
        return;
      case 'access_token':
        return this.#access.refresh(
          isJsonObject(frame.payload) ? frame.payload['access_token'] : null,
        );
      case 'broadcast':
        return this.#broadcast(frame);
      case 'presence':
        return this.#presence(frame);
      default:
        return;
    }
  }

  #push(event: string, payload: unknown): void {
    this.#transport.send({
      joinRef: this.joinRef,
      ref: null,
      topic: wireTopic(this.topic),
      event,
      payload,
    });
  }

  #end(event: 'phx_close' | 'phx_error'): void {
    if (this.#closed) return;
    this.#transport.send({
      joinRef: this.joinRef,
      ref: this.joinRef,
      topic: wireTopic(this.topic),
      event,
      payload: {},
    });
    this.abandon();
  }

  async #broadcast(frame: Frame): Promise<void> {
    const { payload } = frame;
    if (!isJsonObject(payload) || typeof payload['event'] !== 'string') return;
    if (!(await this.#access.mayWrite('broadcast')) || this.#closed) return;
    const message: BroadcastMessage = {
      event: payload['event'],
      payload: payload['payload'] ?? {},
    };
    const fits = payloadBytes(message.payload) <= this.#context.limits.maxPayloadBytes;
    if (fits) {
      const except = this.#config.self ? null : this;
      this.#context.deliver({
        topic: this.topic,
        isPrivate: this.#config.isPrivate,
        message,
        except,
      });
    }
    if (this.#config.ack)
      this.reply(frame.ref, fits ? 'ok' : 'error', fits ? {} : 'payload_size_exceeded');
  }

  async #presence(frame: Frame): Promise<void> {
    if (!isJsonObject(frame.payload) || typeof frame.payload['event'] !== 'string')
      return this.reply(frame.ref, 'ok');
    if (!this.#presenceRate.take()) return this.shutDown('Client presence rate limit exceeded');
    switch (frame.payload['event'].toLowerCase()) {
      case 'track':
        return this.#track(frame.ref, frame.payload['payload'] ?? {});
      case 'untrack':
        this.reply(frame.ref, 'ok');
        return this.#tellRoom(this.#context.presence.untrack(this.#room, this));
      default:
        return this.reply(frame.ref, 'error');
    }
  }

  async #track(ref: string | null, payload: unknown): Promise<void> {
    if (!(await this.#access.mayWrite('presence'))) return this.reply(ref, 'error');
    await this.#access.askPresenceOnce();
    if (this.#closed) return;
    if (!isJsonObject(payload))
      return this.reply(ref, 'error', { reason: 'Presence track payload must be a map' });
    if (payloadBytes(payload) > this.#context.limits.maxPayloadBytes)
      return this.shutDown('Track message size exceeded');
    this.reply(ref, 'ok');
    this.#tellRoom(this.#context.presence.track(this.#room, this, this.#presenceKey, payload));
  }

  #tellRoom(diff: PresenceDiff | null): void {
    if (diff !== null) this.#context.rooms.presenceDiff(this.#room, diff);
  }
}

function payloadBytes(payload: unknown): number {
  return payload instanceof Uint8Array
    ? payload.byteLength
    : Buffer.byteLength(JSON.stringify(payload));
}

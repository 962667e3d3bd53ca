import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel } from '@supabase/realtime-js';
import { focusManager, onlineManager } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { supabase } from '../db/client.ts';
import { toAppError } from '../db/to-app-error.ts';
import { CallBudget } from './call-budget.ts';
import { Arrivals, recentBroadcastsSchema } from './missed.ts';
import { socket } from './socket.ts';

/** What each window of those on a topic tells of them, by their keys. */
export type Members = ReadonlyMap<string, readonly unknown[]>;

export interface TopicListener {
  /** A broadcast on the topic; the payload comes from outside and is to be checked. */
  onEvent?: (event: string, payload: unknown) => void;
  /** Joined, for the first time or again: what happened before was missed. */
  onJoined?: () => void;
  /** Something did not come; without it, `onJoined` is called. */
  onMissed?: () => void;
  /** Who is on the topic, by key: what each of their windows tells, the latest at the end. */
  onPresence?: (members: Members) => void;
}

export interface TopicOptions {
  /** Take part in presence under this key. */
  presence_key?: string;
}

export interface OpenTopic {
  /** Tells the others on the topic; only `typing:` topics allow it. Lost while not joined. */
  send: (event: string, payload: Readonly<Record<string, unknown>>) => void;
  /** Shows oneself on the topic, as soon as the server may be told and again after each new join; no more with null. */
  track: (payload: Tracked) => void;
  close: () => void;
}

type Tracked = Readonly<Record<string, unknown>> | null;

interface Entry {
  readonly listeners: Set<TopicListener>;
  channel: RealtimeChannel | undefined;
  isJoined: boolean;
  joinedAt: number;
  /** What the others are to see, and what the server was last told of it, as text. */
  tracked: Tracked;
  told: string;
  readonly presence_key: string | undefined;
  /** The server closes a channel that tells of presence more than five times in half a minute. */
  readonly presenceCalls: CallBudget<Entry>;
  lingering: ReturnType<typeof setTimeout> | undefined;
}

/** The event after which the rights on a topic may be others. */
const accessChanged = 'access_changed';

const broadcastSchema = z.object({ event: z.string(), payload: z.unknown() });
const sentSchema = z.object({ id: z.string() });

/** How often the database is asked what it sent, while somebody looks, in ms. */
const checkMs = 4000;

const arrivals = new Arrivals();

let checking: ReturnType<typeof setInterval> | undefined;

/** What the server knows of somebody who was not shown to it. */
const nothing = JSON.stringify(null);

/** A page that is left for another of the same ticket, or rendered twice in development, keeps its channel. */
const lingerMs = 1000;

/** The topics this window has joined; several parts of a screen share one channel of each. */
const entries = new Map<string, Entry>();
const watchers = new Set<() => void>();

/** Channels being left. Asked for the same topic, the client would hand out the one that is going. */
const leaving = new Map<string, Promise<unknown>>();

/** Whether all, some or none of the wanted topics are joined. */
export function joinState(): 'none' | 'joining' | 'joined' {
  const wanted = [...entries.values()].filter(({ listeners }) => listeners.size > 0);
  if (wanted.length === 0) return 'none';
  return wanted.every(({ isJoined }) => isJoined) ? 'joined' : 'joining';
}

/** Calls back whenever `joinState` may have changed. */
export function watchJoins(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Joins a private topic, or shares the channel that has. */
export function openTopic(
  topic: string,
  listener: TopicListener,
  options: TopicOptions = {},
): OpenTopic {
  const entry = entries.get(topic) ?? createEntry(topic, options);
  clearTimeout(entry.lingering);
  entry.listeners.add(listener);
  if (entry.isJoined) {
    listener.onJoined?.();
    if (entry.presence_key !== undefined && entry.channel) {
      listener.onPresence?.(membersOf(entry.channel));
    }
  }
  notify();
  return {
    send: (event, payload) => {
      if (entry.isJoined) void entry.channel?.send({ type: 'broadcast', event, payload });
    },
    track: (payload) => {
      entry.tracked = payload;
      tellPresence(entry);
    },
    close: () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size === 0)
        entry.lingering = setTimeout(() => void leave(topic, entry), lingerMs);
      notify();
    },
  };
}

function createEntry(topic: string, { presence_key }: TopicOptions): Entry {
  const entry: Entry = {
    listeners: new Set(),
    channel: undefined,
    isJoined: false,
    joinedAt: 0,
    tracked: null,
    told: nothing,
    presence_key,
    presenceCalls: new CallBudget(4, 30_000),
    lingering: undefined,
  };
  entries.set(topic, entry);
  checking ??= setInterval(() => void checkMissed(), checkMs);
  void join(topic, entry);
  return entry;
}

async function join(topic: string, entry: Entry): Promise<void> {
  const { presence_key } = entry;
  const client = socket();
  // The first join must carry the person's token, not the publishable key: the topic is private.
  await client.setAuth();
  await leaving.get(topic);
  if (entries.get(topic) !== entry) return;
  const presence = presence_key === undefined ? {} : { presence: { key: presence_key } };
  const channel = client.channel(topic, { config: { private: true, ...presence } });
  entry.channel = channel;
  channel.on('broadcast', { event: '*' }, (message) => {
    const parsed = broadcastSchema.safeParse(message);
    if (!parsed.success) return;
    const { event, payload } = parsed.data;
    const sent = sentSchema.safeParse(payload);
    if (sent.success) arrivals.note(sent.data.id, performance.now());
    if (event === accessChanged) void rejoin(topic, entry);
    for (const listener of entry.listeners) listener.onEvent?.(event, payload);
  });
  if (presence_key !== undefined) {
    channel.on('presence', { event: 'sync' }, () => {
      const members = membersOf(channel);
      for (const listener of entry.listeners) listener.onPresence?.(members);
    });
  }
  channel.subscribe((status) => {
    // The last words of a channel that was replaced.
    if (entry.channel !== channel) return;
    entry.isJoined = status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED;
    entry.told = nothing;
    tellPresence(entry);
    if (entry.isJoined) {
      entry.joinedAt = performance.now();
      for (const listener of entry.listeners) listener.onJoined?.();
    }
    notify();
  });
}

function membersOf(channel: RealtimeChannel): Members {
  const state: Readonly<Record<string, unknown[]>> = channel.presenceState();
  return new Map(Object.entries(state));
}

/** Tells the server what it does not know yet, now or when another call is allowed. */
function tellPresence(entry: Entry): void {
  const wanted = JSON.stringify(entry.tracked);
  if (!entry.isJoined || wanted === entry.told) {
    entry.presenceCalls.drop(entry);
    return;
  }
  entry.presenceCalls.ask(entry, () => {
    entry.told = wanted;
    void (entry.tracked ? entry.channel?.track(entry.tracked) : entry.channel?.untrack());
  });
}

/** Delivery is at most once: asks the database what it sent, and has whoever missed some of it fetch again. */
async function checkMissed(): Promise<void> {
  if (!focusManager.isFocused() || !onlineManager.isOnline()) return;
  const joined = [...entries].filter(([, entry]) => entry.isJoined && entry.listeners.size > 0);
  if (joined.length === 0) return;
  const joinedAt = new Map(joined.map(([topic, entry]) => [topic, entry.joinedAt]));
  const { data, error, status } = await supabase().rpc('recent_broadcasts', {
    p_topics: [...joinedAt.keys()].slice(0, 100),
  });
  // Signed out from another device: this one forgets the session too, which leads to sign-in.
  if (error && toAppError(error, status).code === 'session_ended') {
    await supabase().auth.signOut({ scope: 'local' });
    return;
  }
  // Without an answer there is nothing to compare; the next one is soon.
  const recent = recentBroadcastsSchema.safeParse(data);
  if (!recent.success) return;
  for (const topic of arrivals.missed(recent.data, joinedAt, performance.now())) {
    for (const listener of entries.get(topic)?.listeners ?? []) {
      (listener.onMissed ?? listener.onJoined)?.();
    }
  }
}

/** Joins anew, if the person still may: who may be on a topic is asked only when it is joined. */
async function rejoin(topic: string, entry: Entry): Promise<void> {
  const { channel } = entry;
  if (!channel) return;
  entry.channel = undefined;
  entry.isJoined = false;
  entry.presenceCalls.drop(entry);
  notify();
  await remove(topic, channel);
  if (entries.get(topic) === entry) await join(topic, entry);
}

async function leave(topic: string, entry: Entry): Promise<void> {
  if (entry.listeners.size > 0) return;
  entries.delete(topic);
  entry.isJoined = false;
  entry.presenceCalls.drop(entry);
  if (entries.size === 0) {
    clearInterval(checking);
    checking = undefined;
  }
  notify();
  if (entry.channel) await remove(topic, entry.channel);
}

async function remove(topic: string, channel: RealtimeChannel): Promise<void> {
  const gone = socket().removeChannel(channel);
  leaving.set(topic, gone);
  await gone;
  if (leaving.get(topic) === gone) leaving.delete(topic);
}

function notify(): void {
  for (const watcher of watchers) watcher();
}

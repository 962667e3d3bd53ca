import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import type { Written } from './written-draft.ts';

/** What waits a moment before it is sent, so that it can be taken back. */
export interface Held {
  ticketId: string;
  kind: 'message' | 'note';
  written: Written;
  deliver: () => Promise<SendResult>;
}

export type HeldNews =
  | { type: 'undone'; written: Written }
  | { type: 'result'; written: Written; result: SendResult };

/** How long sending waits for "Undo", in ms. */
export const undoMs = 5000;

/**
 * Entries that wait for their undo, one per ticket. It outlives the ticket's page: whoever goes on to the next ticket
 * still sends. Closing the window sends nothing; the text is the draft that it was.
 */
export class Outbox {
  readonly #held = new Map<string, { held: Held; timer: ReturnType<typeof setTimeout> }>();
  readonly #listeners = new Map<string, (news: HeldNews) => void>();
  readonly #watchers = new Set<() => void>();
  readonly #onUnseen: (held: Held, result: SendResult) => void;

  /** @param onUnseen told what came of an entry whose page was left meanwhile */
  constructor(onUnseen: (held: Held, result: SendResult) => void) {
    this.#onUnseen = onUnseen;
  }

  /** Waits, then sends. What already waits on the same ticket is sent at once. */
  hold(held: Held): void {
    this.flush(held.ticketId);
    const timer = setTimeout(() => {
      this.flush(held.ticketId);
    }, undoMs);
    this.#held.set(held.ticketId, { held, timer });
    this.#changed();
  }

  /** What waits on a ticket. */
  heldFor(ticketId: string): Held | undefined {
    return this.#held.get(ticketId)?.held;
  }

  /** Sends what waits on a ticket without waiting on. */
  flush(ticketId: string): void {
    const held = this.#take(ticketId);
    if (held) void this.#deliver(held);
  }

  /** Takes back what waits on a ticket: its composer gets it again. */
  undo(ticketId: string): void {
    const held = this.#take(ticketId);
    if (!held) return;
    this.#listeners.get(keyOf(held))?.({ type: 'undone', written: held.written });
  }

  /** Hears what comes of a ticket's entries of one kind, while its composer is shown. @returns the way back */
  listen(of: Pick<Held, 'ticketId' | 'kind'>, listener: (news: HeldNews) => void): () => void {
    const key = keyOf(of);
    this.#listeners.set(key, listener);
    return () => {
      if (this.#listeners.get(key) === listener) this.#listeners.delete(key);
    };
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  async #deliver(held: Held): Promise<void> {
    const result = await held.deliver();
    const listener = this.#listeners.get(keyOf(held));
    if (listener) listener({ type: 'result', written: held.written, result });
    else this.#onUnseen(held, result);
  }

  #take(ticketId: string): Held | undefined {
    const entry = this.#held.get(ticketId);
    if (!entry) return undefined;
    clearTimeout(entry.timer);
    this.#held.delete(ticketId);
    this.#changed();
    return entry.held;
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

function keyOf({ ticketId, kind }: Pick<Held, 'ticketId' | 'kind'>): string {
  return `${kind}:${ticketId}`;
}

import type { Draft, DraftPayload, DraftRevision, SavedDraft } from '../../contracts/draft.ts';
import { isTransient } from '../../db/app-error.ts';
import { toAppError } from '../../db/to-app-error.ts';
import { debounce } from '../../lib/debounce.ts';
import { isSamePayload, type LocalDraft } from './local-draft.ts';

export type DraftStatus =
  | 'loading'
  | 'empty'
  | 'saved'
  | 'saving'
  /** The server could not be reached; this device has it and keeps trying. */
  | 'local_only'
  /** Another device had written something else; the newer text won, the older can be had back. */
  | 'conflict';

export interface DraftState {
  readonly status: DraftStatus;
  readonly payload: DraftPayload | null;
  readonly conflict: DraftRevision | null;
}

/** What a draft is kept with. */
export interface DraftPorts {
  fetch: () => Promise<Draft | null>;
  save: (payload: DraftPayload, base: number | null) => Promise<SavedDraft>;
  remove: () => Promise<void>;
  readLocal: () => LocalDraft | null;
  writeLocal: (draft: LocalDraft | null) => void;
}

const quietMs = 800;
const retryMs = 5000;

/**
 * Keeps one draft: on this device at once, on the server when typing pauses. Requests go one after the other, so
 * that a late save never brings back what was sent.
 */
export class DraftSync {
  #state: DraftState = { status: 'loading', payload: null, conflict: null };
  #base: number | null = null;
  #isDirty = false;
  #isStopped = false;
  #work: Promise<void> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  readonly #push = debounce(() => {
    this.#enqueue(() => this.#pushNow());
  }, quietMs);

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  readonly snapshot = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Loads what this device and the server have. */
  start(): void {
    this.#isStopped = false;
    this.#enqueue(() => this.#load());
  }

  /** Saves what is left and stops trying. */
  stop(): void {
    this.#push.flush();
    this.#isStopped = true;
    clearTimeout(this.#retry);
  }

  /** Keeps what was typed. */
  save(payload: DraftPayload): void {
    const { payload: old, conflict, status } = this.#state;
    if (old && isSamePayload(old, payload) && status !== 'loading') return;
    this.#isDirty = true;
    this.#ports.writeLocal({ payload, base: this.#base, dirty: true });
    this.#set({ status: 'saving', payload, conflict });
    this.#push();
  }

  /** Forgets the draft: it was sent. */
  clear(): void {
    this.#push.cancel();
    this.#isDirty = false;
    this.#ports.writeLocal({ payload: null, base: this.#base, dirty: true });
    this.#set({ status: 'empty', payload: null, conflict: null });
    this.#enqueue(() => this.#removeNow());
  }

  /** Takes `clear` back, also when the place to type is gone. Resolves when the server has it, or cannot be reached. */
  async bringBack(payload: DraftPayload): Promise<void> {
    this.save(payload);
    this.#push.flush();
    await this.#work;
  }

  /** Takes back what another device had written. */
  restore(): void {
    const { conflict } = this.#state;
    if (!conflict) return;
    this.#set({ ...this.#state, conflict: null });
    this.save(conflict.payload);
  }

  /** Stays with the newer text. */
  dismiss(): void {
    if (this.#state.conflict) this.#set({ ...this.#state, status: 'saved', conflict: null });
  }

  /** Tries again at once; call it when the device is back online. */
  flush(): void {
    clearTimeout(this.#retry);
    if (this.#ports.readLocal()?.dirty) this.#enqueue(() => this.#pushNow());
  }

  #enqueue(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      this.#fail(error);
    });
  }

  async #load(): Promise<void> {
    const local = this.#ports.readLocal();
    if (local) this.#base = local.base;
    // What this device has is shown at once; the server may know better a moment later.
    if (local?.payload && local.dirty) {
      this.#isDirty = true;
      this.#set({ status: 'saving', payload: local.payload, conflict: null });
    }
    if (local?.dirty && !local.payload) {
      await this.#removeNow();
      return;
    }
    const stored = await this.#ports.fetch();
    if (this.#isDirty) {
      await this.#pushNow();
      return;
    }
    this.#base = stored?.revision ?? null;
    const payload = stored?.payload ?? null;
    this.#ports.writeLocal(payload && { payload, base: this.#base, dirty: false });
    this.#set({ status: payload ? 'saved' : 'empty', payload, conflict: null });
  }

  async #pushNow(): Promise<void> {
    const { payload } = this.#state;
    if (!payload) {
      if (this.#ports.readLocal()?.dirty) await this.#removeNow();
      return;
    }
    if (!this.#isDirty) return;
    const saved = await this.#ports.save(payload, this.#base);
    this.#base = saved.revision;
    // Something more was typed, or it was sent, while this was on its way.
    if (this.#state.payload !== payload) return;
    this.#isDirty = false;
    this.#ports.writeLocal({ payload, base: saved.revision, dirty: false });
    const conflict = saved.conflict ?? this.#state.conflict;
    this.#set({ status: conflict ? 'conflict' : 'saved', payload, conflict });
  }

  async #removeNow(): Promise<void> {
    await this.#ports.remove();
    this.#base = null;
    if (this.#state.payload) return;
    this.#ports.writeLocal(null);
    this.#set({ status: 'empty', payload: null, conflict: null });
  }

  #fail(error: unknown): void {
    const { payload, conflict } = this.#state;
    const local = payload ?? this.#ports.readLocal()?.payload ?? null;
    this.#set({ status: local ? 'local_only' : 'empty', payload: local, conflict });
    if (this.#isStopped || !isTransient(toAppError(error))) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.flush();
    }, retryMs);
  }

  #set(state: DraftState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

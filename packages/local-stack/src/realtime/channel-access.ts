import {
  DatabaseUnavailableError,
  type AccessRequest,
  type Extension,
  type ReadAccess,
} from './authorizer.ts';
import { acceptsClientWrites, type RealtimeContext } from './context.ts';
import { expiredMessage, tokenFailureMessage } from './token-messages.ts';
import { isApiKey, secondsSinceExpiry, type Identity } from './tokens.ts';

export type AccessSeed = {
  readonly topic: string;
  readonly isPrivate: boolean;
  readonly headers: AccessRequest['headers'];
  readonly identity: Identity;
  /** What the policies said at the join. */
  readonly read: ReadAccess;
};

/**
 * What the person behind one channel may do. Policies are asked once per join and token, since they may be costly; a channel
 * whose token expires or loses its rights is told to end by `onEnd`, with the reason.
 */
export class ChannelAccess {
  readonly #context: RealtimeContext;
  readonly #seed: AccessSeed;
  readonly #onEnd: (reason: string) => void;
  readonly #write = new Map<Extension, boolean>();
  #identity: Identity;
  #read: ReadAccess;
  #timer: NodeJS.Timeout | null = null;
  #released = false;

  constructor(context: RealtimeContext, seed: AccessSeed, onEnd: (reason: string) => void) {
    this.#context = context;
    this.#seed = seed;
    this.#onEnd = onEnd;
    this.#identity = seed.identity;
    this.#read = seed.read;
    this.#watchExpiry();
  }

  mayRead(extension: Extension): boolean {
    return !this.#seed.isPrivate || this.#read[extension] === true;
  }

  /** An outage of the database denies, without being remembered. */
  async mayWrite(extension: Extension): Promise<boolean> {
    if (!acceptsClientWrites(this.#context, this.#seed.topic)) return false;
    if (!this.#seed.isPrivate) return true;
    const known = this.#write.get(extension);
    if (known !== undefined) return known;
    try {
      const identity = this.#identity;
      const allowed = await this.#context.authorizer.mayWrite(this.#request(), extension);
      if (identity === this.#identity) this.#write.set(extension, allowed);
      return allowed;
    } catch (error) {
      if (error instanceof DatabaseUnavailableError) return false;
      throw error;
    }
  }

  /** Presence that was off at the join has not been asked about; a first `track` makes it matter. */
  async askPresenceOnce(): Promise<void> {
    if (!this.#seed.isPrivate || this.#read.presence !== null) return;
    const { presence } = await this.#context.authorizer.readAccess(this.#request(), ['presence']);
    this.#read = { ...this.#read, presence };
  }

  /**
   * Goes on with a newer token of the client, and asks the policies again.
   * @throws DatabaseUnavailableError, MissingPartitionError
   */
  async refresh(token: unknown): Promise<void> {
    if (typeof token !== 'string' || token === this.#identity.token || isApiKey(token)) return;
    const result = await this.#context.verifyToken(token);
    if (this.#released) return;
    if (!result.ok) return this.#onEnd(tokenFailureMessage(result));
    this.#identity = result.identity;
    this.#write.clear();
    this.#watchExpiry();
    if (this.#seed.isPrivate) await this.#askReadAgain();
  }

  /** Stops watching; the channel is over. */
  release(): void {
    this.#released = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #askReadAgain(): Promise<void> {
    const before = this.#read;
    const asked: Extension[] = before.presence === null ? ['broadcast'] : ['broadcast', 'presence'];
    const now = await this.#context.authorizer.readAccess(this.#request(), asked);
    if (this.#released) return;
    this.#read = now;
    if (
      (before.broadcast === true && !now.broadcast) ||
      (before.presence === true && !now.presence)
    ) {
      this.#onEnd(
        `You no longer have permission to read from this Channel topic: ${this.#seed.topic}`,
      );
    }
  }

  #watchExpiry(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const untilExpiry = this.#identity.claims.exp * 1_000 - Date.now();
    const delay = Math.max(0, Math.min(this.#context.limits.tokenRecheckMs, untilExpiry));
    this.#timer = setTimeout(() => {
      const expiredFor = secondsSinceExpiry(this.#identity.claims);
      if (expiredFor < 0) this.#watchExpiry();
      else this.#onEnd(expiredMessage(expiredFor));
    }, delay);
  }

  #request(): AccessRequest {
    const { topic, headers } = this.#seed;
    return { topic, claims: this.#identity.claims, headers };
  }
}

import type { Delivery } from './context.ts';
import type { Rooms } from './rooms.ts';

/** Hands broadcasts to their rooms; tests can make it lose or hold back some, as a network would. */
export class DeliveryDesk {
  readonly #rooms: Rooms;
  #mute = 0;
  #delayMs = 0;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  deliver(delivery: Delivery): void {
    if (this.#mute > 0) {
      this.#mute -= 1;
      return;
    }
    if (this.#delayMs === 0) this.#send(delivery);
    else setTimeout(() => this.#send(delivery), this.#delayMs);
  }

  /** Loses the next `count` broadcasts. */
  mute(count: number): void {
    this.#mute = count;
  }

  delay(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  #send({ topic, isPrivate, message, except }: Delivery): void {
    this.#rooms.broadcast(topic, isPrivate, message, except);
  }
}

import { type BrowserContext, expect, type Page, type WebSocket } from '@playwright/test';

/** Reads along everything that reaches a browser: answers and socket frames, and at the end what it shows and keeps. */
export class Wiretap {
  readonly #context: BrowserContext;
  readonly #received: { from: string; text: string }[] = [];
  readonly #pending: Promise<void>[] = [];

  private constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** Begins before the page that shall be watched is opened, or its sockets are missed. */
  static on(context: BrowserContext): Wiretap {
    const wiretap = new Wiretap(context);
    context.on('response', (response) => {
      const reading = response.text().then(
        (text) => wiretap.#keep(response.url(), text),
        // Redirects and answers to a page that has gone have no body.
        () => wiretap.#keep(response.url(), ''),
      );
      wiretap.#pending.push(reading);
    });
    const follow = (page: Page): void => {
      page.on('websocket', (socket) => wiretap.#follow(socket));
    };
    for (const page of context.pages()) follow(page);
    context.on('page', follow);
    return wiretap;
  }

  /** How much was read, to know that the tap worked. */
  async count(): Promise<{ answers: number; frames: number }> {
    await Promise.all(this.#pending);
    const frames = this.#received.filter(({ from }) => from.startsWith('ws')).length;
    return { answers: this.#received.length - frames, frames };
  }

  /** Whether a text came by any of these ways. */
  async placesOf(text: string): Promise<string[]> {
    await Promise.all(this.#pending);
    const received = this.#received.filter((piece) => piece.text.includes(text));
    const shown = await Promise.all(
      this.#context.pages().map(async (page) => {
        const kept = await page.evaluate(() =>
          JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
        );
        return { from: `page ${page.url()}`, text: (await page.content()) + kept };
      }),
    );
    return [...received, ...shown.filter((piece) => piece.text.includes(text))].map(
      ({ from }) => from,
    );
  }

  /** Fails when the text reached this browser. */
  async assertNever(text: string): Promise<void> {
    expect(await this.placesOf(text), `“${text}” must not reach this browser`).toEqual([]);
  }

  #follow(socket: WebSocket): void {
    socket.on('framereceived', ({ payload }) => {
      this.#keep(socket.url(), typeof payload === 'string' ? payload : payload.toString('utf8'));
    });
  }

  #keep(from: string, text: string): void {
    this.#received.push({ from, text });
  }
}

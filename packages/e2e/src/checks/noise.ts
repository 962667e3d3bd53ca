import { type BrowserContext, expect } from '@playwright/test';

/** Everything a browser complained about: console errors and warnings, refused content, uncaught exceptions. */
export class Noise {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      this.#heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      this.#heard.push(`uncaught: ${String(error.error().stack)}`);
    });
  }

  /** Browsers report every refused request: those that a test provokes are named here. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Fails with all that was not expected. */
  assertNone(who: string): void {
    const heard = this.#heard.filter((line) => !this.#expected.some((known) => known.test(line)));
    expect(heard, `${who}'s browser complained`).toEqual([]);
  }
}

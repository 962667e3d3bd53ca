import { dataError } from './errors.ts';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** Reads the small languages in query parameters, one character class at a time. */
export class TextReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Takes `token` when it comes next. */
  take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`"${token}"`);
  }

  match(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** A name, quoted or plain. */
  name(): string {
    if (this.take('"')) return this.#untilQuote();
    const found = this.match(/[^\s.,:()>!"'&|=-][^.,:()>!"'&|=-]*(?:-[^.,:()>!"'&|=-]+)*/);
    if (found === undefined) this.fail('a name');
    return found.trim();
  }

  /** A value up to a comma or closing bracket, quoted, a list in brackets or braces, or plain. */
  value(): string {
    const start = this.#at;
    if (this.take('"')) {
      const quoted = this.#untilQuote();
      if (this.isDone || this.match(/(?=[,)])/) !== undefined) return quoted;
      // Something follows the quote, so it was part of a plain value.
      this.#at = start;
    }
    const close = CLOSING[this.#text[this.#at] ?? ''];
    if (close !== undefined) {
      let isQuoted = false;
      for (this.#at += 1; !this.isDone; this.#at += 1) {
        const character = this.#text[this.#at];
        if (character === '\\') this.#at += 1;
        else if (character === '"') isQuoted = !isQuoted;
        else if (character === close && !isQuoted) {
          this.#at += 1;
          return this.#text.slice(start, this.#at);
        }
      }
      this.fail(`"${close}"`);
    }
    return this.match(/[^,)]*/) ?? '';
  }

  #untilQuote(): string {
    let result = '';
    for (; !this.isDone; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === '"') {
        this.#at += 1;
        return result;
      }
      if (character === '\\') this.#at += 1;
      result += this.#text[this.#at] ?? '';
    }
    return this.fail('a closing quote');
  }

  fail(expected: string): never {
    throw dataError(
      400,
      'PGRST100',
      `"failed to parse (${this.#text})" (line 1, column ${this.#at + 1})`,
      {
        details: `expecting ${expected}`,
      },
    );
  }
}

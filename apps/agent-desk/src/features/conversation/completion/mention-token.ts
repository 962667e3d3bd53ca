import type { Token } from './use-completion.ts';

/** As long as a name that somebody types may be, in characters. */
const longest = 40;
/** Behind one of these, or at the beginning, `@` begins a mention; within a word it is part of an address. */
const before = /[\s([{"'“‘>*_~/-]/u;

/**
 * The mention that is being typed at the text cursor: from the last `@` before it to the cursor, on one line. It may
 * hold blanks, since names do.
 *
 * @param caret offset of the text cursor; null without one
 */
export function mentionToken(text: string, caret: number | null): Token | null {
  if (caret === null) return null;
  const start = text.lastIndexOf('@', caret - 1);
  if (start === -1 || caret - start > longest + 1) return null;
  if (start > 0 && !before.test(text.charAt(start - 1))) return null;
  const query = text.slice(start + 1, caret);
  // "@ home" is no name, and neither is what goes on in the next line.
  return /^\s|\n/u.test(query) ? null : { start, end: caret, query };
}

/** Whether a name is meant by what is typed: each word of it begins one of the name's words. Accents are forgiven. */
export function isMeant(name: string, query: string): boolean {
  const words = plain(name).split(/[\s-]+/u);
  return plain(query)
    .split(/\s+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** Those of the people chosen from the list whose `@name` still stands in the text. */
export function stillMentioned<Person extends { full_name: string }>(
  text: string,
  people: readonly Person[],
): Person[] {
  return people.filter(({ full_name }) => text.includes(`@${full_name}`));
}

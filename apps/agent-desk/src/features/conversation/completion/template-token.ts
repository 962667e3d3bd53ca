import type { Token } from './use-completion.ts';

/** As long as a shortcut or the beginning of a title may be, in characters. */
const longest = 40;

/**
 * The template that is being looked for at the text cursor: from a slash at the beginning of a line to the cursor.
 *
 * @param caret offset of the text cursor; null without one
 * @param openedAt where a slash was put in by the button: that one counts wherever it stands
 */
export function templateToken(
  text: string,
  caret: number | null,
  openedAt: number | null,
): Token | null {
  if (caret === null) return null;
  const line = text.lastIndexOf('\n', caret - 1) + 1;
  const start = openedAt !== null && openedAt >= line && openedAt < caret ? openedAt : line;
  if (text.charAt(start) !== '/' || start >= caret || caret - start > longest + 1) return null;
  const query = text.slice(start + 1, caret);
  // "/etc/hosts" is a path, and "/ " a slash.
  return /^\s|\//u.test(query) ? null : { start, end: caret, query };
}

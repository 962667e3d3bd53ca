/** Markdown as one line of plain words, for places too small to show it: links keep their text, marks go. */
export function plainLine(markdown: string): string {
  return (
    markdown
      // An excerpt may end in the middle of an address.
      .replaceAll(/!?\[([^\]]*)\]\([^)]*(?:\)|$)/g, '$1')
      .replaceAll(/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)/gm, '')
      .replaceAll(/(\*{1,3}|~~|`{1,3})(?=\S)([^\n]*?\S)\1/g, '$2')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

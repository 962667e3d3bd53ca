import type { MarkdownNode } from './markdown-headings.ts';

/** What may stand behind a name: "@Ana" is no mention of Ana in "@Anabel". */
const wordCharacter = /[\p{L}\p{M}\p{N}_]/u;

/**
 * Marks where people are mentioned, as `@` and their whole name. Changes the tree in place, as plugins of remark do;
 * addresses of links and code stay as they are.
 *
 * @param names of those who were mentioned; others who are called the same way stay text
 */
export function markMentions(tree: MarkdownNode, names: readonly string[]): void {
  if (names.length === 0 || !tree.children || tree.type === 'link') return;
  // The longer name first: "@Ana Lima" is not "@Ana" and a word.
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  tree.children = tree.children.flatMap((child) => {
    if (child.type === 'text') return splitText(child.value ?? '', longestFirst);
    markMentions(child, names);
    return [child];
  });
}

function splitText(text: string, names: readonly string[]): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = names.find((candidate) => isAt(text, at + 1, candidate));
    if (name === undefined) continue;
    if (at > from) nodes.push({ type: 'text', value: text.slice(from, at) });
    nodes.push(mention(`@${name}`));
    from = at + 1 + name.length;
  }
  return from < text.length || nodes.length === 0
    ? [...nodes, { type: 'text', value: text.slice(from) }]
    : nodes;
}

function isAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !wordCharacter.test(text.charAt(at + name.length));
}

function mention(value: string): MarkdownNode {
  return {
    type: 'emphasis',
    data: { hName: 'strong', hProperties: { 'data-mention': '' } },
    children: [{ type: 'text', value }],
  };
}

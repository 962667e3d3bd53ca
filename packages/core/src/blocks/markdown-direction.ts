import type { MarkdownNode } from './markdown-headings.ts';

const blocks: ReadonlySet<string> = new Set([
  'blockquote',
  'heading',
  'list',
  'paragraph',
  'table',
]);

/**
 * Has each block read in the direction of its own first letters: an Arabic answer below an English question. Changes
 * the tree in place, as plugins of remark do.
 */
export function readInOwnDirection(node: MarkdownNode): void {
  if (blocks.has(node.type)) {
    const { data = {} } = node;
    const own = 'hProperties' in data ? data.hProperties : null;
    const properties = typeof own === 'object' ? own : null;
    node.data = { ...data, hProperties: { ...properties, dir: 'auto' } };
  }
  for (const child of node.children ?? []) readInOwnDirection(child);
}

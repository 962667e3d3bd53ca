/** As much of a markdown syntax tree (mdast) as headings need. */
export interface MarkdownNode {
  type: string;
  depth?: number;
  children?: MarkdownNode[];
}

/**
 * Puts the writer's headings below the page's own and closes gaps between levels, so that the page keeps one h1 and an
 * unbroken outline whatever was written. Changes the tree in place, as plugins of remark do.
 *
 * @param top the level a `#` heading gets
 */
export function shiftHeadings(tree: MarkdownNode, top: number): void {
  let previous = top - 1;
  const visit = (node: MarkdownNode) => {
    if (node.type === 'heading' && node.depth !== undefined) {
      previous = Math.min(top - 1 + node.depth, previous + 1, 6);
      node.depth = previous;
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
}

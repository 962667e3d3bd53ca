/** As much of a markdown syntax tree (mdast) as headings need. */
export interface MarkdownNode {
  type: string;
  depth?: number;
  value?: string;
  alt?: string | null | undefined;
  children?: MarkdownNode[];
  data?: object | undefined;
}

/**
 * Puts the writer's headings below the page's own and closes gaps between levels, so that the page keeps one h1 and an
 * unbroken outline whatever was written. Headings of one level stay on one level. Changes the tree in place, as
 * plugins of remark do.
 *
 * @param top the level of the outermost headings
 */
export function shiftHeadings(tree: MarkdownNode, top: number): void {
  const open: number[] = [];
  for (const heading of headingsIn(tree)) {
    while ((open.at(-1) ?? 0) >= heading.depth) open.pop();
    open.push(heading.depth);
    heading.depth = Math.min(top - 1 + open.length, 6);
  }
}

/** Ids that the pages themselves use: a heading "Main" must not become the skip link's target. */
const taken = ['main', 'root'];

/**
 * Gives every heading the id that GitHub would give it, so that writers can link to a part by its name. Changes the
 * tree in place.
 */
export function nameHeadings(tree: MarkdownNode): void {
  const used = new Set(taken);
  for (const heading of headingsIn(tree)) {
    const base = slugOfHeading(textOf(heading));
    let id = base;
    for (let count = 1; used.has(id); count += 1) id = `${base}-${count}`;
    used.add(id);
    heading.data = { ...heading.data, hProperties: { id } };
  }
}

/** "What's new in 2.0?" is `whats-new-in-20`. */
function slugOfHeading(text: string): string {
  const kept = text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '');
  return kept.replaceAll(' ', '-') || 'section';
}

function textOf({ value, alt, children = [] }: MarkdownNode): string {
  return value ?? alt ?? children.map(textOf).join('');
}

function headingsIn(tree: MarkdownNode): (MarkdownNode & { depth: number })[] {
  const inner = (tree.children ?? []).flatMap(headingsIn);
  return isHeading(tree) ? [tree, ...inner] : inner;
}

function isHeading(node: MarkdownNode): node is MarkdownNode & { depth: number } {
  return node.type === 'heading' && node.depth !== undefined;
}

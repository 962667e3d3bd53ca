import { describe, expect, test } from 'vitest';
import type { MarkdownNode } from './markdown-headings.ts';
import { markMentions } from './markdown-mentions.ts';

/** The text of a tree, mentions in square brackets. */
function marked(node: MarkdownNode): string {
  const inner = node.value ?? (node.children ?? []).map(marked).join('');
  return node.type === 'emphasis' ? `[${inner}]` : inner;
}

function mark(children: MarkdownNode[], names: readonly string[]): string {
  const tree = { type: 'root', children };
  markMentions(tree, names);
  return marked(tree);
}

const text = (value: string): MarkdownNode[] => [
  { type: 'paragraph', children: [{ type: 'text', value }] },
];

describe('a mention', () => {
  test.each([
    ['@Ana Lima, look', '[@Ana Lima], look'],
    ['Ask @Ana Lima', 'Ask [@Ana Lima]'],
    ['@Ana Lima and @Ben', '[@Ana Lima] and [@Ben]'],
    ['nobody', 'nobody'],
    ['@Carla', '@Carla'],
    ['@Benno', '@Benno'],
  ])('is marked in %j', (written, result) => {
    expect(mark(text(written), ['Ben', 'Ana Lima'])).toBe(result);
  });

  test('takes the longest name', () => {
    expect(mark(text('@Ana Lima'), ['Ana', 'Ana Lima'])).toBe('[@Ana Lima]');
  });

  test('is not marked in code, nor in the words of a link', () => {
    const code = { type: 'inlineCode', value: '@Ben' };
    const link = { type: 'link', children: [{ type: 'text', value: '@Ben' }] };
    expect(mark([code, link], ['Ben'])).toBe('@Ben@Ben');
  });
});

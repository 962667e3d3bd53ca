import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editMarkdown, type MarkdownEdit, type TextSelection } from './markdown-edit.ts';

/** "a [b] c" is the text "a b c" with "b" selected. */
function parse(marked: string): TextSelection {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return { text: marked.replace('[', '').replace(']', ''), start, end };
}
const selected = ({ text, start, end }: TextSelection) => text.slice(start, end);

test.each<[MarkdownEdit, string, string, string]>([
  ['bold', 'a [b] c', 'a **b** c', 'b'],
  ['italic', '[b]', '_b_', 'b'],
  ['code', '[]', '``', ''],
  ['quote', 'one\n[two\nthree]\nfour', 'one\n> two\n> three\nfour', '> two\n> three'],
  ['bullets', 'o[n]e', '- one', '- one'],
  ['numbers', '[a\nb]', '1. a\n2. b', '1. a\n2. b'],
  ['link', 'see [this]', 'see [this](https://)', 'https://'],
])('%s on %j gives %j with %j selected', (edit, before, text, selection) => {
  const after = editMarkdown(edit, parse(before));
  expect(after.text).toBe(text);
  expect(selected(after)).toBe(selection);
});

test('a selected address becomes the target, and the cursor stands where its name goes', () => {
  const after = editMarkdown('link', { text: 'https://example.com', start: 0, end: 19 });
  expect(after).toEqual({ text: '[](https://example.com)', start: 1, end: 1 });
});

test('pressing a button twice gives back text and selection', () => {
  const edits = fc.constantFrom<MarkdownEdit>('bold', 'italic', 'code');
  fc.assert(
    fc.property(
      edits,
      fc.stringMatching(/^[a-z \n]{0,30}$/u),
      fc.nat(30),
      fc.nat(30),
      (edit, text, one, other) => {
        const start = Math.min(one, other, text.length);
        const end = Math.min(Math.max(one, other), text.length);
        expect(editMarkdown(edit, editMarkdown(edit, { text, start, end }))).toEqual({
          text,
          start,
          end,
        });
      },
    ),
  );
});

import { expect, test } from 'vitest';
import { replaceSection, table } from './report.ts';

const page =
  '# Figures\n\nWhat they are.\n\n## Lists\n\nOld.\n\n### Detail\n\nMore.\n\n## Screens\n\nFast.\n';

test('new figures stand in the place of the old ones, and the rest stays', () => {
  expect(replaceSection(page, 'Lists', ['New.', 'Newer.'])).toBe(
    '# Figures\n\nWhat they are.\n\n## Lists\n\nNew.\n\nNewer.\n\n## Screens\n\nFast.\n',
  );
});

test('a section that was not there comes last', () => {
  expect(replaceSection(page, 'Lis', ['New.'])).toBe(`${page}\n## Lis\n\nNew.\n`);
});

test('a table has one width per column', () => {
  expect(table(['a', 'long'], [['wider', 'b']])).toBe(
    '| a     | long |\n| ----- | ---- |\n| wider | b    |',
  );
});

import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test.each([
  ['choose *Replace a display*, it **takes** over', 'choose Replace a display, it takes over'],
  ['see [the guide](/help/articles/x) and `npm start`', 'see the guide and npm start'],
  ['# Steps\n\n- one\n- two\n> quoted', 'Steps one two quoted'],
  ['2 * 3 is 6, snake_case_name, a * b * c', '2 * 3 is 6, snake_case_name, a * b * c'],
  ['see [the guide](https://example.com/very-lo', 'see the guide'],
  ['cut off in the *middle of', 'cut off in the *middle of'],
])('%j reads as plain words', (markdown, words) => {
  expect(plainLine(markdown)).toBe(words);
});

import { describe, expect, test } from 'vitest';
import { templateToken } from './template-token.ts';

const typed = (text: string, openedAt: number | null = null) =>
  templateToken(text, text.length, openedAt);

describe('the template at the text cursor', () => {
  test.each([
    ['/', ''],
    ['/ref', 'ref'],
    ['Hello\n/restart a dis', 'restart a dis'],
  ])('begins with a slash at the beginning of a line: %j', (text, query) => {
    expect(typed(text)).toEqual({ start: text.lastIndexOf('/'), end: text.length, query });
  });

  test.each(['', 'and/or', '/ ', '/etc/hosts', '/one\nnext', `/${'x'.repeat(41)}`])(
    'is none in %j',
    (text) => {
      expect(typed(text)).toBeNull();
    },
  );

  test('begins anywhere with the slash that the button put in', () => {
    expect(typed('Hello /ref', 6)).toEqual({ start: 6, end: 10, query: 'ref' });
    expect(typed('Hello\nnext', 5)).toBeNull();
  });
});

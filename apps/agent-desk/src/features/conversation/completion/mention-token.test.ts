import { describe, expect, test } from 'vitest';
import { isMeant, mentionToken, stillMentioned } from './mention-token.ts';

const typed = (text: string) => mentionToken(text, text.length);

describe('the mention at the text cursor', () => {
  test.each([
    ['@', ''],
    ['Ask @so', 'so'],
    ['Ask (@Sofia Mar', 'Sofia Mar'],
    ['One\n@a', 'a'],
  ])('begins at the @: %j', (text, query) => {
    expect(typed(text)).toEqual({ start: text.lastIndexOf('@'), end: text.length, query });
  });

  test.each(['', 'sofia@example.com', 'meet @ noon', '@sofia\nand', `@${'x'.repeat(41)}`])(
    'is none in %j',
    (text) => {
      expect(typed(text)).toBeNull();
    },
  );

  test('ends at the cursor, and is none without one', () => {
    expect(mentionToken('@sofia', 3)).toEqual({ start: 0, end: 3, query: 'so' });
    expect(mentionToken('@sofia', null)).toBeNull();
  });
});

describe('a name', () => {
  test.each(['', 'so', 'Mar', 'so mar', 'ARLE', 'zoe'])('is meant by %j or not', (query) => {
    expect(isMeant('Zoë Sofia Marchetti-Arles', query)).toBe(true);
  });

  test('is not meant by the middle of a word, or by one word too many', () => {
    expect([isMeant('Sofia Marchetti', 'fia'), isMeant('Sofia Marchetti', 'sofia x')]).toEqual([
      false,
      false,
    ]);
  });

  test('that was taken out of the text is told no more', () => {
    const people = [{ full_name: 'Ana Lima' }, { full_name: 'Ben Okri' }];
    expect(stillMentioned('Hi @Ana Lima, ask Ben Okri', people)).toEqual([people[0]]);
  });
});

import { describe, expect, test } from 'vitest';
import { piecesOf, searchWords } from './highlight.tsx';

const marked = (text: string, query: string) =>
  piecesOf(text, searchWords(query))
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');

describe('what was searched for', () => {
  test('is marked where words begin so, whatever their case and accents', () => {
    expect(marked('Café displays in Kraków', 'cafe DISPLAY krakow')).toBe(
      '[Café] [display]s in [Kraków]',
    );
  });

  test('is not marked within a word, as it is not found there', () => {
    expect(marked('A redisplay', 'display')).toBe('A redisplay');
  });

  test('is text and no pattern', () => {
    expect(marked('Costs (a lot) + more', '(a lot) + .*')).toBe('Costs ([a] [lot]) + more');
    expect(marked('Nothing typed', ' ')).toBe('Nothing typed');
  });
});

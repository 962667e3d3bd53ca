/**
 * The words of a query as a search sees them: without accents, in small letters.
 *
 * @param query as it was typed
 */
export function searchWords(query: string): string[] {
  return plain(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Without accents and in small letters; every letter stays one letter, so that places in both texts agree. */
function plain(text: string): string {
  return Array.from(text, (letter) => {
    const base = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    return base.length === letter.length ? base : letter;
  }).join('');
}

interface Piece {
  text: string;
  /** Where it begins in the whole text. */
  at: number;
  isMarked: boolean;
}

/** A text cut where the words begin and end; a word counts from its beginning only, as in the search. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ text, at: 0, isMarked: false }];
  const pattern = words.map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const found = plain(text).matchAll(
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern.join('|')})`, 'gu'),
  );
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of found) {
    pieces.push({ text: text.slice(at, match.index), at, isMarked: false });
    at = match.index + match[0].length;
    pieces.push({ text: text.slice(match.index, at), at: match.index, isMarked: true });
  }
  pieces.push({ text: text.slice(at), at, isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** A text in which what was searched for stands out. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return piecesOf(text, words).map((piece) =>
    piece.isMarked ? (
      <mark key={piece.at} className="bg-warning-soft rounded-xs font-semibold text-inherit">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}

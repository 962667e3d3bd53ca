/** A line of a search's answer: what was found stands between « and », and is marked. */
export function Excerpt({ text }: { text: string }) {
  return piecesOf(text).map(({ at, piece }) =>
    piece.startsWith('«') && piece.endsWith('»') ? (
      <mark key={at} className="bg-accent-soft text-accent-ink rounded-sm px-0.5 font-medium">
        {piece.slice(1, -1)}
      </mark>
    ) : (
      piece
    ),
  );
}

/** The pieces of a text, each with where it begins. */
function piecesOf(text: string): { at: number; piece: string }[] {
  let at = 0;
  return text.split(/(«[^«»]*»)/u).map((piece) => {
    const begins = at;
    at += piece.length;
    return { at: begins, piece };
  });
}

export interface ExcerptProps {
  text: string;
  /** Whether it was cut out of a longer text: where no sentence begins or ends, dots say so. */
  isPart?: boolean;
}

/** A line of a search's answer: what was found stands between « and », and is marked. */
export function Excerpt({ text, isPart = false }: ExcerptProps) {
  return piecesOf(isPart ? withDots(text) : text).map(({ at, piece }) =>
    piece.startsWith('«') && piece.endsWith('»') ? (
      <mark key={at} className="bg-accent-soft text-accent-ink rounded-sm px-0.5 font-medium">
        {piece.slice(1, -1)}
      </mark>
    ) : (
      piece
    ),
  );
}

function withDots(text: string): string {
  const begins = /^«?\p{Ll}/u.test(text) ? '… ' : '';
  const ends = text === '' || /[.!?…。؟]»?$/u.test(text) ? '' : '…';
  return `${begins}${text}${ends}`;
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

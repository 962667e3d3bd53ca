/** A line of a search's answer: what was found stands between « and », and is marked. */
export function Excerpt({ text }: { text: string }) {
  return text.split(/(«[^«»]*»)/u).map((part, index) =>
    part.startsWith('«') && part.endsWith('»') ? (
      <mark
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no other name
        key={index}
        className="bg-accent-soft text-accent-ink rounded-sm px-0.5 font-medium"
      >
        {part.slice(1, -1)}
      </mark>
    ) : (
      part
    ),
  );
}

/** A text and the part of it that is selected. */
export interface TextSelection {
  text: string;
  start: number;
  end: number;
}

/** A part of a text, by offsets. */
export interface TextRange {
  start: number;
  end: number;
}

export type MarkdownEdit = 'bold' | 'italic' | 'code' | 'link' | 'quote' | 'bullets' | 'numbers';

/** Puts marks round the selection, or takes them away where they stand already. */
function wrap({ text, start, end }: TextSelection, mark: string): TextSelection {
  const before = text.slice(0, start);
  const inner = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return {
      text: before.slice(0, -mark.length) + inner + after.slice(mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  return {
    text: `${before}${mark}${inner}${mark}${after}`,
    start: start + mark.length,
    end: end + mark.length,
  };
}

/** Puts a prefix before every selected line, or takes it away where all lines have it. */
function prefixLines(
  { text, start, end }: TextSelection,
  prefix: (index: number) => string,
  pattern: RegExp,
): TextSelection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const to = newline === -1 ? text.length : newline;
  const lines = text.slice(from, to).split('\n');
  const all = lines.every((line) => pattern.test(line));
  const changed = lines
    .map((line, index) => (all ? line.replace(pattern, '') : prefix(index) + line))
    .join('\n');
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: from,
    end: from + changed.length,
  };
}

function link({ text, start, end }: TextSelection): TextSelection {
  const inner = text.slice(start, end);
  const address = /^https?:\/\/\S+$/u.test(inner) ? inner : 'https://';
  const name = address === inner ? '' : inner;
  const at = start + name.length + 3;
  // Whatever is still missing is selected, ready to be typed over.
  const select =
    name === '' ? { start: start + 1, end: start + 1 } : { start: at, end: at + address.length };
  return { text: `${text.slice(0, start)}[${name}](${address})${text.slice(end)}`, ...select };
}

/** What a toolbar button does to the text and its selection. Pressing it twice gives the text back, except for links. */
export function editMarkdown(edit: MarkdownEdit, selection: TextSelection): TextSelection {
  switch (edit) {
    case 'bold':
      return wrap(selection, '**');
    case 'italic':
      return wrap(selection, '_');
    case 'code':
      return wrap(selection, '`');
    case 'link':
      return link(selection);
    case 'quote':
      return prefixLines(selection, () => '> ', /^> /u);
    case 'bullets':
      return prefixLines(selection, () => '- ', /^- /u);
    case 'numbers':
      return prefixLines(selection, (index) => `${index + 1}. `, /^\d+\. /u);
  }
}

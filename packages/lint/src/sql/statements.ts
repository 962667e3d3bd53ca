/** One SQL statement of a migration. Offsets in `code` and `text` are the same. */
export type Statement = {
  readonly file: string;
  /** 1-based line of the statement's first word. */
  readonly line: number;
  /** As written, without comments (blanked). */
  readonly text: string;
  /** Lower case, with the contents of string literals and dollar-quoted bodies blanked too. */
  readonly code: string;
};

const dollarTag = /^\$(?:[a-z_]\w*)?\$/i;

/** End of the token that starts at `from`, where it is a comment, a literal or a quoted name. */
function endOfToken(sql: string, from: number): number | undefined {
  if (sql.startsWith('--', from)) return endAfter(sql, '\n', from) - 1;
  if (sql.startsWith('/*', from)) return endAfter(sql, '*/', from + 2);
  const tag = dollarTag.exec(sql.slice(from, from + 64))?.[0];
  if (tag && !/\w/.test(sql[from - 1] ?? '')) return endAfter(sql, tag, from + tag.length);
  if (sql[from] === '"') return endAfter(sql, '"', from + 1);
  if (sql[from] !== "'") return undefined;
  const hasEscapes = /(?:^|\W)e$/i.test(sql.slice(Math.max(0, from - 2), from));
  const literal = hasEscapes ? /'(?:[^'\\]|\\.|'')*'/sy : /'(?:[^']|'')*'/sy;
  literal.lastIndex = from;
  const match = literal.exec(sql);
  return match ? from + match[0].length : sql.length;
}

function endAfter(sql: string, mark: string, from: number): number {
  const found = sql.indexOf(mark, from);
  return found === -1 ? sql.length + (mark === '\n' ? 1 : 0) : found + mark.length;
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** Blanks what is inside a literal but keeps its quotes, so that an empty string stays an empty string. */
function blankInside(token: string): string {
  const quote = dollarTag.exec(token)?.[0] ?? "'";
  return quote + blank(token.slice(quote.length, -quote.length)) + quote;
}

/**
 * Splits a migration into its statements at the semicolons outside literals, bodies and comments.
 *
 * @param file name for messages
 */
export function splitStatements(file: string, sql: string): Statement[] {
  const statements: Statement[] = [];
  let text = '';
  let code = '';
  let startLine = 1;
  const finish = (): void => {
    const lead = /^\s*/.exec(text)?.[0] ?? '';
    const line = startLine + (lead.split('\n').length - 1);
    startLine += text.split('\n').length - 1;
    if (text.trim()) {
      statements.push({ file, line, text: text.trim(), code: code.slice(lead.length).trimEnd() });
    }
    text = '';
    code = '';
  };
  for (let at = 0; at < sql.length;) {
    const end = endOfToken(sql, at) ?? at + 1;
    const token = sql.slice(at, end);
    const isComment = token.startsWith('--') || token.startsWith('/*');
    const isLiteral = !isComment && token.length > 1 && (token[0] === "'" || token[0] === '$');
    if (token === ';') finish();
    else {
      text += isComment ? blank(token) : token;
      if (isComment) code += blank(token);
      else code += isLiteral ? blankInside(token) : token.toLowerCase();
    }
    at = end;
  }
  finish();
  return statements;
}

/**
 * The text between a parenthesis and its partner.
 *
 * @param open offset of the opening parenthesis
 */
export function insideParentheses(code: string, open: number): string {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return code.slice(open + 1, at);
  }
  return code.slice(open + 1);
}

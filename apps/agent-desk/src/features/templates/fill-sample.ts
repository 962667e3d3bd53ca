/** As `render_template` finds them: a name in double braces, blanks inside allowed. */
const variable = /\{\{\s*([a-z_]+\.[a-z_]+)\s*\}\}/gu;

/** A template's text with made-up values; what has none stays as it was written. */
export function fillSample(body: string, values: Readonly<Record<string, string>>): string {
  return body.replaceAll(variable, (written, name: string) => values[name] ?? written);
}

/** The variables in a text that there are no values for. */
export function unknownVariables(body: string, values: Readonly<Record<string, string>>): string[] {
  const names = [...body.matchAll(variable)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => values[name] === undefined);
}

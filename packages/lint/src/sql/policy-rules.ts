import { insideParentheses, type Statement } from './statements.ts';

type Policy = {
  readonly name: string;
  readonly table: string;
  readonly command: string;
  readonly roles: readonly string[];
  readonly using: string | undefined;
  readonly withCheck: string | undefined;
};

const header =
  /^create\s+policy\s+("[^"]+"|\w+)\s+on\s+([\w."]+)(?:\s+as\s+(?:permissive|restrictive))?(?:\s+for\s+(\w+))?(?:\s+to\s+([\w",\s]+?))?(?=\s+using\b|\s+with\s+check\b|\s*$)/;

function expressionAfter(code: string, keyword: RegExp): string | undefined {
  const match = keyword.exec(code);
  return match ? insideParentheses(code, match.index + match[0].length - 1) : undefined;
}

function parsePolicy(code: string): Policy | undefined {
  const match = header.exec(code);
  if (!match) return undefined;
  const [whole, name = '', table = '', command = 'all', roles = ''] = match;
  const rest = code.slice(whole.length);
  return {
    name: name.replaceAll('"', ''),
    table: table.replaceAll('"', ''),
    command,
    roles: roles
      .split(',')
      .map((role) => role.trim())
      .filter(Boolean),
    using: expressionAfter(rest, /\busing\s*\(/),
    withCheck: expressionAfter(rest, /\bwith\s+check\s*\(/),
  };
}

const helperCall = /\b(?:private|auth)\.\w+\s*\(|\brealtime\.topic\s*\(|\bcurrent_setting\s*\(/g;

/** Whether the call at `at` stands in a `(select …)` of its own, so that Postgres runs it once per statement. */
function isHoisted(expression: string, at: number): boolean {
  let depth = 0;
  for (let index = at - 1; index >= 0; index -= 1) {
    if (expression[index] === ')') depth += 1;
    if (expression[index] !== '(') continue;
    if (depth > 0) depth -= 1;
    else {
      const group = insideParentheses(expression, index);
      if (/^\s*select\b/.test(group) && !/\bfrom\b/.test(group)) return true;
    }
  }
  return false;
}

const plainWords = new Set(['select', 'array', 'any', 'null', 'true', 'false', 'and', 'or', 'not']);

/** Whether the arguments of a call name a column: then it cannot be hoisted and runs for every row. */
function readsRow(callArguments: string): boolean {
  const names = callArguments
    .replaceAll(/::\s*[\w.]+/g, ' ')
    .replaceAll(/[\w.]+\s*\(/g, ' ')
    .replaceAll(/'[^']*'/g, ' ')
    .match(/[a-z_][\w.]*/g);
  return (names ?? []).some((name) => !plainWords.has(name));
}

function* helperProblems(expression: string): Generator<string> {
  for (const match of expression.matchAll(helperCall)) {
    const name = match[0].replace(/\s*\($/, '');
    const callArguments = insideParentheses(expression, match.index + match[0].length - 1);
    if (readsRow(callArguments)) yield `${name}() takes the row: it runs once per row.`;
    else if (!isHoisted(expression, match.index)) {
      yield `wrap ${name}() as (select ${name}(…)), else it runs once per row.`;
    }
  }
}

const slowOperator = /@@|@>|<@|~~\*|~\*|%|\bilike\b|\bsimilar\s+to\b/g;

function* expressionProblems(expression: string): Generator<string> {
  yield* helperProblems(expression);
  for (const [operator] of expression.matchAll(slowOperator)) {
    yield `${operator} is not leakproof: an index cannot serve it under row level security.`;
  }
}

function* headProblems(policy: Policy): Generator<string> {
  const [schema = '', table = ''] = policy.table.split('.');
  const subject = schema === 'public' ? table : `${schema}_${table}`;
  if (!table) yield `name the schema of ${policy.table}.`;
  else if (policy.command === 'all') {
    yield 'one policy per command: a policy for all hides which commands are meant.';
  } else if (!policy.name.startsWith(`${subject}_${policy.command}_`)) {
    yield `name it ${subject}_${policy.command}_<role>.`;
  }
  if (policy.roles.length === 0) yield 'say to which role it applies.';
  if (policy.roles.includes('public')) yield 'name the roles: `to public` includes anon.';
  const isWholeUpdate = policy.using !== undefined && policy.withCheck !== undefined;
  if (policy.command === 'update' && !isWholeUpdate) {
    yield 'an update policy needs both using and with check.';
  }
}

/** What is wrong with a `create policy` statement, one sentence each; nothing for other statements. */
export function policyProblems(statement: Statement): string[] {
  if (!/^create\s+policy\b/.test(statement.code)) return [];
  const policy = parsePolicy(statement.code);
  if (!policy) return ['this policy is written in a way that the lint cannot read.'];
  const expressions = [policy.using, policy.withCheck].filter((part) => part !== undefined);
  return [
    ...headProblems(policy),
    ...expressions.flatMap((part) => [...expressionProblems(part)]),
  ].map((problem) => `policy ${policy.name}: ${problem}`);
}

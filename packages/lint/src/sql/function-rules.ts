import type { Statement } from './statements.ts';

/** A function as its `create function` statement declares it. */
export type SqlFunction = {
  readonly schema: string;
  readonly name: string;
  readonly isTrigger: boolean;
  readonly isDefiner: boolean;
  readonly hasEmptySearchPath: boolean;
  readonly statement: Statement;
};

const exposedSchemas = new Set(['public', 'graphql_public', 'storage']);

/** @returns the function that the statement creates, or undefined where it creates none */
export function parseFunction(statement: Statement): SqlFunction | undefined {
  const { code } = statement;
  const match =
    /^create\s+(?:or\s+replace\s+)?(?:function|procedure)\s+(?:(\w+)\.)?(\w+)\s*\(/.exec(code);
  if (!match) return undefined;
  const [, schema = '', name = ''] = match;
  return {
    schema,
    name: schema ? `${schema}.${name}` : name,
    isTrigger: /\breturns\s+(?:event_)?trigger\b/.test(code),
    isDefiner: /\bsecurity\s+definer\b/.test(code),
    hasEmptySearchPath: /\bset\s+search_path\s*(?:=|to)\s*''/.test(code),
    statement,
  };
}

/** What is wrong with a function by itself, one sentence each. */
export function functionProblems(created: SqlFunction): string[] {
  const problems: string[] = [];
  if (!created.schema) problems.push('name its schema.');
  if (!created.hasEmptySearchPath) problems.push("needs `set search_path = ''`.");
  if (created.isDefiner && exposedSchemas.has(created.schema)) {
    problems.push('security definer belongs in private, called by an invoker.');
  }
  return problems.map((problem) => `function ${created.name}: ${problem}`);
}

function namesAfter(code: string, pattern: RegExp): string[] {
  const list = pattern.exec(code)?.[1] ?? '';
  return [...list.matchAll(/([a-z_]\w*\.[a-z_]\w*)\s*(?:\(|,|$)/g)].map((match) => match[1] ?? '');
}

/** Names in `revoke … on function a.b(…), a.c(…) from …`. */
export function revokedFunctions(code: string): string[] {
  return namesAfter(code, /^revoke\s+.*?\bon\s+(?:function|procedure|routine)\s+(.*)\sfrom\b/s);
}

/** Names in `grant execute on function a.b(…), a.c(…) to …`. */
export function grantedFunctions(code: string): string[] {
  return namesAfter(code, /^grant\s+.*?\bon\s+(?:function|procedure|routine)\s+(.*)\sto\b/s);
}

/** The schema in `revoke … on all functions in schema s from …`. */
export function revokedSchema(code: string): string | undefined {
  return /^revoke\s+.*?\bon\s+all\s+(?:functions|routines)\s+in\s+schema\s+(\w+)\s+from\b/s.exec(
    code,
  )?.[1];
}

const closedToPublic =
  /^alter\s+default\s+privileges\s+revoke\s+(?:execute|all)\s+on\s+(?:functions|routines)\s+from\s+[^;]*\bpublic\b/;
const closedToApiRoles =
  /^alter\s+default\s+privileges\s+in\s+schema\s+public\s+revoke\s+(?:execute|all)\s+on\s+(?:functions|routines)\s+from\s+(?=.*\banon\b)(?=.*\bauthenticated\b)/s;

/**
 * Whether new functions of a schema start without privileges. Default privileges of one schema cannot take back what
 * everybody gets by default, so the first must name no schema; Supabase opens `public` to its API roles besides.
 *
 * @param earlier the statements that ran before the function was created
 */
export function isClosedByDefault(schema: string, earlier: readonly string[]): boolean {
  const isClosed = earlier.some((code) => closedToPublic.test(code));
  if (schema !== 'public') return isClosed;
  return isClosed && earlier.some((code) => closedToApiRoles.test(code));
}

import {
  functionProblems,
  grantedFunctions,
  isClosedByDefault,
  parseFunction,
  revokedFunctions,
  revokedSchema,
  type SqlFunction,
} from './function-rules.ts';
import { policyProblems } from './policy-rules.ts';
import { splitStatements, type Statement } from './statements.ts';

/** One migration file, by its name without folders. */
export type Migration = { readonly name: string; readonly sql: string };

type Table = { readonly name: string; readonly statement: Statement };

const fileName = /^(\d{14})_[a-z][a-z0-9_]*\.sql$/;

function fileNameProblems(migrations: readonly Migration[]): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const { name } of migrations) {
    const version = fileName.exec(name)?.[1];
    if (!version) problems.push(`${name}: name it YYYYMMDDHHMMSS_area_concern.sql, in lower case.`);
    const twin = version && seen.get(version);
    if (twin) problems.push(`${name}: has the version of ${twin}.`);
    if (version) seen.set(version, name);
  }
  return problems;
}

function at(statement: Statement, message: string): string {
  return `${statement.file}:${statement.line}: ${message}`;
}

function tablesIn(statements: readonly Statement[]): Table[] {
  return statements.flatMap((statement) => {
    const match =
      /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)(?!\s+partition\s+of)/.exec(
        statement.code,
      );
    return match?.[1] ? [{ name: match[1], statement }] : [];
  });
}

function commented(statements: readonly Statement[], kind: RegExp): Set<string> {
  return new Set(
    statements.flatMap(({ code }) => {
      const match = kind.exec(code);
      return match?.[1] && /\bis\s+'\s*\S*/.test(code) ? [match[1]] : [];
    }),
  );
}

function tableProblems(statements: readonly Statement[]): string[] {
  const comments = commented(statements, /^comment\s+on\s+table\s+([\w.]+)/);
  const secured = new Set(
    statements.map(
      ({ code }) => /^alter\s+table\s+([\w.]+)\s+enable\s+row\s+level\s+security/.exec(code)?.[1],
    ),
  );
  return tablesIn(statements).flatMap(({ name, statement }) => {
    const problems: string[] = [];
    if (!name.includes('.')) problems.push('name its schema.');
    if (!comments.has(name)) problems.push('needs a `comment on table`.');
    if (name.startsWith('public.') && !secured.has(name)) {
      problems.push('needs `enable row level security`.');
    }
    return problems.map((problem) => at(statement, `table ${name}: ${problem}`));
  });
}

function privilegeProblems(
  created: SqlFunction,
  statements: readonly Statement[],
  position: number,
): string[] {
  const earlier = statements.slice(0, position).map(({ code }) => code);
  const later = statements.slice(position);
  const isRevoked =
    isClosedByDefault(created.schema, earlier) ||
    later.some(
      ({ code }) =>
        revokedFunctions(code).includes(created.name) || revokedSchema(code) === created.schema,
    );
  const isCallable = created.schema === 'public' && !created.isTrigger;
  const isGranted = later.some(({ code }) => grantedFunctions(code).includes(created.name));
  const problems: string[] = [];
  if (!isRevoked) problems.push('revoke its execution first: everybody may call it.');
  if (isCallable && !isGranted) problems.push('grant its execution by name: nobody may call it.');
  return problems.map((problem) => `function ${created.name}: ${problem}`);
}

function allFunctionProblems(statements: readonly Statement[]): string[] {
  const comments = commented(statements, /^comment\s+on\s+(?:function|procedure)\s+([\w.]+)/);
  return statements.flatMap((statement, position) => {
    const created = parseFunction(statement);
    if (!created) return [];
    const problems = [
      ...functionProblems(created),
      ...privilegeProblems(created, statements, position),
    ];
    if (!comments.has(created.name)) {
      problems.push(`function ${created.name}: needs a \`comment on function\`.`);
    }
    return problems.map((problem) => at(statement, problem));
  });
}

function statementProblems(statement: Statement): string[] {
  const problems = policyProblems(statement);
  if (/^create\s+type\s+[\w."]+\s+as\s+enum\b/.test(statement.code)) {
    problems.push(
      'use a domain over text with a check: a filter on an enum cannot use its index under RLS.',
    );
  }
  return problems.map((problem) => at(statement, problem));
}

/**
 * Holds all migrations together against the rules of the database.
 *
 * @param migrations in the order in which they run
 * @returns one line per problem: file, line and sentence
 */
export function lintMigrations(migrations: readonly Migration[]): string[] {
  const statements = migrations.flatMap(({ name, sql }) => splitStatements(name, sql));
  return [
    ...fileNameProblems(migrations),
    ...statements.flatMap(statementProblems),
    ...tableProblems(statements),
    ...allFunctionProblems(statements),
  ];
}

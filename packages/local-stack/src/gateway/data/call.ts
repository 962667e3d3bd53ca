import type { ApiResponse } from '../http.ts';
import {
  type AnswerRow,
  answerSql,
  contentRange,
  countRows,
  dataResponse,
  onlyRow,
  pageStatus,
  requireSingle,
  wantsObject,
} from './answer.ts';
import { dataError } from './errors.ts';
import { parseSelect } from './query-syntax.ts';
import { newContext, type Operation } from './read.ts';
import { readPreferences, readRowOptions } from './request-options.ts';
import { type DatabaseFunction, qualified } from './schema-cache.ts';
import { selectParts } from './select-sql.ts';
import { identifier, type Parameters, type Source } from './sql-writer.ts';
import { readPayload } from './write.ts';

type Arguments =
  | { readonly kind: 'json'; readonly text: string; readonly names: readonly string[] }
  | { readonly kind: 'query'; readonly values: ReadonlyMap<string, string> };

function argumentNames(given: Arguments): readonly string[] {
  return given.kind === 'json' ? given.names : [...given.values.keys()];
}

function accepts(candidate: DatabaseFunction, names: readonly string[]): boolean {
  const known = new Set(candidate.arguments.map(({ name }) => name));
  return (
    names.every((name) => known.has(name)) &&
    candidate.arguments.every(({ name, optional }) => optional || names.includes(name))
  );
}

function takesWholeBody(candidate: DatabaseFunction): boolean {
  const [only, ...others] = candidate.arguments;
  return (
    others.length === 0 && only?.name === '' && (only.type === 'json' || only.type === 'jsonb')
  );
}

function signature(schema: string, name: string, names: readonly string[]): string {
  return `${schema}.${name}${names.length === 0 ? '' : `(${names.join(', ')})`}`;
}

/** @throws HttpError PGRST202 when no function takes these arguments, PGRST203 when several do */
function choose(
  operation: Operation,
  schema: string,
  name: string,
  given: Arguments,
): DatabaseFunction {
  const names = argumentNames(given);
  const overloads = operation.schema.functions.get(qualified(schema, name)) ?? [];
  const named = overloads.filter((candidate) => accepts(candidate, names));
  const matching =
    named.length > 0 || given.kind !== 'json' ? named : overloads.filter(takesWholeBody);
  const [only, ...others] = matching;
  if (only === undefined) {
    const [similar] = overloads;
    const known = similar?.arguments.map((argument) => argument.name) ?? [];
    throw dataError(
      404,
      'PGRST202',
      `Could not find the function ${signature(schema, name, names)} in the schema cache`,
      {
        details:
          `Searched for the function ${schema}.${name} with ${names.length === 0 ? 'no parameters' : `parameters ${names.join(', ')}`}` +
          ' or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.',
        ...(similar === undefined
          ? {}
          : { hint: `Perhaps you meant to call the function ${signature(schema, name, known)}` }),
      },
    );
  }
  if (others.length > 0) {
    throw dataError(
      300,
      'PGRST203',
      `Could not choose the best candidate function between: ${matching
        .map(
          (f) =>
            `${schema}.${name}(${f.arguments.map((a) => `${a.name} => ${a.type}`).join(', ')})`,
        )
        .join(', ')}`,
      {
        hint: 'Try renaming the parameters or the function itself in the database so function overloading can be resolved',
      },
    );
  }
  return only;
}

/** `"schema"."name"(…)` and, for arguments in a body, the record they are read from. */
function callSql(
  target: DatabaseFunction,
  given: Arguments,
  parameters: Parameters,
): { readonly call: string; readonly from: string } {
  const name = `${identifier(target.schema)}.${identifier(target.name)}`;
  if (given.kind === 'query') {
    const list = target.arguments
      .filter((argument) => given.values.has(argument.name))
      .map((argument) => {
        const value = parameters.add(given.values.get(argument.name) ?? null);
        return `${argument.variadic ? 'variadic ' : ''}${identifier(argument.name)} => ${value}::${argument.type}`;
      });
    return { call: `${name}(${list.join(', ')})`, from: '' };
  }
  const passed = target.arguments.filter((argument) => given.names.includes(argument.name));
  if (passed.length === 0 && takesWholeBody(target)) {
    const type = target.arguments[0]?.type ?? 'json';
    return { call: `${name}(${parameters.add(given.text)}::${type})`, from: '' };
  }
  if (passed.length === 0) return { call: `${name}()`, from: '' };
  const shape = passed
    .map((argument) => `${identifier(argument.name)} ${argument.type}`)
    .join(', ');
  const list = passed.map(
    (argument) =>
      `${argument.variadic ? 'variadic ' : ''}${identifier(argument.name)} => body.${identifier(argument.name)}`,
  );
  return {
    call: `${name}(${list.join(', ')})`,
    from: `json_to_record(${parameters.add(given.text)}::json) as body(${shape}), `,
  };
}

async function readArguments(
  operation: Operation,
  schema: string,
  name: string,
): Promise<Arguments> {
  const { request } = operation;
  if (request.method === 'POST') {
    const { text, value } = await readPayload(request);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return { kind: 'json', text, names: isObject ? Object.keys(value) : [] };
  }
  const known = new Set(
    (operation.schema.functions.get(qualified(schema, name)) ?? []).flatMap((f) =>
      f.arguments.map((argument) => argument.name),
    ),
  );
  return { kind: 'query', values: new Map([...request.query].filter(([key]) => known.has(key))) };
}

/** GET, HEAD and POST on `/rpc/<name>`. */
export async function callFunction(
  operation: Operation,
  schema: string,
  name: string,
): Promise<ApiResponse> {
  const { request } = operation;
  const given = await readArguments(operation, schema, name);
  const target = choose(operation, schema, name, given);
  const isArgument = (key: string): boolean => given.kind === 'query' && given.values.has(key);
  const options = readRowOptions(request.query, isArgument);
  const preferences = readPreferences(request);
  const isObject = wantsObject(request);
  const context = newContext(operation);
  const { call, from } = callSql(target, given, context.parameters);
  const isReadOnly = request.method !== 'POST' || target.volatility !== 'v';
  if (!target.returns_rows)
    return callScalar(operation, target, { call, from, context, isReadOnly });
  const relation =
    target.returns_relation === null
      ? undefined
      : operation.schema.relations.get(qualified(target.schema, target.returns_relation));
  const source: Source = { alias: '"t"', relation, embeds: new Map() };
  const items = parseSelect(request.query.get('select') ?? '');
  // The function runs once, whatever the count asks for besides.
  const prelude = `with called as materialized (select f.* from ${from}${call} as f) `;
  const base = { from: 'called as "t"', conditions: [] };
  const parts = selectParts(context, source, { items, options }, base);
  const rows = `select ${parts.columns} from ${parts.from}${parts.where}${parts.order}${parts.page}`;
  return operation.transaction(isReadOnly, async (client) => {
    const single = isObject || !target.returns_set;
    const found = await client.query<AnswerRow>(
      answerSql(rows, single, prelude),
      context.parameters.values,
    );
    const row = onlyRow(found.rows);
    if (isObject) requireSingle(row.page_total);
    const isCountable = preferences.count !== undefined && target.returns_set && isReadOnly;
    const counting = newContext(operation);
    const counted = callSql(target, given, counting.parameters);
    const total = isCountable
      ? await countRows(client, 'exact', {
          context: counting,
          source: { ...source, embeds: new Map() },
          items,
          options,
          from: base.from,
          prelude: `with called as materialized (select f.* from ${counted.from}${counted.call} as f) `,
        })
      : undefined;
    return dataResponse(row, {
      status: pageStatus(options.offset, row.page_total, total),
      body: row.body ?? 'null',
      range: contentRange(options.offset, row.page_total, total),
      isObject,
    });
  });
}

async function callScalar(
  operation: Operation,
  target: DatabaseFunction,
  plan: {
    readonly call: string;
    readonly from: string;
    readonly context: ReturnType<typeof newContext>;
    readonly isReadOnly: boolean;
  },
): Promise<ApiResponse> {
  const one = target.returns_void ? 'null' : '(json_agg(value) -> 0)::text';
  const body = target.returns_set ? "coalesce(json_agg(value), '[]')::text" : one;
  const sql =
    `select ${body} as body, count(*)::int as page_total, ` +
    `nullif(current_setting('response.status', true), '') as response_status, ` +
    `nullif(current_setting('response.headers', true), '') as response_headers ` +
    `from (select f.value from ${plan.from}${plan.call} as f(value)) as called`;
  const row = await operation.transaction(plan.isReadOnly, async (client) => {
    const found = await client.query<AnswerRow>(sql, plan.context.parameters.values);
    return onlyRow(found.rows);
  });
  const isEmpty = target.returns_void;
  return dataResponse(row, {
    status: isEmpty ? 204 : 200,
    body: isEmpty ? undefined : (row.body ?? 'null'),
    range: contentRange(0, row.page_total, undefined),
    isObject: false,
  });
}

import pg from 'pg';
import { type ApiRequest, type ApiResponse, json, readBody } from '../http.ts';
import {
  type AnswerRow,
  answerSql,
  dataResponse,
  onlyRow,
  requireSingle,
  wantsObject,
} from './answer.ts';
import { dataError } from './errors.ts';
import { parseSelect, type SelectItem } from './query-syntax.ts';
import { newContext, type Operation, relationSql } from './read.ts';
import {
  type Preferences,
  readPreferences,
  readRowOptions,
  type RowOptions,
} from './request-options.ts';
import type { Column, Relation } from './schema-cache.ts';
import { type SelectContext, selectParts } from './select-sql.ts';
import { conditionSql, identifier, type Parameters, type Source, whereSql } from './sql-writer.ts';

const MAX_BODY = 10 * 1024 * 1024;

interface Payload {
  /** The body as the client wrote it: PostgreSQL reads it again, with its own rules for each type. */
  readonly text: string;
  readonly isArray: boolean;
  readonly columns: readonly Column[];
  readonly rowCount: number;
}

/** Reads a JSON body and says what it is. @throws HttpError PGRST102 */
export async function readPayload(request: ApiRequest): Promise<{ text: string; value: unknown }> {
  const text = (await readBody(request, MAX_BODY)).toString('utf8');
  if (text.trim() === '') return { text: '{}', value: {} };
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    throw dataError(400, 'PGRST102', 'Empty or invalid json');
  }
}

function keysOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.keys(value);
  throw dataError(400, 'PGRST102', 'The body must be a JSON object or a list of objects');
}

/** @throws HttpError PGRST102 unless all rows have the same keys */
function commonKeys(rows: readonly unknown[]): string[] {
  const [first, ...others] = rows.map(keysOf);
  const expected = new Set(first);
  for (const keys of others) {
    if (keys.length !== expected.size || !keys.every((key) => expected.has(key))) {
      throw dataError(400, 'PGRST102', 'All object keys must match');
    }
  }
  return first ?? [];
}

async function readRows(request: ApiRequest, relation: Relation): Promise<Payload> {
  const { text, value } = await readPayload(request);
  const isArray = Array.isArray(value);
  const rows: unknown[] = isArray ? value : [value];
  const listed = request.query.get('columns');
  const names = listed === null ? commonKeys(rows) : splitColumns(listed);
  return { text, isArray, columns: findColumns(relation, names), rowCount: rows.length };
}

function splitColumns(list: string): string[] {
  return list.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

function findColumns(relation: Relation, names: readonly string[]): Column[] {
  return names.map((name) => {
    const column = relation.columns.get(name);
    if (column !== undefined) return column;
    throw dataError(
      400,
      'PGRST204',
      `Could not find the '${name}' column of '${relation.name}' in the schema cache`,
    );
  });
}

/** The body, with defaults put in where a row says nothing: `null` would say something. */
function withDefaults(payload: Payload, body: string): string {
  const defaults = payload.columns
    .filter((column) => column.default !== null)
    .map((column) => `${pg.escapeLiteral(column.name)}, ${column.default}`);
  const base = `jsonb_build_object(${defaults.join(', ')})`;
  return payload.isArray
    ? `(select json_agg(${base} || e.value) from jsonb_array_elements(${body}::jsonb) as e(value))`
    : `(${base} || ${body}::jsonb)::json`;
}

function recordSql(
  payload: Payload,
  parameters: Parameters,
  missing: Preferences['missing'] = 'null',
): string {
  const shape = payload.columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(', ');
  const read = payload.isArray ? 'json_to_recordset' : 'json_to_record';
  const body = parameters.add(payload.text);
  const rows = missing === 'default' ? withDefaults(payload, body) : `${body}::json`;
  return `${read}(${rows}) as body(${shape})`;
}

function names(columns: readonly Column[]): string {
  return columns.map(({ name }) => identifier(name)).join(', ');
}

function conflictSql(
  relation: Relation,
  payload: Payload,
  preferences: Preferences,
  target: string | null,
): string {
  if (preferences.resolution === undefined) return '';
  const keys = target === null ? relation.primaryKey : splitColumns(target);
  if (keys.length === 0) return '';
  const on = ` on conflict (${findColumns(relation, keys)
    .map(({ name }) => identifier(name))
    .join(', ')})`;
  if (preferences.resolution === 'ignore-duplicates' || payload.columns.length === 0)
    return `${on} do nothing`;
  const sets = payload.columns.map(
    ({ name }) => `${identifier(name)} = excluded.${identifier(name)}`,
  );
  return `${on} do update set ${sets.join(', ')}`;
}

function insertSql(
  relation: Relation,
  payload: Payload,
  preferences: Preferences,
  options: { readonly target: string | null; readonly parameters: Parameters },
): string {
  const into = `insert into ${relationSql(relation)}`;
  if (payload.columns.length === 0) {
    return payload.rowCount === 0
      ? `${into} select * from ${relationSql(relation)} where false`
      : `${into} default values`;
  }
  const { parameters } = options;
  const list = names(payload.columns);
  const conflict = conflictSql(relation, payload, preferences, options.target);
  const body = recordSql(payload, parameters, preferences.missing);
  return `${into} (${list}) select ${list} from ${body}${conflict}`;
}

function updateSql(
  relation: Relation,
  payload: Payload,
  where: string,
  parameters: Parameters,
): string {
  const sets = payload.columns
    .map(({ name }) => `${identifier(name)} = body.${identifier(name)}`)
    .join(', ');
  return `update ${relationSql(relation)} as "t" set ${sets} from ${recordSql(payload, parameters)}${where}`;
}

function requireFilter(verb: string, options: RowOptions): void {
  if (options.conditions.length > 0) return;
  // Hosted Supabase loads the extension "safeupdate" for this.
  throw dataError(400, '21000', `${verb} requires a WHERE clause`);
}

/** The columns a writing statement must hand on for the answer to be built from them. */
function returning(relation: Relation, items: readonly SelectItem[], alias: string): string {
  const names = items.map((item) => (item.kind === 'column' ? item.field.column : undefined));
  const columns = names.filter((name) => name !== undefined);
  if (columns.length < names.length) return `${alias}.*`;
  return findColumns(relation, [...new Set(columns)])
    .map(({ name }) => `${alias}.${identifier(name)}`)
    .join(', ');
}

interface Change {
  readonly operation: Operation;
  readonly relation: Relation;
  readonly context: SelectContext;
  readonly preferences: Preferences;
  readonly options: RowOptions;
  /** Absent for a delete. */
  readonly payload: Payload | undefined;
}

/** The statement that changes rows, without what it returns. */
function changeSql({
  operation,
  relation,
  context,
  preferences,
  options,
  payload,
}: Change): string {
  const { request } = operation;
  const { parameters } = context;
  if (payload !== undefined && request.method === 'POST') {
    const target = request.query.get('on_conflict');
    return insertSql(relation, payload, preferences, { target, parameters });
  }
  requireFilter(payload === undefined ? 'DELETE' : 'UPDATE', options);
  const source: Source = { alias: '"t"', relation, embeds: new Map() };
  const where = whereSql(
    options.conditions.map((condition) => conditionSql(source, condition, parameters)),
  );
  return payload === undefined
    ? `delete from ${relationSql(relation)} as "t"${where}`
    : updateSql(relation, payload, where, parameters);
}

/** The rows a change hands back, with everything embedded in them. */
function writtenRows(change: Change, items: readonly SelectItem[]): string {
  const source: Source = { alias: '"w"', relation: change.relation, embeds: new Map() };
  const parts = selectParts(
    { ...change.context, maxRows: Number.MAX_SAFE_INTEGER },
    source,
    { items, options: { ...change.options, conditions: [], limit: undefined, offset: 0 } },
    { from: 'written as "w"', conditions: [] },
  );
  return `select ${parts.columns} from ${parts.from}${parts.where}${parts.order}`;
}

function statusOf(isInsert: boolean, isFull: boolean): number {
  if (isInsert) return 201;
  return isFull ? 200 : 204;
}

/** POST, PATCH and DELETE on a table or view. */
export async function writeRelation(
  operation: Operation,
  relation: Relation,
): Promise<ApiResponse> {
  const { request } = operation;
  const isObject = wantsObject(request);
  const preferences = readPreferences(request);
  const isFull = preferences.result === 'representation';
  const isInsert = request.method === 'POST';
  const items = parseSelect(request.query.get('select') ?? '');
  const change: Change = {
    operation,
    relation,
    context: newContext(operation),
    preferences,
    options: readRowOptions(request.query),
    payload: request.method === 'DELETE' ? undefined : await readRows(request, relation),
  };
  if (request.method === 'PATCH' && change.payload?.columns.length === 0) {
    return isFull ? json(200, []) : { status: 204 };
  }
  const rowName = isInsert ? relationSql(relation) : '"t"';
  const columns = isFull ? returning(relation, items, rowName) : '1 as changed';
  const prelude = `with written as (${changeSql(change)} returning ${columns}) `;
  const rows = isFull ? writtenRows(change, items) : 'select * from written';
  const row = await operation.transaction(false, async (client) => {
    const found = await client.query<AnswerRow>(
      answerSql(rows, isObject, prelude),
      change.context.parameters.values,
    );
    const answer = onlyRow(found.rows);
    if (isObject) requireSingle(answer.page_total);
    return answer;
  });
  return dataResponse(row, {
    status: statusOf(isInsert, isFull),
    body: isFull ? (row.body ?? 'null') : undefined,
    range: isInsert || row.page_total === 0 ? '*/*' : `0-${row.page_total - 1}/*`,
    isObject,
  });
}

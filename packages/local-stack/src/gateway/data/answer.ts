import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { ApiRequest, ApiResponse } from '../http.ts';
import { dataError } from './errors.ts';
import type { Condition, EmbedItem, SelectItem } from './query-syntax.ts';
import type { CountKind, RowOptions } from './request-options.ts';
import { type SelectContext, selectParts } from './select-sql.ts';
import type { Source } from './sql-writer.ts';

const OBJECT_TYPE = 'application/vnd.pgrst.object+json';

/** The row every data statement ends in. */
export interface AnswerRow {
  readonly body: string | null;
  readonly page_total: number;
  readonly response_status: string | null;
  readonly response_headers: string | null;
}

/** An aggregate without groups has exactly one row. */
export function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('A statement that always yields one row yielded none');
  return row;
}

/** Whether the client wants one object rather than a list. @throws HttpError PGRST107 for other types */
export function wantsObject(request: ApiRequest): boolean {
  const accept = request.headers['accept'] ?? '*/*';
  if (accept.includes(OBJECT_TYPE)) return true;
  if (/\*\/\*|application\/(json|\*)/.test(accept)) return false;
  throw dataError(406, 'PGRST107', `None of these media types are available: ${accept}`);
}

/** Turns a statement that yields rows into one that yields an {@link AnswerRow}. */
export function answerSql(rows: string, isObject: boolean, prelude = ''): string {
  const body = isObject ? '(json_agg(r) -> 0)::text' : "coalesce(json_agg(r), '[]')::text";
  return (
    `${prelude}select ${body} as body, count(*)::int as page_total, ` +
    `nullif(current_setting('response.status', true), '') as response_status, ` +
    `nullif(current_setting('response.headers', true), '') as response_headers from (${rows}) as r`
  );
}

/** @throws HttpError PGRST116 when one object was asked for and there is none, or more than one */
export function requireSingle(rowCount: number): void {
  if (rowCount === 1) return;
  throw dataError(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', {
    details: `The result contains ${rowCount} rows`,
  });
}

function mentions(conditions: readonly Condition[], name: string): boolean {
  return conditions.some((condition) =>
    condition.kind === 'group'
      ? mentions(condition.conditions, name)
      : condition.field.column === name,
  );
}

/** Whether an embed changes which rows there are; the others need not be joined to count them. */
function isNeeded(embed: EmbedItem, options: RowOptions): boolean {
  return embed.isInner || mentions(options.conditions, embed.alias ?? embed.relation);
}

/** Counts what a select would find without its page. */
export async function countRows(
  client: PoolClient,
  kind: CountKind,
  select: {
    readonly context: SelectContext;
    readonly source: Source;
    readonly items: readonly SelectItem[];
    readonly options: RowOptions;
    readonly from: string;
    readonly prelude?: string;
  },
): Promise<number> {
  const { context, options } = select;
  const items = select.items.filter((item) => item.kind === 'embed' && isNeeded(item, options));
  const embeds = new Map(
    [...options.embeds].filter(([name]) =>
      items.some(
        (item) => item.kind === 'embed' && (item.alias === name || item.relation === name),
      ),
    ),
  );
  const parts = selectParts(
    context,
    select.source,
    { items, options: { ...options, embeds } },
    { from: select.from, conditions: [] },
  );
  const rows = `select 1 from ${parts.from}${parts.where}`;
  const exact = async (): Promise<number> => {
    const counted = await client.query<{ total: number }>(
      `${select.prelude ?? ''}select count(*)::int as total from (${rows}) as counted`,
      context.parameters.values,
    );
    return counted.rows[0]?.total ?? 0;
  };
  if (kind === 'exact') return exact();
  const plan = await client.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(
    `explain (format json) ${select.prelude ?? ''}${rows}`,
    context.parameters.values,
  );
  const planned = plan.rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
  // An estimate is for large results; a small one is cheap to count.
  return kind === 'estimated' && planned <= context.maxRows ? exact() : planned;
}

/** `0-9/57`; a star stands for rows that are not there and for a total nobody asked for (RFC 9110). */
export function contentRange(offset: number, pageTotal: number, total: number | undefined): string {
  const range = pageTotal === 0 ? '*' : `${offset}-${offset + pageTotal - 1}`;
  return `${range}/${total ?? '*'}`;
}

/** 206 for a part of a known whole. @throws HttpError PGRST103 for a page beyond the end */
export function pageStatus(offset: number, pageTotal: number, total: number | undefined): number {
  if (total === undefined) return 200;
  if (offset > total) {
    throw dataError(416, 'PGRST103', 'Requested range not satisfiable', {
      details: `An offset of ${offset} was requested, but there are only ${total} rows.`,
    });
  }
  return offset + pageTotal < total || offset > 0 ? 206 : 200;
}

const headersSchema = z.array(z.record(z.string(), z.string()));

/** What a function left in `response.headers`: a list of objects with one header each. */
function responseHeaders(text: string | null): Record<string, string> {
  if (text === null) return {};
  const list = headersSchema.safeParse(JSON.parse(text));
  if (!list.success)
    throw dataError(500, 'PGRST111', 'response.headers guc must be a JSON array of objects');
  return Object.fromEntries(
    list.data.flatMap((entry) =>
      Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  );
}

/** The answer to a data request, with the status and headers a function may have asked for. */
export function dataResponse(
  row: Pick<AnswerRow, 'response_headers' | 'response_status'>,
  answer: {
    readonly status: number;
    readonly body: string | undefined;
    readonly range: string;
    readonly isObject: boolean;
  },
): ApiResponse {
  const status = row.response_status === null ? answer.status : Number(row.response_status);
  const type = `${answer.isObject ? OBJECT_TYPE : 'application/json'}; charset=utf-8`;
  return {
    status,
    headers: {
      'content-range': answer.range,
      ...(answer.body === undefined ? {} : { 'content-type': type }),
      ...responseHeaders(row.response_headers),
    },
    ...(answer.body === undefined ? {} : { body: answer.body }),
  };
}

import type { PoolClient } from 'pg';
import type { ApiRequest, ApiResponse } from '../http.ts';
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
import { parseSelect } from './query-syntax.ts';
import { applyRangeHeader, readPreferences, readRowOptions } from './request-options.ts';
import type { Relation, Schema } from './schema-cache.ts';
import { type SelectContext, selectParts } from './select-sql.ts';
import { identifier, Parameters, type Source } from './sql-writer.ts';

/** What every data operation works with. */
export interface Operation {
  readonly request: ApiRequest;
  readonly schema: Schema;
  readonly maxRows: number;
  /** Runs `work` in a transaction as the caller. */
  transaction<T>(readOnly: boolean, work: (client: PoolClient) => Promise<T>): Promise<T>;
}

/** `"schema"."name"`. */
export function relationSql(relation: Relation): string {
  return `${identifier(relation.schema)}.${identifier(relation.name)}`;
}

/** A context with no parameters yet. */
export function newContext(operation: Operation): SelectContext {
  return {
    schema: operation.schema,
    parameters: new Parameters(),
    maxRows: operation.maxRows,
    nextAlias: 0,
  };
}

/** GET and HEAD on a table or view. */
export async function readRelation(operation: Operation, relation: Relation): Promise<ApiResponse> {
  const { request } = operation;
  const isObject = wantsObject(request);
  const preferences = readPreferences(request);
  const options = readRowOptions(request.query);
  applyRangeHeader(options, request);
  const items = parseSelect(request.query.get('select') ?? '');
  const from = `${relationSql(relation)} as "t"`;
  const source: Source = { alias: '"t"', relation, embeds: new Map() };
  const context = newContext(operation);
  const parts = selectParts(context, source, { items, options }, { from, conditions: [] });
  // HEAD is how clients ask for a number alone.
  const columns = request.method === 'HEAD' ? '1 as row' : parts.columns;
  const rows = `select ${columns} from ${parts.from}${parts.where}${parts.order}${parts.page}`;
  return operation.transaction(true, async (client) => {
    const found = await client.query<AnswerRow>(
      answerSql(rows, isObject),
      context.parameters.values,
    );
    const row = onlyRow(found.rows);
    if (isObject) requireSingle(row.page_total);
    const total =
      preferences.count === undefined
        ? undefined
        : await countRows(client, preferences.count, {
            context: newContext(operation),
            source: { ...source, embeds: new Map() },
            items,
            options,
            from,
          });
    return dataResponse(row, {
      status: pageStatus(options.offset, row.page_total, total),
      body: row.body ?? 'null',
      range: contentRange(options.offset, row.page_total, total),
      isObject,
    });
  });
}

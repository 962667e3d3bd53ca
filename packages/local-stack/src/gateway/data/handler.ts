import type pg from 'pg';
import type { CallerResolver } from '../caller.ts';
import type { ApiRequest, ApiResponse, Handler } from '../http.ts';
import { type RequestContext, RequestDatabase } from '../request-context.ts';
import { callFunction } from './call.ts';
import { dataError, toHttpError } from './errors.ts';
import { type Operation, readRelation } from './read.ts';
import { qualified, SchemaCache } from './schema-cache.ts';
import { writeRelation } from './write.ts';

export interface DataApi {
  readonly handle: Handler;
  close(): Promise<void>;
}

export interface DataApiOptions {
  /** Connections of the role `authenticator`. */
  readonly pool: pg.Pool;
  readonly url: string;
  readonly callers: CallerResolver;
  /** Schemas that may be asked for; the first is the default. */
  readonly schemas: readonly string[];
  /** No answer has more rows. */
  readonly maxRows: number;
  readonly onError: (error: Error) => void;
}

function requestedSchema(request: ApiRequest, schemas: readonly string[]): string {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const named = request.headers[isRead ? 'accept-profile' : 'content-profile'];
  const [first = 'public'] = schemas;
  if (named === undefined) return first;
  if (schemas.includes(named)) return named;
  throw dataError(406, 'PGRST106', `Invalid schema: ${named}`, {
    hint: `Only the following schemas are exposed: ${schemas.join(', ')}`,
  });
}

async function perform(operation: Operation, schemaName: string): Promise<ApiResponse> {
  const { request, schema } = operation;
  const [, first = '', second, ...rest] = request.path.split('/').map(decodeURIComponent);
  if (rest.length > 0 || first === '' || (second !== undefined && first !== 'rpc')) {
    throw dataError(404, 'PGRST125', 'Invalid path specified in request URL');
  }
  const { method } = request;
  if (second !== undefined) {
    if (method !== 'POST' && method !== 'GET' && method !== 'HEAD') {
      throw dataError(405, 'PGRST101', `Cannot use the ${method} method on RPC`);
    }
    return callFunction(operation, schemaName, second);
  }
  const relation = schema.relations.get(qualified(schemaName, first));
  if (relation === undefined) {
    throw dataError(
      404,
      'PGRST205',
      `Could not find the table '${schemaName}.${first}' in the schema cache`,
    );
  }
  if (method === 'GET' || method === 'HEAD') return readRelation(operation, relation);
  if (method === 'POST' || method === 'PATCH' || method === 'DELETE')
    return writeRelation(operation, relation);
  throw dataError(405, 'PGRST117', `Unsupported HTTP method: ${method}`);
}

/**
 * The Data API: PostgREST's URL grammar, `Prefer` headers, JSON and error codes over the exposed schemas.
 * Every statement runs as the caller, in a transaction of its own, so that PostgreSQL's privileges and
 * row level security decide. Aggregates, computed relationships and embeds through views are not offered.
 */
export async function createDataApi(options: DataApiOptions): Promise<DataApi> {
  const database = new RequestDatabase(options.pool);
  const cache = new SchemaCache(options);
  await cache.listen();
  const handle: Handler = async (request) => {
    let isAnonymous = true;
    try {
      const caller = await options.callers.resolve(request);
      isAnonymous = caller.role === 'anon';
      const schemaName = requestedSchema(request, options.schemas);
      const context: Omit<RequestContext, 'readOnly'> = {
        caller,
        method: request.method,
        path: request.path,
        headers: request.headers,
        settings: { search_path: `${schemaName}, public, extensions` },
      };
      const operation: Operation = {
        request,
        schema: await cache.get(),
        maxRows: options.maxRows,
        transaction: (readOnly, work) => database.transaction({ ...context, readOnly }, work),
      };
      return await perform(operation, schemaName);
    } catch (error) {
      const known = toHttpError(error, isAnonymous);
      if (known === undefined) throw error;
      return known.toResponse();
    }
  };
  return { handle, close: () => cache.close() };
}

import { z } from 'zod';
import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import {
  asCaller,
  OBJECT_COLUMNS,
  parseObjects,
  readInput,
  requireObjectName,
  type StorageContext,
  type StoredObject,
} from './context.ts';
import { objectNotFound } from './errors.ts';

function describe(object: StoredObject): Record<string, unknown> {
  return {
    id: object.id,
    name: object.name,
    bucket_id: object.bucket_id,
    owner: object.owner_id ?? '',
    metadata: object.metadata,
    created_at: object.created_at.toISOString(),
    updated_at: object.updated_at.toISOString(),
    last_accessed_at: object.last_accessed_at.toISOString(),
  };
}

async function removeNames(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  names: readonly string[],
): Promise<StoredObject[]> {
  const caller = await context.callers.resolve(request);
  const removed = await asCaller(
    context,
    { request, caller, operation: 'object.delete' },
    async (db) => {
      const { rows } = await db.query(
        `delete from storage.objects where bucket_id = $1 and name = any ($2) returning ${OBJECT_COLUMNS}`,
        [bucket, names],
      );
      return parseObjects(rows);
    },
  );
  await context.files.remove(removed.map(({ version }) => version));
  return removed;
}

const removeSchema = z.object({ prefixes: z.array(z.string()).min(1).max(1000) });

/** DELETE /object/<bucket>: those of the named objects that the caller may delete. */
export async function removeObjects(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
): Promise<ApiResponse> {
  const { prefixes } = await readInput(request, removeSchema);
  return json(200, (await removeNames(context, request, bucket, prefixes)).map(describe));
}

/** DELETE /object/<bucket>/<name>. */
export async function removeObject(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  const removed = await removeNames(context, request, bucket, [name]);
  if (removed.length === 0) throw objectNotFound();
  return json(200, { message: 'Successfully deleted' });
}

const listSchema = z.object({
  prefix: z.string().max(1024).default(''),
  limit: z.number().int().min(1).max(1000).default(100),
  offset: z.number().int().min(0).default(0),
  search: z.string().max(1024).nullish(),
  sortBy: z
    .object({
      column: z.enum(['name', 'created_at', 'updated_at', 'last_accessed_at']).default('name'),
      order: z.enum(['asc', 'desc']).nullish(),
    })
    .nullish(),
});

const entrySchema = z.object({
  entry: z.string(),
  is_folder: z.boolean(),
  object: z.object({
    id: z.string(),
    updated_at: z.string(),
    created_at: z.string(),
    last_accessed_at: z.string(),
    metadata: z.unknown(),
  }),
});

function listEntry({
  entry,
  is_folder,
  object,
}: z.infer<typeof entrySchema>): Record<string, unknown> {
  if (!is_folder) return { ...object, name: entry };
  return {
    name: entry,
    id: null,
    updated_at: null,
    created_at: null,
    last_accessed_at: null,
    metadata: null,
  };
}

/** POST /object/list/<bucket>: one level of folders and objects that the caller may see. */
export async function listObjects(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const input = await readInput(request, listSchema);
  const folder =
    input.prefix === '' || input.prefix.endsWith('/') ? input.prefix : `${input.prefix}/`;
  const column = input.sortBy?.column ?? 'name';
  const order = input.sortBy?.order ?? 'asc';
  const sort = column === 'name' ? 'entry' : `max(o.${column})`;
  const rows = await asCaller(
    context,
    { request, caller, operation: 'object.list' },
    async (db) => {
      const found = await db.query(
        `select
         split_part(substr(o.name, length($2) + 1), '/', 1) as entry,
         bool_or(position('/' in substr(o.name, length($2) + 1)) > 0) as is_folder,
         (array_agg(to_jsonb(o) order by length(o.name)))[1] as object
       from storage.objects o
       where o.bucket_id = $1 and starts_with(o.name, $2)
         and starts_with(lower(substr(o.name, length($2) + 1)), lower($3))
       group by 1
       order by ${sort} ${order}, 1
       limit $4 offset $5`,
        [bucket, folder, input.search ?? '', input.limit, input.offset],
      );
      return z.array(entrySchema).parse(found.rows);
    },
  );
  return json(200, rows.map(listEntry));
}

const moveSchema = z.object({
  bucketId: z.string(),
  sourceKey: z.string(),
  destinationKey: z.string(),
});

/** POST /object/move, within a bucket. */
export async function moveObject(
  context: StorageContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const input = await readInput(request, moveSchema);
  requireObjectName(input.destinationKey);
  await asCaller(context, { request, caller, operation: 'object.move' }, async (db) => {
    const { rowCount } = await db.query(
      'update storage.objects set name = $3 where bucket_id = $1 and name = $2',
      [input.bucketId, input.sourceKey, input.destinationKey],
    );
    if (rowCount === 0) throw objectNotFound();
  });
  return json(200, { message: 'Successfully moved' });
}

/** POST /object/copy, within a bucket. */
export async function copyObject(
  context: StorageContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const input = await readInput(request, moveSchema);
  requireObjectName(input.destinationKey);
  await asCaller(context, { request, caller, operation: 'object.copy' }, async (db) => {
    const { rows } = await db.query(
      `select ${OBJECT_COLUMNS} from storage.objects where bucket_id = $1 and name = $2`,
      [input.bucketId, input.sourceKey],
    );
    const [source] = parseObjects(rows);
    if (source === undefined || source.version === null) throw objectNotFound();
    const version = await context.files.copy(source.version);
    try {
      await db.query(
        `insert into storage.objects (bucket_id, name, owner, owner_id, metadata, version, user_metadata)
         values ($1, $2, $3::text::uuid, $3, $4, $5, $6)`,
        [
          input.bucketId,
          input.destinationKey,
          caller.claims.sub ?? null,
          JSON.stringify(source.metadata),
          version,
          JSON.stringify(source.user_metadata),
        ],
      );
    } catch (error) {
      await context.files.remove([version]);
      throw error;
    }
  });
  return json(200, { Key: `${input.bucketId}/${input.destinationKey}` });
}

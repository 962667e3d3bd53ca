import { z } from 'zod';
import { parseSize } from '../config.ts';
import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import {
  asCaller,
  BUCKET_COLUMNS,
  parseBuckets,
  readInput,
  type StorageContext,
} from './context.ts';
import { bucketNotFound, storageError } from './errors.ts';

const settings = {
  public: z.boolean().nullish(),
  file_size_limit: z
    .union([z.number().int().nonnegative(), z.string().transform((text) => parseSize(text))])
    .nullish(),
  allowed_mime_types: z.array(z.string()).nullish(),
};
const createSchema = z.object({
  id: z.string().nullish(),
  name: z.string().min(1).max(100),
  ...settings,
});
const updateSchema = z.object(settings);

/** GET /bucket. */
export async function listBuckets(
  context: StorageContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const buckets = await asCaller(
    context,
    { request, caller, operation: 'bucket.list' },
    async (db) => {
      const { rows } = await db.query(
        `select ${BUCKET_COLUMNS} from storage.buckets order by name`,
      );
      return parseBuckets(rows);
    },
  );
  return json(200, buckets);
}

/** GET /bucket/<id>. */
export async function getBucket(
  context: StorageContext,
  request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const [bucket] = await asCaller(
    context,
    { request, caller, operation: 'bucket.get' },
    async (db) => {
      const { rows } = await db.query(
        `select ${BUCKET_COLUMNS} from storage.buckets where id = $1`,
        [id],
      );
      return parseBuckets(rows);
    },
  );
  if (bucket === undefined) throw bucketNotFound();
  return json(200, bucket);
}

/** POST /bucket. */
export async function createBucket(
  context: StorageContext,
  request: ApiRequest,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const input = await readInput(request, createSchema);
  await asCaller(context, { request, caller, operation: 'bucket.create' }, (db) =>
    db.query(
      `insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
       values ($1, $2, $3, $4, $5)`,
      [
        input.id ?? input.name,
        input.name,
        input.public ?? false,
        input.file_size_limit ?? null,
        input.allowed_mime_types ?? null,
      ],
    ),
  );
  return json(200, { name: input.name });
}

/** PUT /bucket/<id>. */
export async function updateBucket(
  context: StorageContext,
  request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const input = await readInput(request, updateSchema);
  await asCaller(context, { request, caller, operation: 'bucket.update' }, async (db) => {
    const { rowCount } = await db.query(
      `update storage.buckets
       set public = coalesce($2, public), file_size_limit = $3, allowed_mime_types = $4, updated_at = now()
       where id = $1`,
      [id, input.public ?? null, input.file_size_limit ?? null, input.allowed_mime_types ?? null],
    );
    if (rowCount === 0) throw bucketNotFound();
  });
  return json(200, { message: 'Successfully updated' });
}

/** POST /bucket/<id>/empty. */
export async function emptyBucket(
  context: StorageContext,
  request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const versions = await asCaller(
    context,
    { request, caller, operation: 'bucket.empty' },
    async (db) => {
      const { rows } = await db.query<{ version: string | null }>(
        'delete from storage.objects where bucket_id = $1 returning version',
        [id],
      );
      return rows.map(({ version }) => version);
    },
  );
  await context.files.remove(versions);
  return json(200, { message: 'Successfully emptied' });
}

/** DELETE /bucket/<id>, which must be empty. */
export async function deleteBucket(
  context: StorageContext,
  request: ApiRequest,
  id: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  await asCaller(context, { request, caller, operation: 'bucket.delete' }, async (db) => {
    const { rows } = await db.query('select from storage.objects where bucket_id = $1 limit 1', [
      id,
    ]);
    if (rows.length > 0) {
      throw storageError(409, 'InvalidRequest', 'The bucket you tried to delete is not empty');
    }
    const { rowCount } = await db.query('delete from storage.buckets where id = $1', [id]);
    if (rowCount === 0) throw bucketNotFound();
  });
  return json(200, { message: 'Successfully deleted' });
}

import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Caller, CallerResolver } from '../caller.ts';
import { type ApiRequest, readJson } from '../http.ts';
import type { RequestDatabase } from '../request-context.ts';
import { asStorageError, bucketNotFound, invalidInput, storageError } from './errors.ts';
import type { FileStore } from './files.ts';
import type { LinkSigner } from './signing.ts';

/** What the handlers of the Storage API work with. */
export interface StorageContext {
  /** Connections of the role `supabase_storage_admin`. */
  readonly database: RequestDatabase;
  readonly callers: CallerResolver;
  readonly files: FileStore;
  readonly signer: LinkSigner;
  /** No object is larger; a bucket may ask for less. Bytes. */
  readonly maxFileSize: number;
}

const bucketSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
  public: z.boolean().nullable(),
  file_size_limit: z.coerce.number().nullable(),
  allowed_mime_types: z.array(z.string()).nullable(),
  created_at: z.date(),
  updated_at: z.date(),
});

export type Bucket = z.infer<typeof bucketSchema>;

export const BUCKET_COLUMNS =
  'id, name, owner, public, file_size_limit, allowed_mime_types, created_at, updated_at';

const objectSchema = z.object({
  id: z.string(),
  bucket_id: z.string(),
  name: z.string(),
  owner_id: z.string().nullable(),
  version: z.string().nullable(),
  metadata: z
    .object({
      eTag: z.string(),
      size: z.number(),
      mimetype: z.string(),
      cacheControl: z.string(),
      lastModified: z.string(),
    })
    .nullable(),
  user_metadata: z.record(z.string(), z.unknown()).nullable(),
  created_at: z.date(),
  updated_at: z.date(),
  last_accessed_at: z.date(),
});

export type StoredObject = z.infer<typeof objectSchema>;

export const OBJECT_COLUMNS =
  'id, bucket_id, name, owner_id, version, metadata, user_metadata, created_at, updated_at, last_accessed_at';

export function parseBuckets(rows: readonly unknown[]): Bucket[] {
  return z.array(bucketSchema).parse(rows);
}

export function parseObjects(rows: readonly unknown[]): StoredObject[] {
  return z.array(objectSchema).parse(rows);
}

/** Who asks for what. */
export interface CallerAction {
  readonly request: ApiRequest;
  readonly caller: Caller;
  /** What `storage.operation()` answers, without its prefix. */
  readonly operation: string;
}

/** Runs statements as the caller, so that the policies on buckets and objects decide. */
export async function asCaller<T>(
  context: StorageContext,
  { request, caller, operation }: CallerAction,
  work: (db: PoolClient) => Promise<T>,
): Promise<T> {
  try {
    return await context.database.transaction(
      {
        caller,
        method: request.method,
        path: request.path,
        headers: request.headers,
        readOnly: false,
        settings: {
          'storage.operation': `storage.${operation}`,
          // The row goes and this service takes the file with it.
          'storage.allow_delete_query': 'true',
        },
      },
      work,
    );
  } catch (error) {
    throw asStorageError(error);
  }
}

/** A bucket as the service itself sees it. @throws HttpError `Bucket not found` */
export async function requireBucket(context: StorageContext, id: string): Promise<Bucket> {
  const { rows } = await context.database.pool.query(
    `select ${BUCKET_COLUMNS} from storage.buckets where id = $1`,
    [id],
  );
  const [bucket] = parseBuckets(rows);
  if (bucket === undefined) throw bucketNotFound();
  return bucket;
}

const OBJECT_NAME = /^[\w/!.*'() &$@=;:+,?-]+$/;

/** @throws HttpError `InvalidKey`, for the names hosted Supabase refuses and for those that climb */
export function requireObjectName(name: string): string {
  const parts = name.split('/');
  const isPlain =
    OBJECT_NAME.test(name) && !parts.some((part) => part === '' || part === '.' || part === '..');
  if (!isPlain || name.length > 1024) throw storageError(400, 'InvalidKey', `Invalid key: ${name}`);
  return name;
}

/** Reads and checks a JSON body. @throws HttpError `InvalidRequest` naming the field */
export async function readInput<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await readJson(request));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidInput(`body/${issue?.path.join('/') ?? ''} ${issue?.message ?? 'is not valid'}`);
}

import type { OutgoingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import {
  asCaller,
  OBJECT_COLUMNS,
  parseObjects,
  readInput,
  requireBucket,
  type StorageContext,
  type StoredObject,
} from './context.ts';
import { objectNotFound } from './errors.ts';

/** Types a browser shows without running anything in them. All others are for saving. */
const SHOWN =
  /^(image\/(png|jpeg|gif|webp|avif|bmp)|application\/pdf|text\/plain|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

function disposition(kind: 'attachment' | 'inline', fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, encodeByte)}`;
}

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Headers under which an uploaded file can never run as a page of this origin. */
function contentHeaders(object: StoredObject, download: string | null): OutgoingHttpHeaders {
  const type = object.metadata?.mimetype ?? 'application/octet-stream';
  const isShown = SHOWN.test(type);
  const ownName = object.name.split('/').at(-1) ?? object.name;
  return {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-disposition': disposition(
      download === null && isShown ? 'inline' : 'attachment',
      download === null || download === '' ? ownName : download,
    ),
    'x-content-type-options': 'nosniff',
    // A browser's own PDF viewer does not open in a sandbox, and runs nothing of this origin.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${type === 'application/pdf' ? '' : '; sandbox'}`,
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': object.metadata?.cacheControl ?? 'no-cache',
    'accept-ranges': 'bytes',
    etag: object.metadata?.eTag ?? `"${object.version ?? object.id}"`,
    'last-modified': object.updated_at.toUTCString(),
  };
}

/** The bytes a `Range` header asks for; `undefined` for everything, as for forms this does not know. */
function byteRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'none' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'none' : { start, end };
}

/** Sends an object's content, or the part of it that was asked for (RFC 9110, 14). */
function serve(context: StorageContext, request: ApiRequest, object: StoredObject): ApiResponse {
  if (object.version === null || object.metadata === null) throw objectNotFound();
  const { size } = object.metadata;
  const headers = contentHeaders(object, request.query.get('download'));
  if (request.headers['if-none-match'] === headers['etag']) return { status: 304, headers };
  const range = byteRange(request.headers['range'], size);
  if (range === 'none') return { status: 416, headers: { 'content-range': `bytes */${size}` } };
  if (range === undefined) {
    return {
      status: 200,
      headers: { ...headers, 'content-length': size },
      ...(request.method === 'HEAD' ? {} : { body: context.files.read(object.version) }),
    };
  }
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': range.end - range.start + 1,
      'content-range': `bytes ${range.start}-${range.end}/${size}`,
    },
    ...(request.method === 'HEAD' ? {} : { body: context.files.read(object.version, range) }),
  };
}

async function visibleObjects(
  context: StorageContext,
  { request, caller }: { readonly request: ApiRequest; readonly caller: Caller },
  bucket: string,
  names: readonly string[],
): Promise<StoredObject[]> {
  return asCaller(context, { request, caller, operation: 'object.get' }, async (db) => {
    const { rows } = await db.query(
      `select ${OBJECT_COLUMNS} from storage.objects where bucket_id = $1 and name = any ($2)`,
      [bucket, names],
    );
    return parseObjects(rows);
  });
}

async function requireVisible(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<StoredObject> {
  const caller = await context.callers.resolve(request);
  const [object] = await visibleObjects(context, { request, caller }, bucket, [name]);
  if (object === undefined) throw objectNotFound();
  return object;
}

async function requireObject(
  context: StorageContext,
  bucket: string,
  name: string,
): Promise<StoredObject> {
  const { rows } = await context.database.pool.query(
    `select ${OBJECT_COLUMNS} from storage.objects where bucket_id = $1 and name = $2`,
    [bucket, name],
  );
  const [object] = parseObjects(rows);
  if (object === undefined) throw objectNotFound();
  return object;
}

/** GET /object/<bucket>/<name> and /object/authenticated/…, under the caller's policies. */
export async function downloadObject(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  return serve(context, request, await requireVisible(context, request, bucket, name));
}

/** GET /object/public/<bucket>/<name>. */
export async function downloadPublic(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  if ((await requireBucket(context, bucket)).public !== true) throw objectNotFound();
  return serve(context, request, await requireObject(context, bucket, name));
}

/** GET /object/sign/<bucket>/<name>?token=…. */
export async function downloadSigned(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  await context.signer.verify('download', request.query.get('token'), `${bucket}/${name}`);
  return serve(context, request, await requireObject(context, bucket, name));
}

/** GET /object/info/<bucket>/<name>. */
export async function objectInfo(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  const object = await requireVisible(context, request, bucket, name);
  return json(200, {
    id: object.id,
    name: object.name,
    version: object.version,
    bucket_id: object.bucket_id,
    size: object.metadata?.size ?? null,
    content_type: object.metadata?.mimetype ?? null,
    cache_control: object.metadata?.cacheControl ?? null,
    etag: object.metadata?.eTag ?? null,
    metadata: object.user_metadata,
    last_modified: object.updated_at.toISOString(),
    created_at: object.created_at.toISOString(),
  });
}

function signedPath(bucket: string, name: string, token: string): string {
  const path = [bucket, ...name.split('/')].map(encodeURIComponent).join('/');
  return `/object/sign/${path}?token=${token}`;
}

const seconds = z
  .number()
  .int()
  .positive()
  .max(365 * 24 * 60 * 60);
const signSchema = z.object({ expiresIn: seconds });
const signManySchema = z.object({
  expiresIn: seconds,
  paths: z.array(z.string()).min(1).max(1000),
});

/** POST /object/sign/<bucket>/<name>: a link that works for a while, for an object the caller may see. */
export async function signObject(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  const object = await requireVisible(context, request, bucket, name);
  const { expiresIn } = await readInput(request, signSchema);
  const url = `${bucket}/${object.name}`;
  const token = await context.signer.sign(
    'download',
    { url, owner: undefined, upsert: false },
    expiresIn,
  );
  return json(200, { signedURL: signedPath(bucket, object.name, token) });
}

/** POST /object/sign/<bucket>: the same for many; what the caller may not see comes back as an error. */
export async function signObjects(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const { expiresIn, paths } = await readInput(request, signManySchema);
  const visible = await visibleObjects(context, { request, caller }, bucket, paths);
  const names = new Set(visible.map(({ name }) => name));
  const links = paths.map(async (path) => {
    if (!names.has(path)) {
      return {
        error: 'Either the object does not exist or you do not have access to it',
        path,
        signedURL: null,
      };
    }
    const grant = { url: `${bucket}/${path}`, owner: undefined, upsert: false };
    const token = await context.signer.sign('download', grant, expiresIn);
    return { error: null, path, signedURL: signedPath(bucket, path, token) };
  });
  return json(200, await Promise.all(links));
}

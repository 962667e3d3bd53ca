import { z } from 'zod';
import type { Caller } from '../caller.ts';
import { type ApiRequest, type ApiResponse, json } from '../http.ts';
import {
  type Bucket,
  readInput,
  requireBucket,
  requireObjectName,
  type StorageContext,
} from './context.ts';
import { storageError, tooLarge } from './errors.ts';
import { FORM_OVERHEAD, readIncoming } from './incoming.ts';
import { requireMayUpload, type UploadTarget, writeObject } from './object-row.ts';

const SIGNED_UPLOAD_SECONDS = 2 * 60 * 60;

/** @throws HttpError `invalid_mime_type` */
function requireAllowedType(bucket: Bucket, type: string): string {
  const bare = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  const mime = bare === '' ? 'application/octet-stream' : bare;
  const isAllowed = bucket.allowed_mime_types?.some((allowed) =>
    allowed.endsWith('/*')
      ? mime.startsWith(allowed.slice(0, -1))
      : allowed === '*' || allowed.toLowerCase() === mime,
  );
  if (isAllowed === false)
    throw storageError(415, 'invalid_mime_type', `mime type ${mime} is not supported`);
  return mime;
}

/** Receives one object. The caller's rights are checked before and after its content is read. */
async function upload(
  context: StorageContext,
  from: { readonly request: ApiRequest; readonly caller: Caller },
  target: UploadTarget,
): Promise<{ readonly id: string; readonly key: string }> {
  requireObjectName(target.name);
  const bucket = await requireBucket(context, target.bucket);
  const limit = Math.min(bucket.file_size_limit ?? context.maxFileSize, context.maxFileSize);
  if (Number(from.request.headers['content-length'] ?? 0) > limit + FORM_OVERHEAD) throw tooLarge();
  await requireMayUpload(context, from, target);
  const incoming = await readIncoming(from.request, limit);
  const type = requireAllowedType(bucket, incoming.type);
  const file = await context.files.receive(incoming.content, limit);
  const written = await writeObject(context, from, target, { file, type, incoming }).catch(
    async (error: unknown) => {
      await Promise.all([file.discard(), context.files.remove([file.version])]);
      throw error;
    },
  );
  await context.files.remove([written.replaced]);
  return { id: written.id, key: `${target.bucket}/${target.name}` };
}

function modeOf(request: ApiRequest): 'upsert' | 'create' {
  return request.headers['x-upsert'] === 'true' ? 'upsert' : 'create';
}

/** POST and PUT /object/<bucket>/<name>. */
export async function uploadObject(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  const mode = request.method === 'PUT' ? 'update' : modeOf(request);
  const { id, key } = await upload(context, { request, caller }, { bucket, name, mode });
  return json(200, { Id: id, Key: key });
}

const signedUploadSchema = z.object({ upsert: z.boolean().nullish() });

/** POST /object/upload/sign/<bucket>/<name>: a link by which somebody else may upload this one object. */
export async function signUpload(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  const caller = await context.callers.resolve(request);
  await readInput(request, signedUploadSchema);
  requireObjectName(name);
  await requireBucket(context, bucket);
  const mode = modeOf(request);
  await requireMayUpload(context, { request, caller }, { bucket, name, mode });
  const url = `${bucket}/${name}`;
  const token = await context.signer.sign(
    'upload',
    { url, owner: caller.claims.sub, upsert: mode === 'upsert' },
    SIGNED_UPLOAD_SECONDS,
  );
  const path = name.split('/').map(encodeURIComponent).join('/');
  return json(200, {
    url: `/object/upload/sign/${encodeURIComponent(bucket)}/${path}?token=${token}`,
    token,
  });
}

/** PUT /object/upload/sign/<bucket>/<name>?token=…, as whoever made the link. */
export async function uploadSigned(
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
): Promise<ApiResponse> {
  const grant = await context.signer.verify(
    'upload',
    request.query.get('token'),
    `${bucket}/${name}`,
  );
  const claims = {
    role: 'service_role',
    ...(grant.owner === undefined ? {} : { sub: grant.owner }),
  };
  const caller: Caller = { role: 'service_role', claims };
  const mode = grant.upsert ? 'upsert' : 'create';
  const { key } = await upload(context, { request, caller }, { bucket, name, mode });
  return json(200, { Key: key });
}

import { type ApiRequest, type ApiResponse, type Handler, HttpError } from '../http.ts';
import {
  createBucket,
  deleteBucket,
  emptyBucket,
  getBucket,
  listBuckets,
  updateBucket,
} from './buckets.ts';
import type { StorageContext } from './context.ts';
import {
  downloadObject,
  downloadPublic,
  downloadSigned,
  objectInfo,
  signObject,
  signObjects,
} from './download.ts';
import { storageError } from './errors.ts';
import { copyObject, listObjects, moveObject, removeObject, removeObjects } from './objects.ts';
import { signUpload, uploadObject, uploadSigned } from './upload.ts';

type Route = (
  context: StorageContext,
  request: ApiRequest,
  bucket: string,
  name: string,
) => Promise<ApiResponse>;

interface Pattern {
  readonly method: string;
  /** What the path begins with; then comes the bucket and, for `object`, the name. */
  readonly prefix: string;
  readonly takes: 'object' | 'bucket' | 'nothing' | 'bucket/empty';
  readonly route: Route;
}

// The first that fits is taken, so longer prefixes come first.
const PATTERNS: readonly Pattern[] = [
  { method: 'GET', prefix: '/bucket', takes: 'nothing', route: listBuckets },
  { method: 'POST', prefix: '/bucket', takes: 'nothing', route: createBucket },
  { method: 'POST', prefix: '/bucket', takes: 'bucket/empty', route: emptyBucket },
  { method: 'GET', prefix: '/bucket', takes: 'bucket', route: getBucket },
  { method: 'PUT', prefix: '/bucket', takes: 'bucket', route: updateBucket },
  { method: 'DELETE', prefix: '/bucket', takes: 'bucket', route: deleteBucket },
  { method: 'POST', prefix: '/object/move', takes: 'nothing', route: moveObject },
  { method: 'POST', prefix: '/object/copy', takes: 'nothing', route: copyObject },
  { method: 'POST', prefix: '/object/list', takes: 'bucket', route: listObjects },
  { method: 'POST', prefix: '/object/upload/sign', takes: 'object', route: signUpload },
  { method: 'PUT', prefix: '/object/upload/sign', takes: 'object', route: uploadSigned },
  { method: 'POST', prefix: '/object/sign', takes: 'object', route: signObject },
  { method: 'POST', prefix: '/object/sign', takes: 'bucket', route: signObjects },
  { method: 'GET', prefix: '/object/sign', takes: 'object', route: downloadSigned },
  { method: 'GET', prefix: '/object/public', takes: 'object', route: downloadPublic },
  { method: 'GET', prefix: '/object/authenticated', takes: 'object', route: downloadObject },
  { method: 'GET', prefix: '/object/info/authenticated', takes: 'object', route: objectInfo },
  { method: 'GET', prefix: '/object/info', takes: 'object', route: objectInfo },
  { method: 'GET', prefix: '/object', takes: 'object', route: downloadObject },
  { method: 'POST', prefix: '/object', takes: 'object', route: uploadObject },
  { method: 'PUT', prefix: '/object', takes: 'object', route: uploadObject },
  { method: 'DELETE', prefix: '/object', takes: 'object', route: removeObject },
  { method: 'DELETE', prefix: '/object', takes: 'bucket', route: removeObjects },
];

function match(
  pattern: Pattern,
  method: string,
  path: string,
): { bucket: string; name: string } | undefined {
  if (pattern.method !== method) return undefined;
  if (pattern.takes === 'nothing')
    return path === pattern.prefix ? { bucket: '', name: '' } : undefined;
  if (!path.startsWith(`${pattern.prefix}/`)) return undefined;
  const [bucket = '', ...rest] = path
    .slice(pattern.prefix.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const name = rest.join('/');
  if (bucket === '') return undefined;
  if (pattern.takes === 'bucket/empty') return name === 'empty' ? { bucket, name } : undefined;
  return (pattern.takes === 'object') === (name !== '') ? { bucket, name } : undefined;
}

async function dispatch(context: StorageContext, request: ApiRequest): Promise<ApiResponse> {
  if (/%00/.test(request.path)) throw storageError(400, 'InvalidKey', 'Invalid key');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  for (const pattern of PATTERNS) {
    const found = match(pattern, method, request.path);
    if (found !== undefined) return pattern.route(context, request, found.bucket, found.name);
  }
  throw storageError(404, 'not_found', `Route ${request.method}:${request.path} not found`);
}

/** The Storage API: files on disk, rows in `storage.objects`, and that table's policies on every access. */
export function createStorageApi(context: StorageContext): Handler {
  return async (request) => {
    try {
      return await dispatch(context, request);
    } catch (error) {
      if (error instanceof HttpError) return error.toResponse();
      throw error;
    }
  };
}

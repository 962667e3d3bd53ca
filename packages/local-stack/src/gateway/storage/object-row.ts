import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Caller } from '../caller.ts';
import type { ApiRequest } from '../http.ts';
import { asCaller, type StorageContext } from './context.ts';
import { objectNotFound } from './errors.ts';
import type { ReceivedFile } from './files.ts';
import type { Incoming } from './incoming.ts';

/** What an upload is to do with the name it is given. */
export interface UploadTarget {
  readonly bucket: string;
  readonly name: string;
  /** `create` refuses a name that is taken, `update` one that is free. */
  readonly mode: 'create' | 'upsert' | 'update';
}

export interface UploadedContent {
  readonly file: ReceivedFile;
  readonly type: string;
  readonly incoming: Incoming;
}

/** Thrown to undo a write that was only a question. */
class Rehearsal extends Error {
  override name = 'Rehearsal';
}

const INSERT = `insert into storage.objects (bucket_id, name, owner, owner_id, metadata, version, user_metadata, id)
  values ($1, $2, $3::text::uuid, $3, $4, $5, $6, $7)`;
const CHANGES =
  'owner = $3::text::uuid, owner_id = $3, metadata = $4, version = $5, user_metadata = $6';

const STATEMENTS: Readonly<Record<UploadTarget['mode'], string>> = {
  create: INSERT,
  upsert: `${INSERT} on conflict (bucket_id, name) do update set ${CHANGES}`,
  update: `update storage.objects set ${CHANGES} where bucket_id = $1 and name = $2 and $7::uuid is not null`,
};

interface Stored {
  readonly id: string;
  readonly version: string | null;
}

/** The object as it was, whoever may see it. Uploads to one name take turns from here to their commit. */
async function lockObject(
  db: PoolClient,
  caller: Caller,
  target: UploadTarget,
): Promise<Stored | undefined> {
  await db.query(
    "select set_config('role', 'none', true), pg_advisory_xact_lock(hashtextextended($1, 0))",
    [`${target.bucket}/${target.name}`],
  );
  const { rows } = await db.query<Stored>(
    'select id, version from storage.objects where bucket_id = $1 and name = $2',
    [target.bucket, target.name],
  );
  await db.query("select set_config('role', $1, true)", [caller.role]);
  return rows[0];
}

function metadataOf({ file, type, incoming }: UploadedContent): string {
  return JSON.stringify({
    eTag: file.etag,
    size: file.size,
    mimetype: type,
    cacheControl: incoming.cacheControl,
    lastModified: new Date().toISOString(),
    contentLength: file.size,
    httpStatusCode: 200,
  });
}

async function write(
  context: StorageContext,
  from: { readonly request: ApiRequest; readonly caller: Caller },
  target: UploadTarget,
  content: UploadedContent | undefined,
): Promise<{ readonly id: string; readonly replaced: string | null }> {
  const operation = target.mode === 'update' ? 'object.upload_update' : 'object.upload';
  const userMetadata = content?.incoming.userMetadata;
  return asCaller(context, { ...from, operation }, async (db) => {
    const before = await lockObject(db, from.caller, target);
    // A taken name is refused by the name, not by the id.
    const id = target.mode === 'create' ? randomUUID() : (before?.id ?? randomUUID());
    const written = await db.query(STATEMENTS[target.mode], [
      target.bucket,
      target.name,
      from.caller.claims.sub ?? null,
      content === undefined ? null : metadataOf(content),
      content?.file.version ?? null,
      userMetadata === undefined ? null : JSON.stringify(userMetadata),
      id,
    ]);
    if (written.rowCount === 0) throw objectNotFound();
    if (content === undefined) throw new Rehearsal();
    // The file is in place before anybody can see the row.
    await content.file.keep();
    return { id, replaced: before?.version ?? null };
  });
}

/** Finds out whether the caller may upload, before the content is taken in. @throws HttpError when not */
export async function requireMayUpload(
  context: StorageContext,
  from: { readonly request: ApiRequest; readonly caller: Caller },
  target: UploadTarget,
): Promise<void> {
  try {
    await write(context, from, target, undefined);
  } catch (error) {
    if (!(error instanceof Rehearsal)) throw error;
  }
}

/**
 * Writes the object's row as the caller and puts its file in place, both or neither.
 *
 * @returns the object's id, and the version whose file nothing refers to any more
 */
export function writeObject(
  context: StorageContext,
  from: { readonly request: ApiRequest; readonly caller: Caller },
  target: UploadTarget,
  content: UploadedContent,
): Promise<{ readonly id: string; readonly replaced: string | null }> {
  return write(context, from, target, content);
}

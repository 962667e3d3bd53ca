import {
  type Attachment,
  attachmentBucket,
  attachmentSchema,
  avatarBucket,
} from '../../contracts/attachment.ts';
import { runtimeConfig, supabase } from '../../db/client.ts';
import { accessToken, read, run } from '../../db/request.ts';
import { appError, toAppError } from '../../db/to-app-error.ts';
import { saveBlob } from '../../lib/save-blob.ts';
import { storage } from './storage.ts';
import { uploadBody } from './upload-request.ts';

/** How long a signed address works, in seconds. */
export const signedUrlSeconds = 3600;

/** Announces a file and learns where to upload it. @throws AppError `file_too_large`, `file_type_not_allowed` */
export function announceFile(file: {
  file_name: string;
  file_type: string;
  /** Bytes. */
  file_size: number;
  is_internal: boolean;
}): Promise<Attachment> {
  return read(
    supabase().rpc('create_attachment', {
      p_file_name: file.file_name,
      p_file_type: file.file_type,
      p_file_size: file.file_size,
      p_is_internal: file.is_internal,
    }),
    attachmentSchema,
  );
}

/**
 * Uploads an announced file as the caller.
 *
 * @param onProgress called with the share that has left, from 0 to 1
 * @param signal stops the upload
 * @throws AppError, `upload_cancelled` when it was stopped
 */
export async function uploadFile(
  attachment: Attachment,
  file: Blob,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<void> {
  const { supabaseUrl, supabasePublishableKey } = runtimeConfig();
  const token = await accessToken();
  const path = attachment.storage_path.split('/').map(encodeURIComponent).join('/');
  await uploadBody({
    url: `${supabaseUrl}/storage/v1/object/${attachmentBucket}/${path}`,
    headers: {
      apikey: supabasePublishableKey,
      authorization: `Bearer ${token}`,
      'content-type': attachment.file_type,
    },
    body: file,
    ...options,
  });
}

/** Takes back a file that was not sent yet. @throws AppError */
export async function removeFile(attachment: Attachment): Promise<void> {
  // The object first: whether it may go is asked of the row.
  const { error } = await (
    await storage()
  )
    .from(attachmentBucket)
    .remove([attachment.storage_path]);
  if (error) throw toAppError(error);
  await run(supabase().from('attachments').delete().eq('id', attachment.id));
}

/** An address under which a file can be read for an hour without signing in. @throws AppError */
export function fetchFileUrl(path: string): Promise<string> {
  return signedUrl(attachmentBucket, path);
}

/** An address of a person's picture, as `fetchFileUrl`. @throws AppError */
export function fetchAvatarUrl(path: string): Promise<string> {
  return signedUrl(avatarBucket, path);
}

async function signedUrl(bucket: string, path: string): Promise<string> {
  const { data, error } = await (
    await storage()
  )
    .from(bucket)
    .createSignedUrl(path, signedUrlSeconds);
  if (error) throw toAppError(error);
  return data.signedUrl;
}

/** The content of a file. @throws AppError */
export async function fetchFile(path: string, signal?: AbortSignal): Promise<Blob> {
  const { data, error } = await (await storage()).from(attachmentBucket).download(path);
  signal?.throwIfAborted();
  if (error) throw toAppError(error);
  return data;
}

/** Saves a file on the reader's device, under its own name. @throws AppError */
export async function downloadAttachment(attachment: Attachment): Promise<void> {
  const blob = await fetchFile(attachment.storage_path);
  saveBlob(blob, attachment.file_name);
}

/** Takes a picture of the caller out of their folder. @throws AppError */
export async function removeAvatar(path: string): Promise<void> {
  const { error } = await (await storage()).from(avatarBucket).remove([path]);
  if (error) throw toAppError(error);
}

/** Takes away every picture in the caller's folder, older ones that stayed behind too. @throws AppError */
export async function removeAllAvatars(profileId: string): Promise<void> {
  const bucket = (await storage()).from(avatarBucket);
  const { data, error } = await bucket.list(profileId);
  if (error) throw toAppError(error);
  if (data.length === 0) return;
  const removed = await bucket.remove(data.map(({ name }) => `${profileId}/${name}`));
  if (removed.error) throw toAppError(removed.error);
}

/** The content of a person's picture. @throws AppError */
export async function fetchAvatar(path: string): Promise<Blob> {
  const { data, error } = await (await storage()).from(avatarBucket).download(path);
  if (error) throw toAppError(error);
  return data;
}

/** Puts a picture of the caller in their folder. @returns its path, for `avatar_path` @throws AppError */
export async function uploadAvatar(profileId: string, picture: File): Promise<string> {
  const ending = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }[picture.type];
  if (!ending) throw appError('invalid', 'file_type_not_allowed');
  // A new name each time: the old picture stays in caches for as long as its address works.
  const path = `${profileId}/${Date.now().toString(36)}.${ending}`;
  const { error } = await (
    await storage()
  )
    .from(avatarBucket)
    .upload(path, picture, { contentType: picture.type, cacheControl: '3600' });
  if (error) throw toAppError(error);
  return path;
}

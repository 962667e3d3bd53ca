import type { StorageClient } from '@supabase/storage-js';
import { projectFetch, runtimeConfig } from '../../db/client.ts';

/** The project's file storage as the caller; its code is loaded with the first file. */
export async function storage(): Promise<StorageClient> {
  const { StorageClient } = await import('@supabase/storage-js');
  return new StorageClient(`${runtimeConfig().supabaseUrl}/storage/v1`, {}, projectFetch());
}

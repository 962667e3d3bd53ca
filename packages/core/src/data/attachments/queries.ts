import { queryOptions, skipToken } from '@tanstack/react-query';
import { fetchAvatarUrl, fetchFile, fetchFileUrl, signedUrlSeconds } from './fetchers.ts';
import { attachmentKeys, avatarKeys } from './keys.ts';

// Renewed well before the address stops working.
const urlStaleTime = (signedUrlSeconds / 2) * 1000;

/** Reads of files. */
export const attachmentQueries = {
  /** A signed address, for thumbnails and players. */
  url: (path: string) =>
    queryOptions({
      queryKey: attachmentKeys.url(path),
      queryFn: () => fetchFileUrl(path),
      staleTime: urlStaleTime,
      gcTime: urlStaleTime,
    }),
  /** The content, for previews that must not run as a page. */
  blob: (path: string) =>
    queryOptions({
      queryKey: attachmentKeys.blob(path),
      queryFn: ({ signal }) => fetchFile(path, signal),
      staleTime: 'static',
    }),
};

/** Pictures of people. */
export const avatarQueries = {
  /** A signed address; nothing is asked for somebody without picture. */
  url: (path: string | null) =>
    queryOptions({
      queryKey: avatarKeys.url(path),
      queryFn: path === null ? skipToken : () => fetchAvatarUrl(path),
      staleTime: urlStaleTime,
      gcTime: urlStaleTime,
    }),
};

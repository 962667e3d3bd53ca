import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import type { AttachmentItem } from '../blocks/timeline-types.ts';
import { type Attachment, attachmentSchema } from '../contracts/attachment.ts';
import { downloadAttachment } from '../data/attachments/fetchers.ts';
import { attachmentQueries, avatarQueries } from '../data/attachments/queries.ts';
import { toAppError } from '../db/to-app-error.ts';
import { tellFailure } from './tell-failure.ts';

/** Larger pictures get an icon: a thumbnail is the picture itself. In bytes. */
const largestThumbnail = 5_000_000;

/**
 * The files of a page: thumbnails of pictures, what the viewer shows, and saving one.
 *
 * @param attachments all files on the page, in their order there
 */
export function useFiles(attachments: readonly Attachment[]) {
  const client = useQueryClient();
  const [openId, setOpenId] = useState<string | null>(null);
  const pictures = useMemo(() => attachments.filter(isThumbnail), [attachments]);
  const urls = useQueries({
    queries: pictures.map(({ storage_path }) => attachmentQueries.url(storage_path)),
    combine: dataOf,
  });
  const items = useMemo(() => {
    const previews = new Map(pictures.map(({ id }, index) => [id, urls[index]]));
    return attachments.map((file) => ({ ...file, preview_url: previews.get(file.id) }));
  }, [attachments, pictures, urls]);

  const load = useCallback(
    async (item: AttachmentItem) => client.query(attachmentQueries.blob(stored(item).storage_path)),
    [client],
  );
  const download = useCallback((item: AttachmentItem) => {
    downloadAttachment(stored(item)).catch((error: unknown) => {
      tellFailure(toAppError(error));
    });
  }, []);
  return { items, openId, setOpenId, load, download };
}

function isThumbnail({ file_type, file_size }: Attachment): boolean {
  return file_type.startsWith('image/') && file_size <= largestThumbnail;
}

function dataOf<Data>(results: readonly { data: Data }[]): Data[] {
  return results.map(({ data }) => data);
}

/** The stored file behind an item; blocks hand back the very items that they were given. */
function stored(item: AttachmentItem): Attachment {
  return z.parse(attachmentSchema, item);
}

/** The addresses of people's pictures, by profile id. */
export function useAvatars(
  people: readonly { id: string; avatar_path: string | null }[],
): (profileId: string) => string | undefined {
  const pictured = useMemo(
    () => people.filter((person): person is Pictured => person.avatar_path !== null),
    [people],
  );
  const urls = useQueries({
    queries: pictured.map(({ avatar_path }) => avatarQueries.url(avatar_path)),
    combine: dataOf,
  });
  return useMemo(() => {
    const known = new Map(pictured.map(({ id }, index) => [id, urls[index]]));
    return (profileId: string) => known.get(profileId);
  }, [pictured, urls]);
}

interface Pictured {
  id: string;
  avatar_path: string;
}

import type { TimelineEntry as StoredEntry } from '../contracts/timeline.ts';
import type { TimelineEntry } from './timeline-types.ts';

/** What the data layer adds to an entry: a key that outlives sending, and how far sending is. */
export interface EntryOnItsWay {
  key: string;
  sending?: 'pending' | 'paused' | 'failed';
  error?: { readonly message: string };
}

export interface EntryContext {
  /** The reader's profile id: their own entries are not announced as news. */
  me: string;
  /** A picture's address by the author's profile id. */
  avatarOf?: ((authorId: string) => string | undefined) | undefined;
  /** A colleague's name by their profile id, for mentions. */
  nameOf?: ((profileId: string) => string | undefined) | undefined;
}

/** An entry of the data layer as the timeline draws it. */
export function timelineEntryOf(
  entry: StoredEntry & EntryOnItsWay,
  { me, avatarOf, nameOf }: EntryContext,
): TimelineEntry {
  const { key, sending, error } = entry;
  const shared = {
    key,
    id: entry.id,
    seq: entry.seq,
    feed: entry.feed,
    kind: entry.kind,
    author_name: entry.author_name,
    author_role: entry.author_role,
    avatar_url: entry.author_id === null ? undefined : avatarOf?.(entry.author_id),
    created_at: entry.created_at,
    attachments: entry.attachments,
    mine: entry.author_id === me,
  };
  if (entry.kind === 'activity') return { ...shared, activity: entry.activity };
  return {
    ...shared,
    body: entry.body,
    edited_at: entry.edited_at,
    origin: entry.origin?.number,
    mentions:
      entry.kind === 'note' ? entry.mentions.flatMap((id) => nameOf?.(id) ?? []) : undefined,
    pending: sending === 'pending' || sending === 'paused',
    failed: sending === 'failed' ? (error?.message ?? '') : undefined,
  };
}

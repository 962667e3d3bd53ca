/** A stored file as the screens know it. */
export interface AttachmentItem {
  id: string;
  file_name: string;
  /** MIME type, as found by content on the server. */
  file_type: string;
  /** Bytes. */
  file_size: number;
  /** A signed address for a thumbnail, where there is one. */
  preview_url?: string | null | undefined;
}

export type AuthorRole = 'customer' | 'agent' | 'admin' | 'system';

export interface TimelineActivity {
  type: string;
  old_value: unknown;
  new_value: unknown;
}

/** One entry of a ticket's history, whichever feed it comes from. */
export interface TimelineEntry {
  /** Unique in the timeline, and the same before and after the server has it. */
  key: string;
  seq: number;
  feed: 'public' | 'staff';
  kind: 'message' | 'note' | 'activity';
  id: string;
  author_name: string;
  author_role: AuthorRole;
  avatar_url?: string | null | undefined;
  body?: string | null | undefined;
  created_at: string;
  edited_at?: string | null | undefined;
  attachments: readonly AttachmentItem[];
  activity?: TimelineActivity | undefined;
  /** Names of the colleagues that a note mentions. */
  mentions?: readonly string[] | undefined;
  /** Number of the ticket from which a merge brought it here. */
  origin?: number | undefined;
  /** Written by the reader: not announced as news. */
  mine?: boolean | undefined;
  /** On its way to the server. */
  pending?: boolean | undefined;
  /** Why it did not arrive. */
  failed?: string | undefined;
}

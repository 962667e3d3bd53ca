import { useFileUploads } from '@autocrm/core/app/use-file-uploads.ts';
import { useFilesChanged } from '@autocrm/core/app/use-files-changed.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { TicketStatus } from '@autocrm/core/contracts/closed-sets.ts';
import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import type { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import type { Outgoing, SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { type StaleReply, staleReplyOf } from '@autocrm/core/data/tickets/stale-reply.ts';
import { isUnsent } from '@autocrm/core/data/tickets/unsent.ts';
import { useForgetDone } from '@autocrm/core/data/tickets/use-forget-done.ts';
import { useSendNote, useSendReply } from '@autocrm/core/data/tickets/use-sending.ts';
import type { TimelineItem } from '@autocrm/core/data/tickets/use-timeline.ts';
import { type RefObject, useRef, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { joinActions } from './completion/applicable-actions.ts';
import { stillMentioned } from './completion/mention-token.ts';
import type { Held } from './outbox.ts';
import { outbox, useHeldNews } from './use-outbox.ts';
import { useTellRefused } from './use-tell-refused.ts';
import {
  type Mentioned,
  nothingWritten,
  readDraft,
  type Written,
  writeDraft,
} from './written-draft.ts';

type Draft = ReturnType<typeof useDraft>;

export interface WritingOptions {
  ticketId: string;
  kind: Held['kind'];
  /** Loaded by now. */
  draft: Draft;
  /** The conversation as it is shown, to know what of the draft was sent already. */
  entries: readonly TimelineItem[];
  /** The client ids of what was given up there. */
  discarded: ReadonlySet<string>;
}

/** What stands in the box: text, files, what it sets, and the id that it will be sent under. */
function useBox({ ticketId, kind, draft }: WritingOptions) {
  const me = useMe();
  const [start] = useState(() => unsentPart(ticketId, me.id, readDraft(draft.payload)));
  const [text, setText] = useState<Omit<Written, 'attachments'>>(start);
  // One key may change the text and what goes with it: the second change must know of the first.
  const latest = useRef(text);
  const { uploads, props } = useFileUploads({
    initial: [...start.attachments],
    is_internal: kind === 'note',
  });
  const show = (next: Written) => {
    latest.current = next;
    setText(next);
    uploads.reset([...next.attachments]);
  };
  return {
    written: { ...text, attachments: uploads.attachments },
    files: props,
    isUploading: uploads.is_busy,
    show,
    empty: () => {
      show(nothingWritten());
    },
    latest,
    change: (patch: Partial<Omit<Written, 'attachments' | 'client_id'>>): Written => {
      latest.current = { ...latest.current, ...patch };
      setText(latest.current);
      return { ...latest.current, attachments: uploads.attachments };
    },
  };
}

/**
 * A reply or a note while it is written. Sending empties the box and waits a moment for "Undo"; the draft is forgotten
 * only when its entry stands in the conversation or was given up, so that neither a crash nor a refusal loses a word.
 */
export function useWriting(options: WritingOptions) {
  const { ticketId, kind, draft, entries } = options;
  const me = useMe();
  const sendReply = useSendReply(ticketId, me);
  const sendNote = useSendNote(ticketId, me);
  const { written, files, isUploading, show, empty, change, latest } = useBox(options);
  const tellRefused = useTellRefused();
  const [stale, setStale] = useState<StaleReply | null>(null);
  const kept = draft.payload === null ? null : readDraft(draft.payload).client_id;

  useForgetDone(kept, options, () => {
    draft.clear();
    if (kept === written.client_id) empty();
  });
  useFilesChanged(written.attachments, () => {
    // Sending empties the box too; then the draft is that of the entry on its way, and stays.
    if (written.attachments.length === 0 && kept !== written.client_id) return;
    draft.save(writeDraft(written));
  });
  useHeldNews(ticketId, kind, (news) => {
    const isStale = news.type === 'result' && news.result.outcome === 'stale';
    if (news.type === 'undone' || isStale) {
      show(news.written);
    }
    if (news.type === 'result' && news.result.outcome === 'stale') {
      setStale(staleReplyOf(news.result, me.id));
    }
  });

  const holdBack = (send: (outgoing: Outgoing) => Promise<SendResult>, status?: TicketStatus) => {
    const body = written.body.trim() === '' ? t.ticket.files_only : written.body;
    const last_seen_seq = entries.findLast(
      (entry) => entry.feed === 'public' && !entry.sending,
    )?.seq;
    const whole = { ...written, body };
    const outgoing = outgoingOf(whole, kind, { status, last_seen_seq });
    draft.save(writeDraft(whole));
    empty();
    setStale(null);
    const deliver = async () => {
      const result = await send(outgoing);
      tellRefused(result);
      return result;
    };
    outbox.hold({ ticketId, kind, written: whole, deliver });
  };
  const edit = (patch: Parameters<typeof change>[0]) => {
    // There is room for one draft: what waits for its undo goes out before the next one takes its place.
    if (outbox.heldFor(ticketId)?.kind === kind) outbox.flush(ticketId);
    draft.save(writeDraft(change(patch)));
  };
  return {
    body: written.body,
    files,
    isEmpty: written.body.trim() === '' && files.items.length === 0,
    isUploading,
    stale: stale && {
      names: stale.names,
      send: () => {
        holdBack(stale.sendAnyway);
        // It has waited for a second look already.
        outbox.flush(ticketId);
      },
    },
    actions: written.actions,
    ...editsOf(edit, latest),
    submit: (status?: TicketStatus) => {
      holdBack(kind === 'note' ? sendNote : sendReply, status);
    },
    /** Takes what another device had written. */
    restore: () => {
      if (!draft.conflict) return;
      show(readDraft(draft.conflict.payload));
      draft.restore();
    },
  };
}

/** The ways to change what is written, each of which is saved. */
function editsOf(
  edit: (patch: Partial<Omit<Written, 'attachments' | 'client_id'>>) => void,
  latest: RefObject<Omit<Written, 'attachments'>>,
) {
  return {
    change: (body: string) => {
      edit({ body });
    },
    /** Has somebody told of the note, while their name stands in it. */
    mention: (person: Mentioned) => {
      const others = latest.current.mentioned.filter(({ id }) => id !== person.id);
      edit({ mentioned: [...others, person] });
    },
    setActions: (actions: TemplateActions) => {
      edit({ actions });
    },
    /** Takes over what a template does, beside what others do already. */
    addActions: (actions: TemplateActions) => {
      edit({ actions: joinActions(latest.current.actions, actions) });
    },
  };
}

/** The draft, unless it waits for its undo or stands unsent in the conversation: then the box is empty. */
function unsentPart(ticketId: string, owner: string, draft: Written): Written {
  const isHeld = outbox.heldFor(ticketId)?.written.client_id === draft.client_id;
  return isHeld || isUnsent(owner, draft.client_id) ? nothingWritten() : draft;
}

/** What is sent of what was written: mentions go with a note, and what a template does with both. */
function outgoingOf(
  { client_id, body, attachments, mentioned, actions }: Written,
  kind: Held['kind'],
  sending: Pick<Outgoing, 'status' | 'last_seen_seq'>,
): Outgoing {
  const { status, ...patch } = actions;
  const outgoing = {
    client_id,
    body,
    attachments,
    last_seen_seq: sending.last_seen_seq,
    status: sending.status ?? status,
    patch,
  };
  if (kind === 'message') return outgoing;
  return { ...outgoing, mentions: stillMentioned(body, mentioned).map(({ id }) => id) };
}

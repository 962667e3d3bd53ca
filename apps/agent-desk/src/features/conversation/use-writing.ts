import { useFileUploads } from '@autocrm/core/app/use-file-uploads.ts';
import { useFilesChanged } from '@autocrm/core/app/use-files-changed.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { TicketStatus } from '@autocrm/core/contracts/closed-sets.ts';
import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import type { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import type { Outgoing, SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { type StaleReply, staleReplyOf } from '@autocrm/core/data/tickets/stale-reply.ts';
import { isUnsent, refusalOf } from '@autocrm/core/data/tickets/unsent.ts';
import { useForgetDone } from '@autocrm/core/data/tickets/use-forget-done.ts';
import { useSendNote, useSendReply } from '@autocrm/core/data/tickets/use-sending.ts';
import { useTakeBack } from '@autocrm/core/data/tickets/use-take-back.ts';
import type { TimelineItem } from '@autocrm/core/data/tickets/use-timeline.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
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

/** What stands in the box: text, files, what it sets, the id that it will be sent under, and why it was refused before. */
function useBox({ ticketId, kind, draft }: WritingOptions) {
  const me = useMe();
  const [start] = useState(() => unsentPart(ticketId, me.id, readDraft(draft.payload)));
  const [text, setText] = useState<Omit<Written, 'attachments'>>(start);
  const [refusal, setRefusal] = useState(() => refusalOf(me.id, start.client_id));
  // One key may change the text and what goes with it: the second change must know of the first.
  const latest = useRef(text);
  const { uploads, props } = useFileUploads({
    initial: [...start.attachments],
    is_internal: kind === 'note',
  });
  const show = (next: Written, error: AppError | null = null) => {
    latest.current = next;
    setText(next);
    setRefusal(error);
    uploads.reset([...next.attachments]);
  };
  return {
    written: { ...text, attachments: uploads.attachments },
    files: props,
    hasAllFiles: !uploads.is_busy && !uploads.has_failed,
    isEmpty: text.body.trim() === '' && props.items.length === 0,
    refusal,
    setRefusal,
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
  const box = useBox(options);
  const { written, empty, change } = box;
  const tellRefused = useTellRefused();
  const kept = draft.payload === null ? null : readDraft(draft.payload).client_id;

  // There is room for one draft: what waits for its undo goes out before the next one takes its place.
  const makeRoom = () => {
    if (outbox.heldFor(ticketId)?.kind === kind) outbox.flush(ticketId);
  };
  useForgetDone(kept, options, () => {
    draft.clear();
    if (kept === written.client_id) empty();
  });
  useFilesChanged(written.attachments, () => {
    // Sending empties the box too; then the draft is that of the entry on its way, and stays.
    if (written.attachments.length === 0 && kept !== written.client_id) return;
    makeRoom();
    draft.save(writeDraft(written));
  });
  const { stale, setStale } = useSecondLook(options, box, kept);

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
    makeRoom();
    draft.save(writeDraft(change(patch)));
  };
  return {
    body: written.body,
    files: box.files,
    isEmpty: box.isEmpty,
    hasAllFiles: box.hasAllFiles,
    /** Why the server did not take it as it is. */
    refusal: box.refusal,
    stale: stale && {
      names: stale.names,
      send: () => {
        holdBack(stale.sendAnyway);
        // It has waited for a second look already.
        outbox.flush(ticketId);
      },
    },
    actions: written.actions,
    ...editsOf(edit, box.latest),
    submit: (status?: TicketStatus) => {
      holdBack(kind === 'note' ? sendNote : sendReply, status);
    },
    /** Takes what another device had written. */
    restore: () => {
      if (!draft.conflict) return;
      box.show(readDraft(draft.conflict.payload));
      draft.restore();
    },
  };
}

/** Brings back into the box what was sent and did not go out as it is, unless another text has taken its place. */
function useSecondLook(
  { ticketId, kind, draft, entries }: WritingOptions,
  { written, isEmpty, show, setRefusal }: ReturnType<typeof useBox>,
  kept: string | null,
) {
  const me = useMe();
  const [stale, setStale] = useState<StaleReply | null>(null);
  const isInBox = kept === written.client_id;
  useTakeBack({ kept, entries, isFree: isEmpty || isInBox }, (error) => {
    if (isInBox) setRefusal(error);
    else show(readDraft(draft.payload), error);
  });
  useHeldNews(ticketId, kind, (news) => {
    if (news.type === 'undone') show(news.written);
    else if (news.result.outcome === 'stale') {
      if (isEmpty) {
        show(news.written);
        setStale(staleReplyOf(news.result, me.id));
      } else news.result.put_aside();
    }
  });
  return { stale, setStale };
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

/** The draft, unless it waits for its undo or is on its way in the conversation: then the box is empty. */
function unsentPart(ticketId: string, owner: string, draft: Written): Written {
  const { client_id } = draft;
  const isHeld = outbox.heldFor(ticketId)?.written.client_id === client_id;
  const isOnItsWay = isUnsent(owner, client_id) && !refusalOf(owner, client_id);
  return isHeld || isOnItsWay ? nothingWritten() : draft;
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

import { useFileUploads } from '@autocrm/core/app/use-file-uploads.ts';
import { useFilesChanged } from '@autocrm/core/app/use-files-changed.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { type StaleReply, staleReplyOf } from '@autocrm/core/data/tickets/stale-reply.ts';
import { isUnsent, refusalOf } from '@autocrm/core/data/tickets/unsent.ts';
import { useForgetDone } from '@autocrm/core/data/tickets/use-forget-done.ts';
import { useSendReply } from '@autocrm/core/data/tickets/use-sending.ts';
import { useTakeBack } from '@autocrm/core/data/tickets/use-take-back.ts';
import type { TimelineItem } from '@autocrm/core/data/tickets/use-timeline.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { readReplyDraft, type ReplyDraft, writeReplyDraft } from './reply-draft.ts';

interface DraftPort {
  payload: DraftPayload | null;
  save: (payload: DraftPayload) => void;
  clear: () => void;
}

interface Shown {
  entries: readonly TimelineItem[];
  /** The client ids of what was given up. */
  discarded: ReadonlySet<string>;
}

/** What stands in the box: text, files, the id that it will be sent under, and why it was refused before. */
function useBox(draft: DraftPort) {
  const me = useMe();
  const [start] = useState(() => {
    const kept = readReplyDraft(draft.payload);
    // What is on its way stands in the conversation, not here.
    const isOnItsWay = isUnsent(me.id, kept.client_id) && !refusalOf(me.id, kept.client_id);
    return isOnItsWay ? readReplyDraft(null) : kept;
  });
  const [text, setText] = useState({ client_id: start.client_id, body: start.body });
  const [refusal, setRefusal] = useState(() => refusalOf(me.id, start.client_id));
  const { uploads, props } = useFileUploads({ initial: start.attachments });
  // An answer comes long after the click that sent, and must know what was written since.
  const latest = useRef(text);
  const write = (next: typeof text) => {
    latest.current = next;
    setText(next);
  };
  const show = ({ attachments, ...next }: ReplyDraft, error: AppError | null = null) => {
    write(next);
    setRefusal(error);
    uploads.reset(attachments);
  };
  const isEmpty = text.body.trim() === '' && props.items.length === 0;
  return {
    written: { ...text, attachments: uploads.attachments },
    files: props,
    isEmpty,
    /** Whether there is something to send, and all of it is here. */
    isWhole: !isEmpty && !uploads.is_busy && !uploads.has_failed,
    isEmptyNow: () => latest.current.body.trim() === '' && uploads.is_none(),
    refusal,
    setRefusal,
    write,
    show,
  };
}

/**
 * The state of the reply box. Sending empties it at once; the draft is forgotten only when its message stands in the
 * conversation or was given up, so that neither a crash nor a refusal loses a word.
 */
export function useReply(ticketId: string, draft: DraftPort, shown: Shown) {
  const me = useMe();
  const navigate = useNavigate();
  const send = useSendReply(ticketId, me);
  const box = useBox(draft);
  const { written } = box;
  const [stale, setStale] = useState<StaleReply | null>(null);
  const kept = draft.payload === null ? null : readReplyDraft(draft.payload).client_id;
  const isInBox = kept === written.client_id;

  const empty = () => {
    box.show(readReplyDraft(null));
    setStale(null);
  };
  useForgetDone(kept, shown, () => {
    draft.clear();
    if (isInBox) empty();
  });
  useFilesChanged(written.attachments, () => {
    // Sending empties the box too; then the draft is that of the message on its way, and stays.
    if (written.attachments.length === 0 && !isInBox) return;
    draft.save(writeReplyDraft(written));
  });
  useTakeBack({ kept, entries: shown.entries, isFree: box.isEmpty || isInBox }, (error) => {
    if (isInBox) box.setRefusal(error);
    else box.show(readReplyDraft(draft.payload), error);
  });

  const settle = async (result: SendResult, reply: ReplyDraft) => {
    // Another text may have taken its place meanwhile.
    const isFree = box.isEmptyNow();
    if (result.outcome === 'stale') {
      if (isFree) {
        box.show(reply);
        setStale(staleReplyOf(result, me.id));
      } else result.put_aside();
    } else if (result.outcome === 'follow_up') {
      if (isFree) draft.clear();
      notify({ title: t.ticket.follow_up_sent(result.ticket.number), tone: 'success' });
      await navigate(paths.ticket(result.ticket.number));
    }
  };
  const deliver = (sending: (reply: ReplyDraft) => Promise<SendResult>) => {
    const body = written.body.trim() === '' ? t.ticket.files_only : written.body;
    const reply = { ...written, body };
    draft.save(writeReplyDraft(reply));
    empty();
    void sending(reply).then(async (result) => settle(result, reply));
  };
  return {
    body: written.body,
    files: box.files,
    /** Why the server did not take it as it is. */
    refusal: box.refusal,
    stale: stale && {
      names: stale.names,
      send: box.isWhole
        ? () => {
            deliver(stale.sendAnyway);
          }
        : undefined,
    },
    change: (body: string) => {
      const { attachments, ...text } = written;
      box.write({ ...text, body });
      draft.save(writeReplyDraft({ ...text, body, attachments }));
    },
    submit: () => {
      deliver(send);
    },
  };
}

import { useFileUploads } from '@autocrm/core/app/use-file-uploads.ts';
import { useFilesChanged } from '@autocrm/core/app/use-files-changed.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type { DraftPayload } from '@autocrm/core/contracts/draft.ts';
import type { SendResult } from '@autocrm/core/data/tickets/sending.ts';
import { type StaleReply, staleReplyOf } from '@autocrm/core/data/tickets/stale-reply.ts';
import { isUnsent } from '@autocrm/core/data/tickets/unsent.ts';
import { useForgetDone } from '@autocrm/core/data/tickets/use-forget-done.ts';
import { useSendReply } from '@autocrm/core/data/tickets/use-sending.ts';
import type { TimelineItem } from '@autocrm/core/data/tickets/use-timeline.ts';
import { uuid } from '@autocrm/core/lib/uuid.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useState } from 'react';
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

/**
 * The state of the reply box. Sending empties it at once; the draft is forgotten only when its message stands in the
 * conversation or was given up, so that neither a crash nor a refusal loses a word.
 */
export function useReply(ticketId: string, draft: DraftPort, shown: Shown) {
  const me = useMe();
  const navigate = useNavigate();
  const send = useSendReply(ticketId, me);
  const [start] = useState(() => {
    const kept = readReplyDraft(draft.payload);
    // What was sent off waits in the conversation, not here.
    return isUnsent(me.id, kept.client_id) ? readReplyDraft(null) : kept;
  });
  const [written, setWritten] = useState({ client_id: start.client_id, body: start.body });
  const [stale, setStale] = useState<StaleReply | null>(null);
  const { uploads, props } = useFileUploads({ initial: start.attachments });
  const { attachments } = uploads;

  const empty = () => {
    setWritten({ client_id: uuid(), body: '' });
    setStale(null);
    uploads.reset();
  };
  const kept = draft.payload === null ? null : readReplyDraft(draft.payload).client_id;
  useForgetDone(kept, shown, () => {
    draft.clear();
    if (kept === written.client_id) empty();
  });
  useFilesChanged(attachments, () => {
    // Sending empties the box too; then the draft is that of the message on its way, and stays.
    if (attachments.length === 0 && kept !== written.client_id) return;
    draft.save(writeReplyDraft({ ...written, attachments }));
  });

  const settle = async (result: SendResult, reply: ReplyDraft) => {
    if (result.outcome === 'stale') {
      setWritten({ client_id: reply.client_id, body: reply.body });
      uploads.reset(reply.attachments);
      setStale(staleReplyOf(result, me.id));
    } else if (result.outcome === 'follow_up') {
      draft.clear();
      notify({ title: t.ticket.follow_up_sent(result.ticket.number), tone: 'success' });
      await navigate(paths.ticket(result.ticket.number));
    }
  };
  const deliver = (sending: (reply: ReplyDraft) => Promise<SendResult>) => {
    const { client_id } = written;
    const body = written.body.trim() === '' ? t.ticket.files_only : written.body;
    const reply = { client_id, body, attachments };
    draft.save(writeReplyDraft(reply));
    empty();
    void sending(reply).then(async (result) => settle(result, reply));
  };
  return {
    body: written.body,
    files: props,
    stale: stale && {
      names: stale.names,
      send: () => {
        deliver(stale.sendAnyway);
      },
    },
    change: (body: string) => {
      setWritten({ ...written, body });
      draft.save(writeReplyDraft({ ...written, body, attachments }));
    },
    submit: () => {
      deliver(send);
    },
  };
}

import { draftStateOf } from '@autocrm/core/app/draft-state.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { Composer } from '@autocrm/core/blocks/composer.tsx';
import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import { ticketLimits } from '@autocrm/core/contracts/ticket-commands.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import type { TimelineItem } from '@autocrm/core/data/tickets/use-timeline.ts';
import { Skeleton } from '@autocrm/core/ui/skeleton.tsx';
import { useRef } from 'react';
import { t } from '../../lib/messages.ts';
import { RefusedNotice, StaleNotice } from './reply-notices.tsx';
import { useReply } from './use-reply.ts';
import { useSteadyBox } from './use-steady-box.ts';

export interface ReplyBoxProps {
  ticket: TicketDetail;
  /** The conversation as it is shown, to know what of the draft was sent already. */
  entries: readonly TimelineItem[];
  /** The client ids of what was given up. */
  discarded: ReadonlySet<string>;
  onTyping: () => void;
}

/** Where the customer answers. What is typed is kept; what is sent shows at once. */
export function ReplyBox(props: ReplyBoxProps) {
  const me = useMe();
  const draft = useDraft(draftKeys.reply(props.ticket.id), me.id);
  if (draft.status === 'loading') return <Skeleton className="h-40 rounded-xl" />;
  return <StartedReply {...props} draft={draft} />;
}

function StartedReply({
  ticket,
  entries,
  discarded,
  onTyping,
  draft,
}: ReplyBoxProps & { draft: ReturnType<typeof useDraft> }) {
  const { body, files, stale, refusal, change, submit } = useReply(ticket.id, draft, {
    entries,
    discarded,
  });
  const box = useRef<HTMLElement>(null);
  useSteadyBox(box);
  return (
    <section ref={box} className="grid grid-cols-1 gap-2">
      <h2 className="sr-only">{t.ticket.reply}</h2>
      {ticket.status === 'closed' ? (
        <p className="text-muted text-sm">{t.ticket.closed_hint}</p>
      ) : null}
      <Composer
        text={{
          value: body,
          label: t.ticket.reply,
          placeholder: t.ticket.reply_placeholder,
          maxLength: ticketLimits.body.max,
          onChange: (value) => {
            change(value);
            onTyping();
          },
        }}
        submit={{ label: t.ticket.send, pending: false, onSubmit: submit }}
        draft={body === '' && files.items.length === 0 ? 'none' : draftStateOf(draft.status)}
        uploads={files}
        notice={
          <>
            {refusal ? <RefusedNotice reason={refusal.message} /> : null}
            {stale ? <StaleNotice names={stale.names} onSend={stale.send} /> : null}
          </>
        }
      />
    </section>
  );
}

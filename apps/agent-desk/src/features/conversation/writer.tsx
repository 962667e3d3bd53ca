import { draftStateOf } from '@autocrm/core/app/draft-state.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { Composer } from '@autocrm/core/blocks/composer.tsx';
import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import type { PresenceMode } from '@autocrm/core/contracts/realtime.ts';
import { ticketLimits } from '@autocrm/core/contracts/ticket-commands.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import type { TimelineItem } from '@autocrm/core/data/tickets/use-timeline.ts';
import { Skeleton } from '@autocrm/core/ui/skeleton.tsx';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import { t } from '../../lib/messages.ts';
import { ActionChips } from './action-chips.tsx';
import { HeldBar } from './held-bar.tsx';
import { SendMenu } from './send-menu.tsx';
import { useAssist } from './use-assist.tsx';
import { useFocusOnRequest } from './use-focus-on-request.ts';
import { useWriting } from './use-writing.ts';
import { WriterNotice } from './writer-notice.tsx';
import { WritingTools } from './writing-tools.tsx';

export interface WriterProps {
  ticket: TicketDetail;
  /** The conversation as it is shown. */
  entries: readonly TimelineItem[];
  /** The client ids of what was given up there. */
  discarded: ReadonlySet<string>;
  /** Called with each key of a reply: the customer may know that somebody writes to them, not that notes are written. */
  onTyping: () => void;
  renderPresence: (mode: PresenceMode) => ReactNode;
}

/** Where replies and notes are written, each with its own draft. */
export function Writer(props: WriterProps) {
  const me = useMe();
  const reply = useDraft(draftKeys.reply(props.ticket.id), me.id);
  const note = useDraft(draftKeys.note(props.ticket.id), me.id);
  if (reply.status === 'loading' || note.status === 'loading') {
    return <Skeleton className="mt-6 h-44 rounded-xl" />;
  }
  return <StartedWriter {...props} drafts={{ reply, note }} />;
}

type Mode = 'reply' | 'note';
type Drafts = Readonly<Record<Mode, ReturnType<typeof useDraft>>>;

function StartedWriter(props: WriterProps & { drafts: Drafts }) {
  const { ticket, entries, discarded, onTyping, renderPresence, drafts } = props;
  const canReply = !ticket.is_staff_view || ticket.status !== 'closed';
  const shared = { ticketId: ticket.id, entries, discarded };
  const reply = useWriting({ ...shared, kind: 'message', draft: drafts.reply });
  const note = useWriting({ ...shared, kind: 'note', draft: drafts.note });
  const [chosen, setChosen] = useState<Mode>(() =>
    reply.isEmpty && !note.isEmpty ? 'note' : 'reply',
  );
  const mode = canReply ? chosen : 'note';
  const writing = mode === 'note' ? note : reply;
  const field = useFocusOnRequest();
  const assist = useAssist({ ticket, isNote: mode === 'note', writing, field: field.ref });
  const write = (next: Mode) => () => {
    setChosen(next);
    field.request();
  };
  useCommand('ticket.reply', canReply ? write('reply') : undefined);
  useCommand('ticket.note', ticket.is_staff_view ? write('note') : undefined);
  const canSend = !writing.isEmpty && writing.hasAllFiles;
  useCommand('composer.send', canSend ? () => writing.submit() : undefined);

  return (
    // Escape is how the keyboard leaves the text and goes back to the shortcuts.
    <div
      onKeyDown={leaveOnEscape}
      role="presentation"
      className="grid grid-cols-1 gap-1 [&_textarea]:max-h-[35dvh]"
    >
      {renderPresence(writing.isEmpty ? 'viewing' : 'replying')}
      <HeldBar ticketId={ticket.id} />
      {canReply ? null : <p className="text-muted px-1 pb-1 text-sm">{t.ticket.closed_hint}</p>}
      <Composer
        text={{
          value: writing.body,
          label: t.ticket[mode],
          placeholder: placeholderOf(mode, ticket),
          maxLength: ticketLimits.body.max,
          rows: 2,
          ref: field.ref,
          editor: assist.editor,
          onCaret: assist.onCaret,
          onKeyDown: assist.onKeyDown,
          completion: assist.completion,
          onChange: (value) => {
            writing.change(value);
            if (mode === 'reply') onTyping();
          },
        }}
        submit={{
          label: mode === 'note' ? t.ticket.add_note : t.ticket.send,
          pending: false,
          onSubmit: () => {
            writing.submit();
          },
          extra:
            mode === 'reply' ? (
              <SendMenu ticket={ticket} isDisabled={!canSend} onSend={writing.submit} />
            ) : null,
        }}
        draft={writing.isEmpty ? 'none' : draftStateOf(drafts[mode].status)}
        uploads={writing.files}
        popup={assist.popup}
        tools={<WritingTools onTemplates={assist.openTemplates} onMention={assist.openMentions} />}
        effects={<ActionChips actions={writing.actions} onChange={writing.setActions} />}
        modes={ticket.is_staff_view && canReply ? bothModes(mode, setChosen) : noteOnly(mode)}
        notice={<WriterNotice writing={writing} draft={drafts[mode]} />}
      />
    </div>
  );
}

function bothModes(mode: Mode, onChange: (mode: Mode) => void) {
  return {
    value: mode,
    onChange: (next: string) => {
      onChange(next === 'note' ? 'note' : 'reply');
    },
    options: [
      { value: 'reply', label: t.ticket.reply, internal: false },
      { value: 'note', label: t.ticket.note, internal: true },
    ],
  };
}

/** A closed ticket takes notes alone; they look like notes all the same. */
function noteOnly(mode: Mode) {
  if (mode === 'reply') return undefined;
  const options = [{ value: 'note', label: t.ticket.note, internal: true }];
  return { value: 'note', onChange: () => undefined, options };
}

function placeholderOf(mode: Mode, ticket: TicketDetail): string {
  if (mode === 'note') return t.ticket.note_placeholder;
  const name = ticket.is_staff_view ? ticket.customer_name : '';
  return t.ticket.reply_placeholder(name || t.ticket.customer);
}

function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('[data-conversation]')?.focus({ preventScroll: true });
}

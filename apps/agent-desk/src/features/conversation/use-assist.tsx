import { useCan, useMe } from '@autocrm/core/auth/session-provider.ts';
import type { ComposerEditor } from '@autocrm/core/blocks/composer.tsx';
import type { TextRange } from '@autocrm/core/blocks/markdown-edit.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { type RefObject, useRef, useState } from 'react';
import { useCommand } from '../../lib/commands.tsx';
import { useOfferComposer } from '../../lib/composer-target.tsx';
import { applicableActions } from './completion/applicable-actions.ts';
import { useMentions } from './completion/use-mentions.tsx';
import { useTemplates } from './completion/use-templates.tsx';
import type { useWriting } from './use-writing.ts';

export interface AssistOptions {
  ticket: TicketDetail;
  isNote: boolean;
  writing: ReturnType<typeof useWriting>;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What helps to write: templates by `/`, colleagues by `@` in a note, texts from the help centre. */
export function useAssist({ ticket, isNote, writing, field }: AssistOptions) {
  const me = useMe();
  const can_assign = useCan('tickets.assign');
  const editor = useRef<ComposerEditor>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const isStaff = ticket.is_staff_view;
  // Before somebody was in the field, its text cursor stands before what a draft holds.
  const wasThere = useRef(false);
  const moveCaret = (to: number | null) => {
    wasThere.current ||= to !== null;
    setCaret(to);
  };
  const place = (): TextRange => {
    const end = writing.body.length;
    if (!wasThere.current || !field.current) return { start: end, end };
    return { start: field.current.selectionStart, end: field.current.selectionEnd };
  };
  const put = (text: string, range = place()) => {
    editor.current?.insert(text, range);
    moveCaret(range.start + text.length);
    return range.start;
  };
  const before = () => writing.body.slice(0, place().start);
  const templates = useTemplates({
    ticketId: ticket.id,
    text: isStaff ? writing.body : null,
    caret,
    onInsert: ({ body, actions }, token) => {
      const typed = `/${token.query}`;
      const isThere = field.current?.value.startsWith(typed, token.start) === true;
      put(body, isThere ? { start: token.start, end: token.start + typed.length } : undefined);
      if (!ticket.is_staff_view) return;
      writing.addActions(applicableActions(actions, ticket, { id: me.id, can_assign }));
    },
    onCancel: (token, wasOpened) => {
      if (wasOpened) put('', token);
    },
  });
  const mentions = useMentions({
    ticket,
    text: isStaff && isNote ? writing.body : null,
    caret,
    onMention: (person, token) => {
      writing.mention(person);
      put(`@${person.full_name} `, token);
    },
  });
  const openTemplates = () => {
    templates.openAt(put('/'));
  };
  useCommand('composer.template', isStaff ? openTemplates : undefined);
  useOfferComposer({
    is_internal: isNote,
    insert: (text, isBlock) => {
      put(`${gapAfter(before(), isBlock === true)}${text}`);
    },
  });
  const open = mentions.list ? mentions : templates;
  return {
    editor,
    onCaret: moveCaret,
    onKeyDown: open.onKeyDown,
    completion: open.aria,
    popup: open.popup,
    openTemplates: isStaff ? openTemplates : undefined,
    openMentions:
      isStaff && isNote
        ? () => {
            put(`${gapAfter(before(), false)}@`);
          }
        : undefined,
  };
}

/** What keeps a text apart from what stands before it. */
function gapAfter(before: string, isBlock: boolean): string {
  if (before === '' || (isBlock ? /\n\n$/u : /\s$/u).test(before)) return '';
  if (!isBlock) return ' ';
  return before.endsWith('\n') ? '\n' : '\n\n';
}

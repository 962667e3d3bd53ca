import type { TicketPatch } from '@autocrm/core/contracts/ticket-commands.ts';
import { conflictOf, updateTicketMutation } from '@autocrm/core/data/tickets/mutations.ts';
import type { AppError } from '@autocrm/core/db/app-error.ts';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';
import { type FieldName, fieldNames, useFieldWords } from './field-words.ts';

/**
 * Changes one field of a ticket, shown at once. When somebody else changed the same field since this page showed it,
 * nothing is overwritten: the admin is told who did it and what it is now, and may insist.
 */
export function useTicketChange(ticketId: string): (field: FieldName, patch: TicketPatch) => void {
  const { mutate } = useMutation({ ...updateTicketMutation(ticketId), meta: { silent: true } });
  const wordsOf = useFieldWords();
  const change = (field: FieldName, patch: TicketPatch) => {
    mutate(patch, {
      onError: (error) => {
        tell(field, error, () => {
          // A new command: it expects what the page shows by now.
          change(field, { ...patch });
        });
      },
    });
  };
  const tell = (field: FieldName, error: AppError, again: () => void) => {
    const conflict = conflictOf(error);
    if (!conflict) {
      notify({ title: error.message, tone: 'danger' });
      return;
    }
    notify({
      tone: 'danger',
      title: conflict.changed_by
        ? t.ticket.conflict(conflict.changed_by)
        : t.ticket.conflict_unknown,
      description: conflict.ticket
        ? t.ticket.conflict_now(fieldNames[field], wordsOf(field, conflict.current[field]))
        : t.ticket.gone,
      ...(conflict.ticket ? { action: { label: t.ticket.conflict_again, onAction: again } } : {}),
    });
  };
  return change;
}

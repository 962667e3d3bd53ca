import { type ReactNode, useId } from 'react';
import { ComposerFooterState } from '../../blocks/composer-state.tsx';
import { ticketLimits } from '../../contracts/ticket-commands.ts';
import type { DraftStatus } from '../../data/drafts/draft-sync.ts';
import { Button } from '../../ui/button.tsx';
import { draftStateOf } from '../draft-state.ts';

export interface NewTicketFooterProps {
  status: DraftStatus;
  /** What is written so far: its length counts. */
  description: string;
  discard: ReactNode;
  submit: { label: string; pending: boolean };
}

/** Stays in sight under a form for a new ticket: how far it is kept, how much room is left, and the way on. */
export function NewTicketFooter({ status, description, discard, submit }: NewTicketFooterProps) {
  const stateId = useId();
  return (
    <div className="border-border bg-background sticky bottom-0 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
      <span className="me-auto">
        <ComposerFooterState
          id={stateId}
          draft={draftStateOf(status)}
          length={description.length}
          maxLength={ticketLimits.description.max}
        />
      </span>
      {discard}
      <Button type="submit" variant="primary" pending={submit.pending}>
        {submit.label}
      </Button>
    </div>
  );
}

import { DraftedForm } from '@autocrm/core/app/new-ticket/drafted-form.tsx';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';
import { readNewTicketDraft } from './new-ticket-draft.ts';
import { NewTicketForm } from './new-ticket-form.tsx';

const words = { ...late.create, ...late.draft };

export interface NewTicketProps {
  /** @param leave throws the draft away and goes home, since nothing is left to ask; it returns the way back */
  renderSuggestions: (subject: string, leave: () => () => void) => ReactNode;
}

/** The one unsent ticket of this person, as they left it, on whichever device. */
export function NewTicket({ renderSuggestions }: NewTicketProps) {
  const navigate = useNavigate();
  const me = useMe();
  const draft = useDraft(draftKeys.newTicket('portal'), me.id);

  const leave = () => {
    const { payload } = draft;
    draft.clear();
    void navigate(paths.home);
    return () => {
      // The page opens with what is kept by then.
      const isBack = payload ? draft.bringBack(payload) : Promise.resolve();
      void isBack.then(async () => navigate(paths.newTicket));
    };
  };

  if (draft.status === 'loading') return <NewTicketSkeleton />;
  return (
    <DraftedForm draft={draft} words={words} read={readNewTicketDraft}>
      {(start, discard) => (
        <NewTicketForm
          start={start}
          draft={draft}
          discard={discard}
          renderSuggestions={(subject) => renderSuggestions(subject, leave)}
        />
      )}
    </DraftedForm>
  );
}

function NewTicketSkeleton() {
  return (
    <SkeletonGroup className="grid gap-6">
      <Skeleton className="h-control-md" />
      <Skeleton className="h-52" />
      <Skeleton className="h-control-md" />
      <Skeleton className="h-24" />
      <Skeleton className="h-20" />
    </SkeletonGroup>
  );
}

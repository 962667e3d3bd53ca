import { DraftedForm } from '@autocrm/core/app/new-ticket/drafted-form.tsx';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { NewTicketForm } from './new-ticket-form.tsx';
import { readNewTicketDraft } from './new-ticket-values.ts';

const words = {
  ...late.create,
  conflict: t.ticket.draft_conflict,
  use_other: t.ticket.draft_restore,
  keep_mine: t.ticket.draft_keep,
};

/** The one ticket that this person began for a customer, as they left it, on whichever device. */
export function NewTicket() {
  const me = useMe();
  const draft = useDraft(draftKeys.newTicket('desk'), me.id);
  if (draft.status === 'loading') return <NewTicketSkeleton />;
  return (
    <DraftedForm draft={draft} words={words} read={readNewTicketDraft}>
      {(start, discard) => <NewTicketForm start={start} draft={draft} discard={discard} />}
    </DraftedForm>
  );
}

function NewTicketSkeleton() {
  return (
    <SkeletonGroup className="grid gap-5">
      <Skeleton className="h-control-md" />
      <Skeleton className="h-control-md" />
      <Skeleton className="h-44" />
      <Skeleton className="h-24" />
    </SkeletonGroup>
  );
}

import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useMemo, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { NewTicketForm } from './new-ticket-form.tsx';
import { readNewTicketDraft } from './new-ticket-values.ts';

/** The one ticket that this person began for a customer, as they left it, on whichever device. */
export function NewTicket() {
  const me = useMe();
  const draft = useDraft(draftKeys.newTicket('desk'), me.id);
  // Each time another text takes the place of the one in the form, the form begins anew.
  const [turn, setTurn] = useState(0);

  if (draft.status === 'loading') return <NewTicketSkeleton />;
  return (
    <div className="grid gap-5">
      {draft.conflict ? (
        <Banner
          tone="warning"
          action={
            <div className="flex flex-wrap gap-2">
              <Button
                size="sm"
                onClick={() => {
                  draft.restore();
                  setTurn(turn + 1);
                }}
              >
                {t.ticket.draft_restore}
              </Button>
              <Button size="sm" variant="ghost" onClick={draft.dismiss}>
                {t.ticket.draft_keep}
              </Button>
            </div>
          }
        >
          {t.ticket.draft_conflict}
        </Banner>
      ) : null}
      <StartedForm
        key={turn}
        draft={draft}
        onDiscard={() => {
          draft.clear();
          setTurn(turn + 1);
        }}
      />
    </div>
  );
}

function StartedForm({
  draft,
  onDiscard,
}: {
  draft: ReturnType<typeof useDraft>;
  onDiscard: () => void;
}) {
  // Later saves change the payload too; the form has those values already.
  const [start] = useState(() => readNewTicketDraft(draft.payload));
  const discard = useMemo(
    () => (draft.payload ? <DiscardDraft onDiscard={onDiscard} /> : null),
    [draft.payload, onDiscard],
  );
  return <NewTicketForm start={start} draft={draft} discard={discard} />;
}

function DiscardDraft({ onDiscard }: { onDiscard: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t.create.discard}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t.create.discard_title}
        description={t.create.discard_description}
        confirm={{ label: t.create.discard_confirm, onConfirm: onDiscard }}
      />
    </>
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

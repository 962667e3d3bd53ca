import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { draftKeys } from '@autocrm/core/contracts/draft.ts';
import { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { DraftConflict } from './draft-conflict.tsx';
import { readNewTicketDraft } from './new-ticket-draft.ts';
import { NewTicketForm } from './new-ticket-form.tsx';

export interface NewTicketProps {
  /** @param leave throws the draft away and goes home, since nothing is left to ask; it returns the way back */
  renderSuggestions: (subject: string, leave: () => () => void) => ReactNode;
}

/** The one unsent ticket of this person, as they left it, on whichever device. */
export function NewTicket({ renderSuggestions }: NewTicketProps) {
  const navigate = useNavigate();
  const me = useMe();
  const draft = useDraft(draftKeys.newTicket('portal'), me.id);
  // Each time another text takes the place of the one in the form, the form begins anew.
  const [turn, setTurn] = useState(0);

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
    <div className="grid gap-6">
      {draft.conflict ? (
        <DraftConflict
          conflict={draft.conflict}
          onDismiss={draft.dismiss}
          onRestore={() => {
            draft.restore();
            setTurn(turn + 1);
          }}
        />
      ) : null}
      <StartedForm
        key={turn}
        draft={draft}
        onDiscard={() => {
          draft.clear();
          setTurn(turn + 1);
        }}
        renderSuggestions={(subject) => renderSuggestions(subject, leave)}
      />
    </div>
  );
}

function StartedForm({
  draft,
  onDiscard,
  renderSuggestions,
}: {
  draft: ReturnType<typeof useDraft>;
  onDiscard: () => void;
  renderSuggestions: (subject: string) => ReactNode;
}) {
  // Later saves change the payload too; the form has those values already.
  const [start] = useState(() => readNewTicketDraft(draft.payload));
  const discard = useMemo(
    () => (draft.payload ? <DiscardDraft onDiscard={onDiscard} /> : null),
    [draft.payload, onDiscard],
  );
  return (
    <NewTicketForm
      start={start}
      draft={draft}
      discard={discard}
      renderSuggestions={renderSuggestions}
    />
  );
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
    <SkeletonGroup className="grid gap-6">
      <Skeleton className="h-control-md" />
      <Skeleton className="h-52" />
      <Skeleton className="h-control-md" />
      <Skeleton className="h-24" />
      <Skeleton className="h-20" />
    </SkeletonGroup>
  );
}

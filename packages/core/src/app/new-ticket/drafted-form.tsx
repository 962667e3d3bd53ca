import { type ReactNode, useMemo, useState } from 'react';
import { DraftConflict, type DraftConflictWords } from '../../blocks/draft-conflict.tsx';
import type { DraftPayload } from '../../contracts/draft.ts';
import type { useDraft } from '../../data/drafts/use-draft.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';

export interface DraftedFormProps<Start> {
  /** Loaded by now. */
  draft: ReturnType<typeof useDraft>;
  words: DraftConflictWords & {
    discard: string;
    discard_title: string;
    discard_description: string;
    discard_confirm: string;
  };
  /** Where the form begins, by what was kept. */
  read: (payload: DraftPayload | null) => Start;
  /** @param discard throws the draft away; nothing while there is none */
  children: (start: Start, discard: ReactNode) => ReactNode;
}

/** A form that is kept as it is written; it begins anew each time another text takes the place of the one in it. */
export function DraftedForm<Start>({ draft, words, read, children }: DraftedFormProps<Start>) {
  const [turn, setTurn] = useState(0);
  return (
    <div className="grid gap-5">
      {draft.conflict ? (
        <DraftConflict
          conflict={draft.conflict}
          words={words}
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
        words={words}
        read={read}
        onDiscard={() => {
          draft.clear();
          setTurn(turn + 1);
        }}
      >
        {children}
      </StartedForm>
    </div>
  );
}

function StartedForm<Start>({
  draft,
  words,
  read,
  onDiscard,
  children,
}: DraftedFormProps<Start> & { onDiscard: () => void }) {
  // Later saves change the payload too; the form has those values already.
  const [start] = useState(() => read(draft.payload));
  const discard = useMemo(
    () => (draft.payload ? <DiscardDraft words={words} onDiscard={onDiscard} /> : null),
    [draft.payload, words, onDiscard],
  );
  return children(start, discard);
}

function DiscardDraft({
  words,
  onDiscard,
}: Pick<DraftedFormProps<unknown>, 'words'> & { onDiscard: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => {
          setOpen(true);
        }}
      >
        {words.discard}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={words.discard_title}
        description={words.discard_description}
        confirm={{ label: words.discard_confirm, onConfirm: onDiscard }}
      />
    </>
  );
}

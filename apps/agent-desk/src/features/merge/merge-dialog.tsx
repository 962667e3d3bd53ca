import { mergePreviewQuery } from '@autocrm/core/data/tickets/merge.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { MergePreview } from './merge-preview.tsx';
import { MergeTarget } from './merge-target.tsx';
import { useMerge } from './use-merge.ts';

export interface MergeDialogProps {
  /** The tickets that were chosen: one is merged into another one, of several one may stay. */
  ticketIds: readonly string[];
  /** Called when the dialog closes, merged or not. @param isMerged whether the tickets were merged */
  onDone: (isMerged: boolean) => void;
}

/** Choosing which ticket stays, and seeing what moves there, before it does. */
export function MergeDialog({ ticketIds, onDone }: MergeDialogProps) {
  const [targetId, setTargetId] = useState<string | null>(null);
  const sourceIds = ticketIds.filter((id) => id !== targetId);
  const preview = useQuery({
    ...mergePreviewQuery(sourceIds, targetId ?? ''),
    enabled: targetId !== null,
  });
  const { merge, isPending, error } = useMerge();
  const isReady = targetId !== null && preview.data?.problems.length === 0;
  return (
    <Dialog
      open
      title={late.merge.title(ticketIds.length)}
      description={late.merge.description}
      onOpenChange={(open) => {
        if (!open) onDone(false);
      }}
      footer={
        <>
          <Button
            onClick={() => {
              onDone(false);
            }}
          >
            {late.merge.cancel}
          </Button>
          <Button
            variant="primary"
            pending={isPending}
            disabled={!isReady}
            onClick={() => {
              if (!isReady) return;
              void merge(sourceIds, targetId).then((isMerged) => {
                if (isMerged) onDone(true);
              });
            }}
          >
            {late.merge.confirm}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <MergeTarget ticketIds={ticketIds} value={targetId} onChange={setTargetId} />
        {targetId === null ? (
          <p className="text-muted text-sm">{late.merge.choose_first}</p>
        ) : (
          <MergePreview query={preview} />
        )}
        {error ? (
          <p role="alert" className="text-danger-ink text-sm">
            {error.message}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

import type { DraftRevision } from '@autocrm/core/contracts/draft.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { t } from '../../lib/messages.ts';

export interface DraftConflictProps {
  conflict: DraftRevision;
  onRestore: () => void;
  onDismiss: () => void;
}

/** Another device wrote to the same draft: the newer text stands, and the other one is a click away. */
export function DraftConflict({ conflict, onRestore, onDismiss }: DraftConflictProps) {
  return (
    <Banner tone="warning" className="flex-wrap">
      <p>
        {t.draft.conflict} (<RelativeTime at={conflict.saved_at} />)
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onRestore}>
          {t.draft.use_other}
        </Button>
        <Button size="sm" variant="ghost" onClick={onDismiss}>
          {t.draft.keep_mine}
        </Button>
      </div>
    </Banner>
  );
}

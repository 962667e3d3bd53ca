import type { DraftRevision } from '../contracts/draft.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';

export interface DraftConflictWords {
  conflict: string;
  use_other: string;
  keep_mine: string;
}

export interface DraftConflictProps {
  conflict: DraftRevision;
  words: DraftConflictWords;
  onRestore: () => void;
  onDismiss: () => void;
}

/** Another device wrote to the same draft: the newer text stands, and the other one is a click away. */
export function DraftConflict({ conflict, words, onRestore, onDismiss }: DraftConflictProps) {
  return (
    <Banner tone="warning" className="flex-wrap">
      <p>
        {words.conflict} (<RelativeTime at={conflict.saved_at} />)
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onRestore}>
          {words.use_other}
        </Button>
        <Button size="sm" variant="ghost" onClick={onDismiss}>
          {words.keep_mine}
        </Button>
      </div>
    </Banner>
  );
}

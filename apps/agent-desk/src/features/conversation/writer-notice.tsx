import type { useDraft } from '@autocrm/core/data/drafts/use-draft.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { t } from '../../lib/messages.ts';
import type { useWriting } from './use-writing.ts';

export interface WriterNoticeProps {
  writing: ReturnType<typeof useWriting>;
  draft: ReturnType<typeof useDraft>;
}

/** Why what is written waits for a second look: it was refused, somebody wrote meanwhile, or another device had another text. */
export function WriterNotice({ writing, draft }: WriterNoticeProps) {
  if (writing.refusal) {
    return (
      <div className="px-2 pt-2">
        <Banner tone="danger">{t.ticket.refused(writing.refusal.message)}</Banner>
      </div>
    );
  }
  if (writing.stale) {
    const [first, ...others] = writing.stale.names;
    return (
      <div className="px-2 pt-2">
        <Banner
          tone="warning"
          action={
            <Button
              size="sm"
              disabled={writing.isEmpty || !writing.hasAllFiles}
              onClick={writing.stale.send}
            >
              {t.ticket.send_anyway}
            </Button>
          }
        >
          {first !== undefined && others.length === 0 ? t.ticket.stale(first) : t.ticket.stale_many}
        </Banner>
      </div>
    );
  }
  if (!draft.conflict) return null;
  return (
    <div className="px-2 pt-2">
      <Banner
        tone="accent"
        action={
          <span className="flex gap-1">
            <Button size="sm" variant="ghost" onClick={draft.dismiss}>
              {t.ticket.draft_keep}
            </Button>
            <Button size="sm" onClick={writing.restore}>
              {t.ticket.draft_restore}
            </Button>
          </span>
        }
      >
        {t.ticket.draft_conflict}
      </Banner>
    </div>
  );
}

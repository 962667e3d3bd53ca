import { cn } from '../lib/cn.ts';
import { useBlockLabels } from './block-labels.tsx';

/** Where the text is safe: nowhere yet, on its way, on the server, or on this device alone. */
export type DraftState = 'none' | 'saving' | 'saved' | 'local';

/** From this share of the limit on, the count is worth reading. */
const NEAR = 0.9;

/** What the writer may want to know: that nothing is lost, and how much room is left. */
export function ComposerFooterState({
  id,
  draft,
  length,
  maxLength,
  isFileMissing = false,
}: {
  id: string;
  draft: DraftState;
  length: number;
  maxLength: number;
  /** Whether a file failed: nothing goes out without it unseen. */
  isFileMissing?: boolean;
}) {
  const labels = useBlockLabels().composer;
  const saved = {
    none: '',
    saving: labels.draft_saving,
    saved: labels.draft_saved,
    local: labels.draft_local,
  }[draft];
  const over = length - maxLength;
  return (
    <span id={id} className="text-muted flex gap-2 px-1 text-xs tabular-nums">
      <span role="status">
        {isFileMissing ? <span className="text-danger-ink">{labels.files_failed}</span> : saved}
      </span>
      {length >= maxLength * NEAR ? (
        <span className={cn(over > 0 && 'text-danger-ink font-medium')}>
          {over > 0 ? labels.over_limit(over) : labels.left(-over)}
        </span>
      ) : null}
    </span>
  );
}

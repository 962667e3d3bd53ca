import type { DraftState } from '../blocks/composer-state.tsx';
import type { DraftStatus } from '../data/drafts/draft-sync.ts';

const states: Readonly<Record<DraftStatus, DraftState>> = {
  loading: 'none',
  empty: 'none',
  saving: 'saving',
  saved: 'saved',
  conflict: 'saved',
  local_only: 'local',
};

/** How far a draft is kept, in the words of the composer. */
export function draftStateOf(status: DraftStatus): DraftState {
  return states[status];
}

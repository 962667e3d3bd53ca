import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { DraftSync } from './draft-sync.ts';
import { deleteDraft, fetchDraft, saveDraft } from './fetchers.ts';
import { readLocalDraft, writeLocalDraft } from './local-draft.ts';

/**
 * What somebody types and has not sent: on this device at once, on the server when typing pauses, so that it is
 * there after a reload, offline, and on another device.
 *
 * @param key from `draftKeys`
 * @param owner the writer's profile id
 */
export function useDraft(key: string, owner: string) {
  const sync = useMemo(
    () =>
      new DraftSync({
        fetch: () => fetchDraft(key),
        save: (payload, base) => saveDraft(key, payload, base),
        remove: () => deleteDraft(key),
        readLocal: () => readLocalDraft(owner, key),
        writeLocal: (draft) => {
          writeLocalDraft(owner, key, draft);
        },
      }),
    [key, owner],
  );
  // Requests and timers live as long as the place where somebody types.
  useEffect(() => {
    const flush = () => {
      sync.flush();
    };
    sync.start();
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('online', flush);
      sync.stop();
    };
  }, [sync]);
  const state = useSyncExternalStore(sync.subscribe, sync.snapshot);
  return {
    ...state,
    save: sync.save.bind(sync),
    clear: sync.clear.bind(sync),
    bringBack: sync.bringBack.bind(sync),
    restore: sync.restore.bind(sync),
    dismiss: sync.dismiss.bind(sync),
  };
}

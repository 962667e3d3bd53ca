import { tellFailure } from '@autocrm/core/app/tell-failure.ts';
import { useMe, useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import type { SavedView } from '@autocrm/core/contracts/saved-view.ts';
import { updateSavedViewMutation } from '@autocrm/core/data/saved-views/mutations.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Choice, useChoices } from '../../lib/commands.tsx';
import { LatePopup } from '../../lib/late-popup.tsx';
import { t } from '../../lib/messages.ts';
import { filterCount } from '../../lib/queue-search.ts';
import { mayChange, savedFields, type ViewState } from '../../lib/saved-views.ts';
import type { QueueView } from '../../lib/views.ts';

const loadMenu = () => import('./saved-view-menu.tsx');
const SavedViewMenu = lazy(async () => ({ default: (await loadMenu()).SavedViewMenu }));
const CreateView = lazy(async () => ({
  default: (await import('./saved-view-dialogs.tsx')).CreateView,
}));
const EditView = lazy(async () => ({
  default: (await import('./saved-view-dialogs.tsx')).EditView,
}));
const DeleteView = lazy(async () => ({
  default: (await import('./saved-view-dialogs.tsx')).DeleteView,
}));

export type ViewDialog = 'create' | 'edit' | 'delete';

export interface SavedViewTools {
  /** For the head of the list. */
  actions: ReactNode;
  /** Below the filters: what can be saved. */
  notes: ReactNode;
  dialog: ReactNode;
}

/** Saving what is shown as a view, and changing and deleting saved ones: by button, and by the command bar. */
export function useSavedViewTools(
  view: QueueView,
  saved: SavedView | undefined,
  state: ViewState,
): SavedViewTools {
  const me = useMe();
  const [dialog, setDialog] = useState<ViewDialog | null>(null);
  const isReadOnly = useRecalledAt() !== null;
  const mayStore = !isReadOnly && saved !== undefined && mayChange(me, saved);
  const changes = useSaveChanges(view, saved, state);
  // Words that are searched for and what was deleted are no part of a view.
  const canCreate =
    !isReadOnly &&
    view !== 'deleted' &&
    (saved ? true : filterCount(state.search) > 0 || (view !== 'search' && hasOwnLook(state)));
  const close = () => {
    setDialog(null);
  };
  const line = (id: ViewDialog, label: string): Choice => ({
    id: `view.${id}`,
    group: 'queue',
    label,
    run: () => {
      setDialog(id);
    },
  });
  useChoices([
    ...(canCreate ? [line('create', saved ? t.saved.copy : t.saved.save_as)] : []),
    ...(mayStore ? [line('edit', t.saved.rename), line('delete', t.saved.delete)] : []),
  ]);
  return {
    actions:
      saved && canCreate ? (
        <LatePopup
          kind="menu"
          preload={loadMenu}
          button={<IconButton size="sm" icon={Ellipsis} label={t.saved.actions} />}
        >
          {(popup) => <SavedViewMenu {...popup} mayChange={mayStore} onChoose={setDialog} />}
        </LatePopup>
      ) : null,
    notes: (
      <SaveBar
        isEdited={state.isEdited}
        onCreate={
          canCreate && (!saved || (state.isEdited && !mayStore))
            ? () => {
                setDialog('create');
              }
            : undefined
        }
        onSave={mayStore && state.isEdited ? changes.save : undefined}
        isSaving={changes.isPending}
        onDiscard={state.isEdited ? state.reset : undefined}
      />
    ),
    dialog: (
      <Suspense>
        {dialog === 'create' ? (
          <CreateView fields={savedFields(view, state)} onClose={close} />
        ) : null}
        {dialog === 'edit' && saved ? <EditView saved={saved} onClose={close} /> : null}
        {dialog === 'delete' && saved ? <DeleteView saved={saved} onClose={close} /> : null}
      </Suspense>
    ),
  };
}

function hasOwnLook({ search }: ViewState): boolean {
  return search.sort !== 'activity' || search.order !== 'desc';
}

function useSaveChanges(view: QueueView, saved: SavedView | undefined, state: ViewState) {
  const { mutateAsync, isPending } = useMutation(updateSavedViewMutation(saved?.id ?? ''));
  const save = () => {
    mutateAsync(savedFields(view, state)).then(({ name }) => {
      state.reset();
      notify({ title: t.saved.saved(name), tone: 'success' });
    }, tellFailure);
  };
  return { save, isPending };
}

interface SaveBarProps {
  isEdited: boolean;
  onCreate: (() => void) | undefined;
  onSave: (() => void) | undefined;
  isSaving: boolean;
  onDiscard: (() => void) | undefined;
}

const linkClass =
  'text-accent-ink hover:underline min-h-6 rounded-sm px-1 text-xs font-medium whitespace-nowrap';

/** Says that what is shown is not what was saved, and offers to save it. */
function SaveBar({ isEdited, onCreate, onSave, isSaving, onDiscard }: SaveBarProps) {
  if (!onCreate && !onSave && !onDiscard) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 px-3 pb-2">
      {isEdited ? <span className="text-muted px-1 text-xs">{t.saved.edited}</span> : null}
      {onSave ? (
        <button type="button" className={linkClass} disabled={isSaving} onClick={onSave}>
          {t.saved.save_changes}
        </button>
      ) : null}
      {onCreate ? (
        <button type="button" className={linkClass} onClick={onCreate}>
          {t.saved.save_as}
        </button>
      ) : null}
      {onDiscard ? (
        <button type="button" className={linkClass} onClick={onDiscard}>
          {t.saved.discard}
        </button>
      ) : null}
    </div>
  );
}

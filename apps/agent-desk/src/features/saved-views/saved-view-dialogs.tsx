import type { SavedView } from '@autocrm/core/contracts/saved-view.ts';
import {
  createSavedViewMutation,
  deleteSavedViewMutation,
  updateSavedViewMutation,
} from '@autocrm/core/data/saved-views/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import type { savedFields } from '../../lib/saved-views.ts';
import { type Audience, SavedViewDialog } from './saved-view-form.tsx';

/** Saves what is shown as a view of its own, and goes there. */
export function CreateView({
  fields,
  onClose,
}: {
  fields: ReturnType<typeof savedFields>;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const { mutateAsync } = useMutation(createSavedViewMutation());
  const save = async (name: string, audience: Audience) => {
    const { id } = await mutateAsync({ ...fields, ...audience, name });
    notify({ title: t.saved.created(name), tone: 'success' });
    await navigate(paths.queue(`saved:${id}`));
  };
  return <SavedViewDialog saved={undefined} name="" save={save} onClose={onClose} />;
}

/** Changes what a view is called and who sees it. */
export function EditView({ saved, onClose }: { saved: SavedView; onClose: () => void }) {
  const { mutateAsync } = useMutation(updateSavedViewMutation(saved.id));
  const save = async (name: string, audience: Audience) => {
    await mutateAsync({ ...audience, name });
    notify({ title: t.saved.saved(name), tone: 'success' });
  };
  return <SavedViewDialog saved={saved} name={saved.name} save={save} onClose={onClose} />;
}

/** Asks once, deletes a view and goes to one's own tickets. */
export function DeleteView({ saved, onClose }: { saved: SavedView; onClose: () => void }) {
  const navigate = useNavigate();
  const remove = useMutation(deleteSavedViewMutation(saved.id));
  const confirm = () => {
    remove.mutateAsync().then(
      async () => {
        onClose();
        notify({ title: t.saved.deleted(saved.name), tone: 'success' });
        await navigate(paths.queue('mine'));
      },
      // The dialog stays open and says why.
      () => undefined,
    );
  };
  return (
    <AlertDialog
      open
      title={t.saved.delete_title(saved.name)}
      description={saved.owner_id === null ? t.saved.delete_shared : t.saved.delete_description}
      confirm={{ label: t.ticket.delete, pending: remove.isPending, onConfirm: confirm }}
      error={remove.error?.message}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    />
  );
}

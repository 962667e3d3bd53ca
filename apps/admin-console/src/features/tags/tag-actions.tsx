import type { Tag } from '@autocrm/core/contracts/catalog.ts';
import { deleteTagMutation, updateTagMutation } from '@autocrm/core/data/catalog/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';

const TagDialog = lazy(async () => ({ default: (await import('./tag-dialog.tsx')).TagDialog }));

/** What can be done with one tag. */
export function TagActions({ tag: { id, name, colour } }: { tag: Tag }) {
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const update = useMutation(updateTagMutation(id));
  const remove = useMutation(deleteTagMutation());
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton size="sm" icon={Ellipsis} label={t.form.actions_for(name)} />}
      >
        <MenuItem
          icon={Pencil}
          onSelect={() => {
            setOpen('edit');
          }}
        >
          {t.form.edit}
        </MenuItem>
        <MenuItem
          icon={Trash2}
          tone="danger"
          onSelect={() => {
            remove.reset();
            setOpen('delete');
          }}
        >
          {t.tags.delete}
        </MenuItem>
      </Menu>
      {open === 'edit' ? (
        <Suspense>
          <TagDialog
            title={t.tags.edit_title}
            submit={t.form.save}
            start={{ name, colour }}
            save={async (form) => {
              await update.mutateAsync(form);
              notify({ title: t.tags.saved, tone: 'success' });
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
      <AlertDialog
        open={open === 'delete'}
        onOpenChange={close}
        title={t.tags.delete_title(name)}
        description={t.tags.delete_description}
        error={remove.error?.message}
        confirm={{
          label: t.tags.delete,
          pending: remove.isPending,
          onConfirm: () => {
            remove.mutate(id, {
              onSuccess: () => {
                notify({ title: t.tags.deleted(name), tone: 'success' });
              },
            });
          },
        }}
      />
    </>
  );
}

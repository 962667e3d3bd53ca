import type { Category } from '@autocrm/core/contracts/catalog.ts';
import {
  setCategoryActiveMutation,
  updateCategoryMutation,
} from '@autocrm/core/data/catalog/mutations.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Menu, MenuItem } from '@autocrm/core/ui/menu.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Eye, EyeOff, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';

const CategoryDialog = lazy(async () => ({
  default: (await import('./category-dialog.tsx')).CategoryDialog,
}));

/** What can be done with one category. */
export function CategoryActions({ category }: { category: Category }) {
  const { id, name, description, is_active } = category;
  const ui = useUiLabels();
  const [editing, setEditing] = useState(false);
  const update = useMutation(updateCategoryMutation(id));
  const { mutate } = useMutation(setCategoryActiveMutation());
  const toggle = () => {
    mutate(
      { id, is_active: !is_active },
      {
        onSuccess: () => {
          notify({
            title: is_active ? t.categories.deactivated(name) : t.categories.activated(name),
            action: {
              label: ui.undo,
              onAction: () => {
                mutate({ id, is_active });
              },
            },
          });
        },
      },
    );
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
            setEditing(true);
          }}
        >
          {t.form.edit}
        </MenuItem>
        <MenuItem icon={is_active ? EyeOff : Eye} onSelect={toggle}>
          {is_active ? t.categories.deactivate : t.categories.activate}
        </MenuItem>
      </Menu>
      {editing ? (
        <Suspense>
          <CategoryDialog
            title={t.categories.edit_title}
            submit={t.form.save}
            start={{ name, description }}
            save={async (form) => {
              await update.mutateAsync(form);
              notify({ title: t.categories.saved, tone: 'success' });
            }}
            onClose={() => {
              setEditing(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

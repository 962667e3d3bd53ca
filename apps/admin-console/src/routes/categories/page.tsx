import { createCategoryMutation } from '@autocrm/core/data/catalog/mutations.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { CategoryTable } from '../../features/categories/category-table.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

const CategoryDialog = lazy(async () => ({
  default: (await import('../../features/categories/category-dialog.tsx')).CategoryDialog,
}));

export function CategoriesPage() {
  const [creating, setCreating] = useState(false);
  const { data: categories } = useQuery(catalogQueries.categories());
  const create = useMutation(createCategoryMutation());
  const button = (
    <Button
      variant="primary"
      onClick={() => {
        setCreating(true);
      }}
    >
      <Plus aria-hidden />
      {t.categories.create}
    </Button>
  );
  return (
    <ConsolePage
      title={t.categories.title}
      description={t.categories.description}
      actions={button}
      width="narrow"
    >
      <CategoryTable create={button} />
      {creating ? (
        <Suspense>
          <CategoryDialog
            title={t.categories.create}
            submit={t.form.create}
            start={{ name: '', description: '' }}
            save={async (form) => {
              const last = Math.max(-1, ...(categories ?? []).map(({ position }) => position));
              await create.mutateAsync({ form, position: last + 1 });
              notify({ title: t.categories.created(form.name), tone: 'success' });
            }}
            onClose={() => {
              setCreating(false);
            }}
          />
        </Suspense>
      ) : null}
    </ConsolePage>
  );
}

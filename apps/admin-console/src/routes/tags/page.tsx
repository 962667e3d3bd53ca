import { createTagMutation } from '@autocrm/core/data/catalog/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { TagTable } from '../../features/tags/tag-table.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

const TagDialog = lazy(async () => ({
  default: (await import('../../features/tags/tag-dialog.tsx')).TagDialog,
}));

export function TagsPage() {
  const [creating, setCreating] = useState(false);
  const create = useMutation(createTagMutation());
  const button = (
    <Button
      variant="primary"
      onClick={() => {
        setCreating(true);
      }}
    >
      <Plus aria-hidden />
      {t.tags.create}
    </Button>
  );
  return (
    <ConsolePage
      title={t.tags.title}
      description={t.tags.description}
      actions={button}
      width="narrow"
    >
      <TagTable create={button} />
      {creating ? (
        <Suspense>
          <TagDialog
            title={t.tags.create}
            submit={t.form.create}
            start={{ name: '', colour: 'grey' }}
            save={async (form) => {
              await create.mutateAsync(form);
              notify({ title: t.tags.created(form.name), tone: 'success' });
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

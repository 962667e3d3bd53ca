import { useSearch } from '@autocrm/core/app/search.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { UserRoundPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { peopleSearchSchema } from '../../features/people-table/people-search.ts';
import { PeopleTable } from '../../features/people-table/people-table.tsx';
import { PeopleTools } from '../../features/people-table/people-tools.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

const CreateAccountDialog = lazy(async () => ({
  default: (await import('../../features/create-account/create-account-dialog.tsx'))
    .CreateAccountDialog,
}));

export function PeoplePage() {
  const [search, setSearch] = useSearch(peopleSearchSchema);
  const [creating, setCreating] = useState(false);
  return (
    <ConsolePage
      title={t.people.title}
      description={t.people.description}
      actions={
        <Button
          variant="primary"
          onClick={() => {
            setCreating(true);
          }}
        >
          <UserRoundPlus aria-hidden />
          {t.people.create}
        </Button>
      }
    >
      <PeopleTools search={search} onChange={setSearch} />
      <PeopleTable search={search} onChange={setSearch} />
      {creating ? (
        <Suspense>
          <CreateAccountDialog
            onClose={() => {
              setCreating(false);
            }}
          />
        </Suspense>
      ) : null}
    </ConsolePage>
  );
}

import { createTeamMutation } from '@autocrm/core/data/teams/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TeamTable } from '../../features/team-table/team-table.tsx';
import { ConsolePage } from '../../lib/console-page.tsx';
import { t } from '../../lib/messages.ts';

const TeamDialog = lazy(async () => ({
  default: (await import('../../lib/team-dialog.tsx')).TeamDialog,
}));

export function TeamsPage() {
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  const create = useMutation(createTeamMutation());
  const button = (
    <Button
      variant="primary"
      onClick={() => {
        setCreating(true);
      }}
    >
      <Plus aria-hidden />
      {t.teams.create}
    </Button>
  );
  return (
    <ConsolePage title={t.teams.title} description={t.teams.description} actions={button}>
      <TeamTable create={button} />
      {creating ? (
        <Suspense>
          <TeamDialog
            title={t.teams.create}
            submit={t.form.create}
            start={{ name: '', description: '', assignment_strategy: 'manual', schedule_id: null }}
            save={async (form) => {
              const { id } = await create.mutateAsync(form);
              await navigate(paths.team(id));
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

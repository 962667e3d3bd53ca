import type { TeamWithMembers } from '@autocrm/core/contracts/catalog.ts';
import { setTeamActiveMutation, updateTeamMutation } from '@autocrm/core/data/teams/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

const TeamDialog = lazy(async () => ({
  default: (await import('../../lib/team-dialog.tsx')).TeamDialog,
}));

/** What can be done with a team as a whole. */
export function TeamActions({ team }: { team: TeamWithMembers }) {
  const [editing, setEditing] = useState(false);
  const update = useMutation(updateTeamMutation(team.id));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Link to={paths.ticketsOfTeam(team.id)} className={buttonVariants({ size: 'sm' })}>
        {t.team.tickets}
      </Link>
      <Button
        size="sm"
        onClick={() => {
          setEditing(true);
        }}
      >
        {t.team.edit}
      </Button>
      <TeamState team={team} />
      {editing ? (
        <Suspense>
          <TeamDialog
            title={t.teams.edit_title}
            submit={t.form.save}
            start={{
              name: team.name,
              description: team.description,
              assignment_strategy: team.assignment_strategy,
              schedule_id: team.schedule_id,
            }}
            save={async (form) => {
              await update.mutateAsync(form);
              notify({ title: t.teams.saved, tone: 'success' });
            }}
            onClose={() => {
              setEditing(false);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function TeamState({ team: { id, name, is_active } }: { team: TeamWithMembers }) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation(setTeamActiveMutation(id));
  const set = (active: boolean) => {
    mutate(active, {
      onSuccess: () => {
        setAsking(false);
        notify({
          title: active ? t.team.activated(name) : t.team.deactivated(name),
          tone: 'success',
        });
      },
    });
  };
  if (!is_active) {
    return (
      <Button
        size="sm"
        pending={isPending}
        onClick={() => {
          set(true);
        }}
      >
        {t.team.activate}
      </Button>
    );
  }
  return (
    <>
      <Button
        size="sm"
        variant="danger_quiet"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t.team.deactivate}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.team.deactivate_title(name)}
        description={t.team.deactivate_description}
        confirm={{
          label: t.team.deactivate,
          pending: isPending,
          onConfirm: () => {
            set(false);
          },
        }}
      />
    </>
  );
}

import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { setActiveMutation } from '@autocrm/core/data/people/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { PersonRole } from './person-role.tsx';

/** Role, and whether the account may be used at all. */
export function PersonAccess({ person }: { person: StaffMember }) {
  return (
    <Card>
      <CardHeader title={t.person.access} />
      <CardBody className="grid grid-cols-1 gap-4">
        <PersonRole person={person} />
        <div className="border-border border-t pt-4">
          {person.is_active ? <Deactivate person={person} /> : <Activate person={person} />}
        </div>
      </CardBody>
    </Card>
  );
}

function Activate({ person: { id, full_name, email } }: { person: StaffMember }) {
  const { mutate, isPending } = useMutation(setActiveMutation());
  return (
    <Row hint={t.person.activate_hint}>
      <Button
        pending={isPending}
        onClick={() => {
          mutate(
            { id, is_active: true },
            {
              onSuccess: () => {
                notify({ title: t.person.activated(full_name || email), tone: 'success' });
              },
            },
          );
        }}
      >
        {t.person.activate}
      </Button>
    </Row>
  );
}

function Deactivate({ person: { id, full_name, email } }: { person: StaffMember }) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    ...setActiveMutation(),
    meta: { ...setActiveMutation().meta, silent: true },
  });
  const name = full_name || email;
  return (
    <Row hint={t.person.deactivate_hint}>
      <Button
        variant="danger_quiet"
        onClick={() => {
          reset();
          setAsking(true);
        }}
      >
        {t.person.deactivate}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.person.deactivate_title(name)}
        description={t.person.deactivate_description}
        error={error?.message}
        confirm={{
          label: t.person.deactivate_confirm,
          pending: isPending,
          onConfirm: () => {
            mutate(
              { id, is_active: false },
              {
                onSuccess: () => {
                  setAsking(false);
                  notify({ title: t.person.deactivated(name), tone: 'success' });
                },
              },
            );
          },
        }}
      />
    </Row>
  );
}

function Row({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted min-w-0 flex-1 text-sm">{hint}</p>
      {children}
    </div>
  );
}

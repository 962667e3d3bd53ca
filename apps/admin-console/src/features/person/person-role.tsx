import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { type UserRole, userRoles } from '@autocrm/core/contracts/closed-sets.ts';
import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { setRoleMutation } from '@autocrm/core/data/people/mutations.ts';
import { AlertDialog } from '@autocrm/core/ui/alert-dialog.tsx';
import { RadioGroup } from '@autocrm/core/ui/radio-group.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../lib/messages.ts';

/** What a person is to the help desk. Steps that take something away ask once. */
export function PersonRole({ person }: { person: StaffMember }) {
  const me = useMe();
  const [asked, setAsked] = useState<UserRole | null>(null);
  const { mutate, isPending, error, reset } = useMutation({
    ...setRoleMutation(),
    meta: { ...setRoleMutation().meta, silent: true },
  });
  const name = person.full_name || person.email;
  const set = (role: UserRole) => {
    mutate(
      { id: person.id, role },
      {
        onSuccess: () => {
          setAsked(null);
          notify({ title: t.person.role_saved(name, t.roles[role]), tone: 'success' });
        },
      },
    );
  };
  const isSelf = me.id === person.id;
  const question = questionOf(asked, isSelf, name);
  return (
    <div className="grid grid-cols-1 gap-2">
      <RadioGroup
        aria-label={t.person.role}
        value={person.role}
        disabled={isPending}
        options={userRoles.map((value) => ({
          value,
          label: t.roles[value],
          description: t.person.role_hints[value],
        }))}
        onChange={(role) => {
          reset();
          if (role === 'customer' || isSelf) setAsked(role);
          else set(role);
        }}
      />
      {error && asked === null ? (
        <p role="alert" className="text-danger-ink text-sm">
          {error.message}
        </p>
      ) : null}
      <AlertDialog
        open={asked !== null}
        onOpenChange={() => {
          setAsked(null);
        }}
        {...question}
        error={error?.message}
        confirm={{
          label: question.label,
          pending: isPending,
          onConfirm: () => {
            if (asked) set(asked);
          },
        }}
      />
    </div>
  );
}

function questionOf(role: UserRole | null, isSelf: boolean, name: string) {
  if (isSelf) {
    return {
      title: t.person.step_down_title,
      description: t.person.step_down,
      label: t.person.step_down_confirm,
    };
  }
  return {
    title: role === null ? '' : t.person.demote_title(name),
    description: t.person.demote,
    label: t.person.demote_confirm,
  };
}

import { staffRoles } from '@autocrm/core/contracts/closed-sets.ts';
import {
  type CreateStaff,
  createStaffSchema,
  type StaffCreated,
} from '@autocrm/core/contracts/staff.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { createStaffMutation } from '@autocrm/core/data/people/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { RadioGroup } from '@autocrm/core/ui/radio-group.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { AccountReady } from './account-ready.tsx';

export interface CreateAccountDialogProps {
  onClose: () => void;
}

/** Gives a colleague an account, then shows the password that was made, once. */
export function CreateAccountDialog({ onClose }: CreateAccountDialogProps) {
  const [created, setCreated] = useState<StaffCreated | null>(null);
  return created ? (
    <AccountReady account={created} onClose={onClose} />
  ) : (
    <AccountForm onClose={onClose} onCreated={setCreated} />
  );
}

interface AccountFormProps {
  onClose: () => void;
  onCreated: (account: StaffCreated) => void;
}

function AccountForm({ onClose, onCreated }: AccountFormProps) {
  const ui = useUiLabels();
  const formId = useId();
  const create = useMutation(createStaffMutation());
  const form = useZodForm(createStaffSchema, {
    defaultValues: { full_name: '', email: '', role: 'agent', team_ids: [] },
  });
  const submit = async (values: CreateStaff) => {
    try {
      onCreated(await create.mutateAsync(values));
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Dialog
      open
      title={t.create.title}
      description={t.create.description}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" pending={create.isPending}>
            {t.create.submit}
          </Button>
        </>
      }
    >
      <Form form={form} id={formId} onSubmit={submit}>
        <FormError form={form} />
        <Field form={form} name="full_name" label={t.create.name}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <Field form={form} name="email" label={t.create.email}>
          {(control) => <Input {...control} type="email" inputMode="email" autoComplete="off" />}
        </Field>
        <Field form={form} name="role" label={t.create.role}>
          {(control) => (
            <RadioGroup
              {...control}
              look="cards"
              options={staffRoles.map((value) => ({
                value,
                label: t.roles[value],
                description: t.create.role_hints[value],
              }))}
            />
          )}
        </Field>
        <Field form={form} name="team_ids" label={t.create.teams} optional>
          {({ value, onChange }) => <TeamChoice value={value ?? []} onChange={onChange} />}
        </Field>
        <p className="text-muted text-sm">{t.create.password_hint}</p>
      </Form>
    </Dialog>
  );
}

interface TeamChoiceProps {
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

function TeamChoice({ value, onChange }: TeamChoiceProps) {
  const { data: teams } = useQuery(catalogQueries.teams());
  const active = teams?.filter(({ is_active }) => is_active);
  if (active?.length === 0) return <p className="text-muted text-sm">{t.create.no_teams}</p>;
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      {active?.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={value.includes(id)}
          onCheckedChange={(checked) => {
            onChange(checked ? [...value, id] : value.filter((other) => other !== id));
          }}
        />
      ))}
    </div>
  );
}

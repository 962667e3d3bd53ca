import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { type EditPerson, editPersonSchema } from '@autocrm/core/contracts/staff.ts';
import { editPersonMutation } from '@autocrm/core/data/people/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Card, CardBody, CardHeader } from '@autocrm/core/ui/card.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

/** What an admin writes about a person: the name, and for staff how much they are given. */
export function PersonProfile({ person }: { person: StaffMember }) {
  const { mutateAsync, isPending } = useMutation(editPersonMutation(person.id));
  const form = useZodForm(editPersonSchema, { values: valuesOf(person) });
  const submit = async (values: EditPerson) => {
    try {
      await mutateAsync(values);
      notify({ title: t.person.saved, tone: 'success' });
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Card>
      <CardHeader title={t.person.profile} />
      <CardBody>
        <Form form={form} onSubmit={submit}>
          <FormError form={form} />
          <Field form={form} name="full_name" label={t.person.name}>
            {(control) => <Input {...control} autoComplete="off" />}
          </Field>
          {person.role === 'customer' ? null : (
            <Field
              form={form}
              name="max_open_tickets"
              label={t.person.limit}
              description={t.person.limit_hint}
              optional
            >
              {(control) => <Input {...control} inputMode="numeric" className="sm:w-32" />}
            </Field>
          )}
          <Button
            type="submit"
            className="justify-self-start"
            disabled={!form.formState.isDirty}
            pending={isPending}
          >
            {t.form.save}
          </Button>
        </Form>
      </CardBody>
    </Card>
  );
}

function valuesOf({ full_name, max_open_tickets }: StaffMember) {
  return { full_name, max_open_tickets: max_open_tickets?.toString() ?? '' };
}

import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { fullNameSchema } from '@autocrm/core/contracts/account-forms.ts';
import { updateProfileMutation } from '@autocrm/core/data/people/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { late } from '../../lib/late-messages.ts';

const nameSchema = z.object({ full_name: fullNameSchema });

export function NameForm() {
  const me = useMe();
  const update = useMutation(updateProfileMutation(me.id));
  const form = useZodForm(nameSchema, { defaultValues: { full_name: me.full_name } });
  const submit = async (values: z.output<typeof nameSchema>) => {
    try {
      await update.mutateAsync(values);
      form.reset(values);
      notify({ title: late.account.name_saved, tone: 'success' });
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Form form={form} onSubmit={submit}>
      <FormError form={form} />
      <Field form={form} name="full_name" label={late.account.name}>
        {(control) => <Input {...control} autoComplete="name" />}
      </Field>
      <Button
        type="submit"
        className="justify-self-start"
        disabled={!form.formState.isDirty}
        pending={update.isPending}
      >
        {late.account.save_name}
      </Button>
    </Form>
  );
}

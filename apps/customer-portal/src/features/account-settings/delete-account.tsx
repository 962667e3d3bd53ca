import { attempt } from '@autocrm/core/app/attempt.ts';
import { signOut } from '@autocrm/core/auth/actions.ts';
import { useMe, useSessionStore } from '@autocrm/core/auth/session-provider.ts';
import {
  type DeleteAccount as Values,
  deleteAccountSchema,
} from '@autocrm/core/contracts/account.ts';
import { deleteAccountMutation } from '@autocrm/core/data/account/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { late } from '../../lib/late-messages.ts';

/** Says what leaving means, and asks for the address before it is done. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="danger_quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {late.account.delete_button}
      </Button>
      {open ? (
        <DeleteDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const ui = useUiLabels();
  const store = useSessionStore();
  const navigate = useNavigate();
  const formId = useId();
  const remove = useMutation(deleteAccountMutation(me));
  const form = useZodForm(deleteAccountSchema, { defaultValues: { email: '' } });
  const submit = async (values: Values) => {
    try {
      await remove.mutateAsync(values);
    } catch (error) {
      applyServerErrors(form, toAppError(error));
      return;
    }
    // First to where visitors may be: signing out would lead to the sign-in page.
    await navigate(paths.goodbye, { replace: true });
    // The session went with the account; what fails here is asking the server to end it once more.
    await attempt(async () => signOut(store));
  };
  return (
    <Dialog
      open
      title={late.account.delete_title}
      description={late.account.delete_final}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" form={formId} variant="danger" pending={remove.isPending}>
            {late.account.delete_confirm}
          </Button>
        </>
      }
    >
      <ul className="mb-4 list-disc space-y-1 ps-5">
        {late.account.delete_effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Form form={form} id={formId} onSubmit={submit}>
        <FormError form={form} />
        <Field
          form={form}
          name="email"
          label={late.account.delete_email}
          description={late.account.delete_email_hint(me.email)}
        >
          {(control) => <Input {...control} type="email" inputMode="email" autoComplete="off" />}
        </Field>
      </Form>
    </Dialog>
  );
}

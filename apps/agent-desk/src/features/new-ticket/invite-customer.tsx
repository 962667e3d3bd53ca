import { inviteCustomerSchema } from '@autocrm/core/contracts/invited-customer.ts';
import { inviteCustomerMutation } from '@autocrm/core/data/people/mutations.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { late } from '../../lib/late-messages.ts';
import type { ChosenCustomer } from './new-ticket-values.ts';

export interface InviteCustomerProps {
  /** What was looked for and not found: a name or an address. */
  typed: string;
  onInvited: (customer: ChosenCustomer) => void;
  onClose: () => void;
}

/** Gives somebody an account who has none; the mail that lets them in goes out at once. */
export function InviteCustomer({ typed, onInvited, onClose }: InviteCustomerProps) {
  const formId = useId();
  const { mutateAsync, isPending } = useMutation(inviteCustomerMutation());
  const isAddress = typed.includes('@');
  const form = useZodForm(inviteCustomerSchema, {
    defaultValues: { full_name: isAddress ? '' : typed, email: isAddress ? typed : '' },
  });
  const invite = async (values: { full_name: string; email: string }) => {
    try {
      const customer = await mutateAsync(values);
      onInvited(customer);
      notify({ title: late.create.invited(customer.email), tone: 'success' });
      onClose();
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Dialog
      open
      size="sm"
      title={late.create.invite_title}
      description={late.create.invite_description}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{late.create.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending}>
            {late.create.invite}
          </Button>
        </>
      }
    >
      <Form id={formId} form={form} onSubmit={invite}>
        <FormError form={form} />
        <Field form={form} name="full_name" label={late.create.full_name}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <Field form={form} name="email" label={late.create.email}>
          {(control) => <Input {...control} type="email" inputMode="email" autoComplete="off" />}
        </Field>
      </Form>
    </Dialog>
  );
}

import { attempt } from '@autocrm/core/app/attempt.ts';
import { authPaths, mailLinkTo } from '@autocrm/core/app/auth-paths.ts';
import { changeEmail } from '@autocrm/core/auth/actions.ts';
import { CheckMail } from '@autocrm/core/blocks/auth-check-mail.tsx';
import { submitTo } from '@autocrm/core/blocks/auth-submit.ts';
import { type ChangeEmail, changeEmailSchema } from '@autocrm/core/contracts/account-forms.ts';
import { runtimeConfig } from '@autocrm/core/db/client.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { useState } from 'react';
import { late } from '../../lib/late-messages.ts';

/** Moves the account to another address, once the link in the mail to it was opened. */
export function EmailForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useZodForm(changeEmailSchema, { defaultValues: { email: '' } });
  const send = async (values: ChangeEmail) =>
    attempt(async () => {
      await changeEmail(values, { redirect_to: mailLinkTo(authPaths.confirmed) });
      setSentTo(values.email);
    });
  if (sentTo !== null) {
    return (
      <CheckMail
        kind="email_change"
        email={sentTo}
        inboxUrl={runtimeConfig().mailUrl}
        onResend={async () => send({ email: sentTo })}
      />
    );
  }
  return (
    <Form form={form} onSubmit={submitTo(form, send)}>
      <FormError form={form} />
      <Field form={form} name="email" label={late.account.new_email}>
        {(control) => <Input {...control} type="email" inputMode="email" autoComplete="email" />}
      </Field>
      <Button type="submit" className="justify-self-start" pending={form.formState.isSubmitting}>
        {late.account.change_email}
      </Button>
    </Form>
  );
}

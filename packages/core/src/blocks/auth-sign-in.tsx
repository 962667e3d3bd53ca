import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type SignIn, signInSchema } from '../contracts/account-forms.ts';
import { Field } from '../forms/field.tsx';
import { Form, FormError } from '../forms/form.tsx';
import { PasswordInput } from '../forms/password-input.tsx';
import type { ServerError } from '../forms/server-errors.ts';
import { useZodForm } from '../forms/use-zod-form.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/input.tsx';
import { linkVariants } from '../ui/link.tsx';
import { useAuthLabels } from './auth-labels.tsx';
import { ResendButton } from './auth-resend.tsx';
import { type AuthSubmit, submitTo } from './auth-submit.ts';

export interface SignInFormProps {
  onSubmit: AuthSubmit<SignIn>;
  /** Sends the confirmation mail again; offered when the address is not confirmed yet. */
  onResend: (email: string) => Promise<ServerError | undefined>;
  forgotPath: string;
  defaultEmail?: string | undefined;
  /** Why the person is here: the session ended, the password was changed. */
  notice?: ReactNode;
}

/** The code of Auth's refusal before the address is confirmed. */
const NOT_CONFIRMED = 'email_not_confirmed';

export function SignInForm({
  onSubmit,
  onResend,
  forgotPath,
  defaultEmail = '',
  notice,
}: SignInFormProps) {
  const labels = useAuthLabels();
  const form = useZodForm(signInSchema, { defaultValues: { email: defaultEmail, password: '' } });
  const notConfirmed = form.formState.errors.root?.['server']?.type === NOT_CONFIRMED;
  return (
    <Form form={form} onSubmit={submitTo(form, onSubmit)}>
      {notice === undefined ? null : <Banner tone="accent">{notice}</Banner>}
      {notConfirmed ? (
        <Banner tone="warning">
          <p>{labels.sign_in.not_confirmed}</p>
          <ResendButton
            label={labels.sign_in.resend}
            done={labels.sign_in.resent}
            onResend={async () => onResend(form.getValues('email'))}
          />
        </Banner>
      ) : (
        <FormError form={form} />
      )}
      <Field form={form} name="email" label={labels.email}>
        {(control) => <Input {...control} type="email" inputMode="email" autoComplete="username" />}
      </Field>
      <Field form={form} name="password" label={labels.password}>
        {(control) => <PasswordInput {...control} autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" full pending={form.formState.isSubmitting}>
        {labels.sign_in.submit}
      </Button>
      <p className="text-center">
        <Link to={forgotPath} className={linkVariants({ variant: 'quiet' })}>
          {labels.sign_in.forgot}
        </Link>
      </p>
    </Form>
  );
}

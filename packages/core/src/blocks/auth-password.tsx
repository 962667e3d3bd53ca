import {
  type RequestReset,
  requestResetSchema,
  type SetPassword,
  setPasswordSchema,
} from '../contracts/account-forms.ts';
import { Field } from '../forms/field.tsx';
import { Form, FormError } from '../forms/form.tsx';
import { PasswordInput } from '../forms/password-input.tsx';
import { useZodForm } from '../forms/use-zod-form.ts';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/input.tsx';
import { useAuthLabels } from './auth-labels.tsx';
import { type AuthSubmit, submitTo } from './auth-submit.ts';

export interface ForgotPasswordFormProps {
  onSubmit: AuthSubmit<RequestReset>;
  defaultEmail?: string | undefined;
}

/** Asks for a link to a new password. */
export function ForgotPasswordForm({ onSubmit, defaultEmail = '' }: ForgotPasswordFormProps) {
  const labels = useAuthLabels();
  const form = useZodForm(requestResetSchema, { defaultValues: { email: defaultEmail } });
  return (
    <Form form={form} onSubmit={submitTo(form, onSubmit)}>
      <FormError form={form} />
      <Field form={form} name="email" label={labels.email}>
        {(control) => <Input {...control} type="email" inputMode="email" autoComplete="username" />}
      </Field>
      <Button type="submit" variant="primary" full pending={form.formState.isSubmitting}>
        {labels.forgot.submit}
      </Button>
    </Form>
  );
}

export interface NewPasswordFormProps {
  onSubmit: AuthSubmit<SetPassword>;
  /** Beside the page's own button width: in a settings card the button stays small. */
  compact?: boolean | undefined;
  /** What the button says, where it does more than save. */
  submitLabel?: string | undefined;
}

/** Sets a new password for whoever is signed in. */
export function NewPasswordForm({ onSubmit, compact = false, submitLabel }: NewPasswordFormProps) {
  const labels = useAuthLabels();
  const form = useZodForm(setPasswordSchema, { defaultValues: { password: '' } });
  const submit = async (values: SetPassword) => {
    await submitTo(form, onSubmit)(values);
    if (!form.getFieldState('password').invalid && compact) form.reset();
  };
  return (
    <Form form={form} onSubmit={submit}>
      <FormError form={form} />
      <Field
        form={form}
        name="password"
        label={labels.new_password}
        description={labels.password_rule}
      >
        {(control) => <PasswordInput {...control} autoComplete="new-password" />}
      </Field>
      <Button
        type="submit"
        variant={compact ? 'secondary' : 'primary'}
        full={!compact}
        className={compact ? 'justify-self-start' : undefined}
        pending={form.formState.isSubmitting}
      >
        {submitLabel ?? labels.new_password_page.submit}
      </Button>
    </Form>
  );
}

import { type SignUp, signUpSchema } from '../contracts/account-forms.ts';
import { Field } from '../forms/field.tsx';
import { Form, FormError } from '../forms/form.tsx';
import { PasswordInput } from '../forms/password-input.tsx';
import { useZodForm } from '../forms/use-zod-form.ts';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/input.tsx';
import { useAuthLabels } from './auth-labels.tsx';
import { type AuthSubmit, submitTo } from './auth-submit.ts';

/** Name, address, password. The answer is the same for a known address and an unknown one. */
export function SignUpForm({ onSubmit }: { onSubmit: AuthSubmit<SignUp> }) {
  const labels = useAuthLabels();
  const form = useZodForm(signUpSchema, {
    defaultValues: { full_name: '', email: '', password: '' },
  });
  return (
    <Form form={form} onSubmit={submitTo(form, onSubmit)}>
      <FormError form={form} />
      <Field form={form} name="full_name" label={labels.full_name}>
        {(control) => <Input {...control} autoComplete="name" />}
      </Field>
      <Field form={form} name="email" label={labels.email}>
        {(control) => <Input {...control} type="email" inputMode="email" autoComplete="username" />}
      </Field>
      <Field form={form} name="password" label={labels.password} description={labels.password_rule}>
        {(control) => <PasswordInput {...control} autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="primary" full pending={form.formState.isSubmitting}>
        {labels.sign_up.submit}
      </Button>
    </Form>
  );
}

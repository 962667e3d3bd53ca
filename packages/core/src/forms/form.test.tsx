import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { axeProblems } from '../testing/axe.ts';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/input.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Select } from '../ui/select.tsx';
import { Field } from './field.tsx';
import { Form, FormError } from './form.tsx';
import { PasswordInput } from './password-input.tsx';
import { applyServerErrors, type ServerError } from './server-errors.ts';
import { useZodForm } from './use-zod-form.ts';

const schema = z.object({
  subject: z.string().check(z.trim(), z.minLength(3, 'Write at least 3 characters.')),
  password: z.string(),
  category: z.nullable(z.enum(['billing', 'technical'])),
  urgency: z.enum(['low', 'high']),
});
type Values = z.output<typeof schema>;

const nothing = () => undefined;

function Contact({
  onSubmit = nothing,
  refusal,
}: {
  onSubmit?: (values: Values) => void;
  refusal?: ServerError;
}) {
  const form = useZodForm(schema, {
    defaultValues: { subject: '', password: '', category: null, urgency: 'low' },
  });
  return (
    <Form
      form={form}
      aria-label="Contact"
      onSubmit={(values) => {
        onSubmit(values);
        if (refusal) applyServerErrors(form, refusal);
      }}
    >
      <FormError form={form} />
      <Field form={form} name="subject" label="Subject" description="In a few words">
        {(control) => <Input {...control} />}
      </Field>
      <Field form={form} name="password" label="Password">
        {(control) => <PasswordInput {...control} autoComplete="new-password" />}
      </Field>
      <Field form={form} name="category" label="Category" optional>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: 'billing', label: 'Billing' },
              { value: 'technical', label: 'Technical' },
            ]}
          />
        )}
      </Field>
      <Field form={form} name="urgency" label="Urgency">
        {(control) => (
          <RadioGroup
            {...control}
            options={[
              { value: 'low', label: 'Low' },
              { value: 'high', label: 'High' },
            ]}
          />
        )}
      </Field>
      <Button type="submit">Send</Button>
    </Form>
  );
}
const send = () => userEvent.click(screen.getByRole('button', { name: 'Send' }));
const subject = () => screen.getByRole('textbox', { name: 'Subject' });

test('a good form hands over the values as the schema gives them, from every kind of control', async () => {
  const submit = vi.fn<(...args: unknown[]) => void>();
  render(<Contact onSubmit={submit} />);
  await userEvent.type(subject(), '  Printer  ');
  await userEvent.click(screen.getByRole('combobox', { name: /Category/u }));
  await userEvent.click(await screen.findByRole('option', { name: 'Technical' }));
  await userEvent.click(screen.getByRole('radio', { name: 'High' }));
  await send();
  await waitFor(() => {
    expect(submit).toHaveBeenCalledWith({
      subject: 'Printer',
      password: '',
      category: 'technical',
      urgency: 'high',
    });
  });
});

test('a wrong field says why, is described by it, takes the focus, and is heard again once it is right', async () => {
  const submit = vi.fn<(...args: unknown[]) => void>();
  render(<Contact onSubmit={submit} />);
  expect(subject()).toHaveAccessibleDescription('In a few words');
  await send();
  await waitFor(() => {
    expect(subject()).toBeInvalid();
  });
  expect(subject()).toHaveFocus();
  expect(subject()).toHaveAccessibleDescription('In a few words Write at least 3 characters.');
  expect(submit).not.toHaveBeenCalled();
  await userEvent.type(subject(), 'Printer');
  await waitFor(() => {
    expect(subject()).toBeValid();
  });
  expect(screen.queryByText('Write at least 3 characters.')).not.toBeInTheDocument();
});

test('a field is not called wrong while it is being filled in for the first time', async () => {
  render(<Contact />);
  await userEvent.type(subject(), 'ab');
  expect(subject()).toBeValid();
  await userEvent.tab();
  await waitFor(() => {
    expect(subject()).toBeInvalid();
  });
});

test("a server's refusal of a field lands on that field and moves the focus there", async () => {
  render(
    <Contact
      refusal={{ code: 'subject_taken', message: 'You have asked this already.', field: 'subject' }}
    />,
  );
  await userEvent.type(subject(), 'Printer');
  await send();
  await waitFor(() => {
    expect(subject()).toHaveAccessibleDescription(/You have asked this already/u);
  });
  expect(subject()).toHaveFocus();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test.each([undefined, 'unknown', 'toString'])(
  'a refusal about field %s stands above the form, with the focus; the input is kept',
  async (field) => {
    render(
      <Contact
        refusal={{ code: 'limit', message: 'Too many requests. Try again in a minute.', field }}
      />,
    );
    await userEvent.type(subject(), 'Printer');
    await send();
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many requests');
    await waitFor(() => {
      expect(screen.getByRole('alert')).toHaveFocus();
    });
    expect(subject()).toHaveValue('Printer');
  },
);

test('a password can be shown and hidden again, and keeps what it tells password managers', async () => {
  render(<Contact />);
  const field = screen.getByLabelText('Password');
  expect(field).toHaveAttribute('type', 'password');
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(field).toHaveAttribute('type', 'text');
  expect(field).toHaveAttribute('autocomplete', 'new-password');
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(field).toHaveAttribute('type', 'password');
});

test('a form is accessible, untouched and full of errors', async () => {
  render(<Contact refusal={{ code: 'x', message: 'No.' }} />);
  expect(await axeProblems()).toEqual([]);
  await send();
  await waitFor(() => {
    expect(subject()).toBeInvalid();
  });
  expect(await axeProblems()).toEqual([]);
});

import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { applyServerErrors, type ServerError } from '../forms/server-errors.ts';

/** Carries a form's checked values out; answers what was wrong with them, if anything. Never rejects. */
export type AuthSubmit<Values> = (values: Values) => Promise<ServerError | undefined>;

/** A handler for `Form` that puts a refusal where the person can act on it. */
export function submitTo<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  submit: AuthSubmit<Output>,
): (values: Output) => Promise<void> {
  return async (values) => {
    const error = await submit(values);
    if (error) applyServerErrors(form, error);
  };
}

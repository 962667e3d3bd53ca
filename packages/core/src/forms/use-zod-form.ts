import { zodResolver } from '@hookform/resolvers/zod';
import { type FieldValues, type UseFormProps, type UseFormReturn, useForm } from 'react-hook-form';
import type * as z from 'zod/v4/core';

/** A command's schema: an object in, an object out, perhaps not the same. */
export type FormSchema<Input extends FieldValues, Output extends FieldValues> = z.$ZodType<
  Output,
  Input
>;

/**
 * A form over one zod schema, the same that the server checks. Fields are checked when left, then on every change;
 * the first wrong one takes focus on submit.
 */
export function useZodForm<Input extends FieldValues, Output extends FieldValues>(
  schema: FormSchema<Input, Output>,
  options: Omit<UseFormProps<Input, unknown, Output>, 'resolver'> = {},
): UseFormReturn<Input, unknown, Output> {
  return useForm<Input, unknown, Output>({
    mode: 'onTouched',
    ...options,
    resolver: zodResolver(schema),
  });
}

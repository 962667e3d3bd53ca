import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

/** What a form needs to know of an `AppError`. */
export interface ServerError {
  code: string;
  /** A sentence for people. */
  message: string;
  /** Path of the field it is about, in the form's own words. */
  field?: string | undefined;
}

/** The guard's guarantee: the first step of the path is a key the form holds, so the form can carry the error. */
function isFieldOf<Values extends FieldValues>(
  values: Values,
  path: string | undefined,
): path is Path<Values> {
  return path !== undefined && Object.hasOwn(values, path.split('.', 1)[0] ?? '');
}

/**
 * Puts a server's refusal where the person can act on it: at its field, which takes focus, or, where the form has
 * no such field, in the form's summary (FormError).
 */
export function applyServerErrors<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  error: ServerError,
): void {
  const problem = { type: error.code, message: error.message };
  if (isFieldOf(form.getValues(), error.field))
    form.setError(error.field, problem, { shouldFocus: true });
  else form.setError('root.server', problem);
}

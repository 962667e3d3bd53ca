import type { AppError } from '@autocrm/core/db/app-error.ts';
import type { ServerError } from '@autocrm/core/forms/server-errors.ts';
import { t } from './messages.ts';

/** A unique index refuses a name without saying which field: here it can only be the name. */
export function atName({ code, message, field }: AppError, name = 'name'): ServerError {
  return code === 'already_exists'
    ? { code, message: t.form.name_taken, field: name }
    : { code, message, field };
}

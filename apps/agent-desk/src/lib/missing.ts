import { AppError } from '@autocrm/core/db/app-error.ts';
import { t } from './messages.ts';

/** What a loader throws for an address that leads nowhere: the "not found" page. */
export function missing(): AppError {
  return new AppError({ kind: 'not_found', code: 'page_not_found', message: t.page_not_found });
}

import type { AppError } from '../db/app-error.ts';
import { notify } from '../ui/toast.tsx';

/** Tells of a failure that no screen shows itself. */
export function tellFailure({ message }: AppError): void {
  notify({ title: message, tone: 'danger' });
}

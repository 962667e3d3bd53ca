import type { AppError } from '../db/app-error.ts';
import { toAppError } from '../db/to-app-error.ts';

/** Runs an action of a form. Answers what went wrong instead of throwing it, for the form to show. */
export async function attempt(run: () => Promise<unknown>): Promise<AppError | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return toAppError(error);
  }
}

import { type FieldError, Problem } from './problem.ts';

/** What supabase-js tells about a failed request, by whichever of its parts. */
export interface SupabaseFailure {
  status: number;
  code: string | undefined;
  message: string;
  details?: string | null | undefined;
  hint?: string | null | undefined;
}

const passedOn = new Set([401, 403, 404, 409, 422, 429]);

/**
 * Turns a refusal by the database into a problem. Our RPCs refuse with a `PT…` code, a machine code as message, the
 * sentence as hint and the field in the details; anything else is a failure whose cause stays here.
 */
export function fromSupabase(failure: SupabaseFailure): Problem {
  if (failure.code?.startsWith('PT') && passedOn.has(failure.status)) {
    return new Problem(failure.status, failure.message, {
      ...(failure.hint ? { detail: failure.hint } : {}),
      errors: fieldErrors(failure),
    });
  }
  if (failure.status === 401) {
    return new Problem(401, 'sign_in_required', { detail: 'Sign in to do this.' });
  }
  if (failure.status === 403 || failure.code === '42501') return new Problem(403, 'not_allowed');
  return new Problem(502, 'upstream_failed', { cause: failure });
}

function fieldErrors(failure: SupabaseFailure): FieldError[] {
  const field = fieldIn(failure.details);
  return field === undefined ? [] : [{ field, message: failure.hint ?? failure.message }];
}

function fieldIn(details: string | null | undefined): string | undefined {
  try {
    const value: unknown = JSON.parse(details ?? 'null');
    if (typeof value !== 'object' || value === null || !('field' in value)) return undefined;
    return typeof value.field === 'string' ? value.field : undefined;
  } catch {
    return undefined; // details in plain words name no field
  }
}

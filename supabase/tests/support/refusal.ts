import pg from 'pg';
import * as z from 'zod';

/** How the database said no. */
export interface Refusal {
  /** SQLSTATE: PT plus the HTTP status for refusals by a command, 42501 for those of row level security and grants. */
  readonly state: string;
  readonly code: string;
  readonly field: string | undefined;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly hint: string | undefined;
}

const detailSchema = z.record(z.string(), z.unknown());

function detailOf(error: pg.DatabaseError): Readonly<Record<string, unknown>> {
  if (!error.code?.startsWith('PT') || error.detail === undefined) return {};
  return detailSchema.parse(JSON.parse(error.detail));
}

/** An error of the database in the terms of the contract; anything else is thrown on. */
export function toRefusal(error: unknown): Refusal {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const detail = detailOf(error);
  return {
    state: error.code ?? '',
    code: error.message,
    field: typeof detail['field'] === 'string' ? detail['field'] : undefined,
    detail,
    hint: error.hint,
  };
}

/** Waits for a command that must be refused and returns how; throws when it went through. */
export async function refused(command: Promise<unknown>): Promise<Refusal> {
  const outcome = await command.then(
    (value) => ({ value }),
    (error: unknown) => ({ refusal: toRefusal(error) }),
  );
  if ('refusal' in outcome) return outcome.refusal;
  throw new Error(`expected a refusal, got ${JSON.stringify(outcome.value)}`);
}

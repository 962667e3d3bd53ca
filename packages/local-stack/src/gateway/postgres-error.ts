/** What PostgreSQL said about a statement it refused. */
export interface PostgresError {
  readonly code: string;
  readonly message: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
}

function text(error: object, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

/** The PostgreSQL error a driver threw, or `undefined` when it threw something else. */
export function postgresError(error: unknown): PostgresError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = text(error, 'code');
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || text(error, 'severity') === undefined)
    return undefined;
  return { code, message: error.message, detail: text(error, 'detail'), hint: text(error, 'hint') };
}

const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '3D000', '57P01', '57P02', '57P03']);

/** Whether the database could not be reached, or went away: then the same request may succeed later. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = text(error, 'code');
  return code === undefined
    ? /connection terminated|timeout exceeded when trying to connect/i.test(error.message)
    : LOST.has(code);
}

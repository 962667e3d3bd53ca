export const appErrorKinds = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'rate_limited',
  'offline',
  'unavailable',
  'unexpected',
] as const;
export type AppErrorKind = (typeof appErrorKinds)[number];

export type AppErrorDetails = Readonly<Record<string, unknown>>;

export interface AppErrorInit {
  kind: AppErrorKind;
  /** Stable, for programs: `ticket_changed`. */
  code: string;
  /** A sentence for people. */
  message: string;
  details?: AppErrorDetails | undefined;
  /** The input field at fault, in the words of the command. */
  field?: string | undefined;
  cause?: unknown;
}

/** The one error that data, auth and realtime throw; every failure from outside is mapped to it once. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: AppErrorKind;
  readonly code: string;
  readonly details: AppErrorDetails;
  readonly field: string | undefined;

  constructor({ kind, code, message, details, field, cause }: AppErrorInit) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.code = code;
    this.details = details ?? {};
    this.field = field;
  }
}

/** Whether the same request may succeed by itself a little later. */
export function isTransient(error: AppError): boolean {
  return error.kind === 'offline' || error.kind === 'unavailable';
}

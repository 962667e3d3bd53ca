/** One input field that cannot be accepted, and why, in words for the person who filled it in. */
export interface FieldError {
  field: string;
  message: string;
}

export interface ProblemOptions {
  /** A sentence for people. */
  detail?: string;
  errors?: readonly FieldError[];
  cause?: unknown;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign-in required',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Invalid input',
  429: 'Too many requests',
  502: 'A service behind this one failed',
};

/** A failure that the caller is told about, as RFC 9457 describes it. Its cause never leaves the server. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  /** Stable, for programs: `email_taken`. */
  readonly code: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];

  constructor(status: number, code: string, options: ProblemOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.code = code;
    this.detail = options.detail;
    this.errors = options.errors ?? [];
  }
}

/** The `application/problem+json` answer for a problem. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const body = {
    type: 'about:blank',
    title: titles[problem.status] ?? 'Something went wrong',
    status: problem.status,
    code: problem.code,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
    request_id: requestId,
  };
  return Response.json(body, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

const wellFormed = /^[\w-]{8,64}$/;

/** Keeps the id a caller gave its request, so that one id runs through all logs; makes one up for any other. */
export function pickRequestId(given: string | undefined, newId: () => string): string {
  return given !== undefined && wellFormed.test(given) ? given : newId();
}

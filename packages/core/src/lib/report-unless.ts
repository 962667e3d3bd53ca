/**
 * For a failure that is expected and costs nothing here: what has another name is a fault, and is reported as the
 * browser reports uncaught errors.
 *
 * @param expected names of errors, such as `QuotaExceededError`
 * @returns a handler for `catch`, which answers undefined
 */
export function reportUnless(...expected: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    const isNamed = error instanceof Error || error instanceof DOMException;
    if (!(isNamed && expected.includes(error.name))) reportError(error);
    return undefined;
  };
}

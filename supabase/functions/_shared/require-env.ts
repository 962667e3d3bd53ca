/**
 * Reads a variable that the platform sets for every function.
 *
 * @throws when it is missing, so that a function without its settings never starts.
 */
export function requireEnv(read: (name: string) => string | undefined, name: string): string {
  const value = read(name);
  if (value === undefined || value === '') throw new Error(`The variable ${name} is not set.`);
  return value;
}

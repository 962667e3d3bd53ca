/** One or two letters that stand for a person: "Ana María López" → "AL", "ana@example.com" → "A". */
export function initials(name: string): string {
  const words = name
    .trim()
    .replace(/@.*$/u, '')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

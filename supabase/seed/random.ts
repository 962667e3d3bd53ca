import { createHash } from 'node:crypto';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A fraction in [0, 1) that depends on the text alone. */
export function fraction(text: string): number {
  return digest(text).readUInt32BE(0) / 2 ** 32;
}

/** One of the items, by the text alone; throws when there are none. */
export function pick<T>(items: readonly T[], text: string): T {
  const item = items[Math.floor(fraction(text) * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

/** A UUID of version 8 (RFC 9562: content of one's own) that depends on the text alone. */
export function idOf(text: string): string {
  const hex = digest(text).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

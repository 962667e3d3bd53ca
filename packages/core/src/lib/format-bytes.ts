const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * A file size for people: `1.4 MB`. Units are decimal (1 kB = 1,000 bytes), as Finder and Nautilus count.
 *
 * @param bytes size in bytes; negative and non-finite sizes read as 0
 * @param locale BCP 47 tag; the browser's by default
 */
export function formatBytes(bytes: number, locale?: string): string {
  let value = Number.isFinite(bytes) && bytes > 0 ? bytes : 0;
  let index = 0;
  while (value >= 999.5 && index < UNITS.length - 1) {
    value /= 1000;
    index += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[index] ?? 'gigabyte',
    unitDisplay: index === 0 ? 'long' : 'short',
    maximumFractionDigits: index > 1 ? 1 : 0,
  }).format(value);
}

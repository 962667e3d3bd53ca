// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const tokens = read('./tokens.css');
const tones = read('./tones.css');

type Theme = 'light' | 'dark';
interface Oklch {
  l: number;
  c: number;
  h: number;
}

const NUMBER = String.raw`([\d.]+)`;
const COLOUR = String.raw`oklch\(${NUMBER} ${NUMBER} ${NUMBER}\)`;

function numbers(match: RegExpExecArray | null, what: string): number[] {
  if (!match) throw new Error(`No ${what} in the stylesheet`);
  return match.slice(1).map(Number);
}

function colour(l = Number.NaN, c = Number.NaN, h = Number.NaN): Oklch {
  return { l, c, h };
}

function token(name: string, theme: Theme): Oklch {
  const pattern = new RegExp(
    String.raw`--${name}: light-dark\(\s*${COLOUR},\s*${COLOUR}\s*\)`,
    'u',
  );
  const parts = numbers(pattern.exec(tokens), `--${name}`);
  return theme === 'light' ? colour(...parts.slice(0, 3)) : colour(...parts.slice(3));
}

/** The fill that tones.css derives from a tone's ink. */
function soft(ink: Oklch, theme: Theme): Oklch {
  const rule = String.raw`oklch\(from var\(--tone\) ${NUMBER} calc\(c \* ${NUMBER}\) h\)`;
  const parts = numbers(new RegExp(String.raw`${rule},\s*${rule}`, 'u').exec(tones), 'soft tone');
  const [l = Number.NaN, factor = Number.NaN] =
    theme === 'light' ? parts.slice(0, 2) : parts.slice(2);
  return { l, c: ink.c * factor, h: ink.h };
}

/** Relative luminance (WCAG 2.2) by way of Ottosson's OKLab matrices; out-of-gamut channels are clipped. */
function luminance({ l, c, h }: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(Math.max(value, 0), 1);
  return (
    0.2126 * clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short) +
    0.7152 * clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short) +
    0.0722 * clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  );
}

function contrast(one: Oklch, other: Oklch): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['background', 'surface', 'raised', 'sunken', 'hover'];
const INKS = ['accent-ink', 'danger-ink', 'warning-ink', 'success-ink'];
const STATUSES = ['new', 'open', 'in-progress', 'waiting', 'resolved', 'closed'].map(
  (name) => `status-${name}`,
);
const PRIORITIES = ['low', 'medium', 'high', 'urgent'].map((name) => `priority-${name}`);

/** Text on what it stands on: 4.5 to 1 (WCAG 2.2, 1.4.3). */
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ['text', 'muted', ...INKS, ...STATUSES, ...PRIORITIES].map((ink) => [ink, ground] as const),
  ),
  ...['accent', 'danger', 'warning', 'success'].map(
    (tone) => [`${tone}-ink`, `${tone}-soft`] as const,
  ),
  ...['accent-soft', 'danger-soft', 'warning-soft', 'success-soft', 'note'].flatMap(
    (ground) =>
      [
        ['text', ground],
        ['muted', ground],
      ] as const,
  ),
  ['note-ink', 'note'],
  ['accent-ink', 'note'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['background', 'text'],
];

/** What shows where a control is, and focus: 3 to 1 (1.4.11). */
const SHAPE_PAIRS: readonly (readonly [string, string])[] = [
  ...['background', 'surface', 'raised'].flatMap(
    (ground) =>
      [
        ['border-strong', ground],
        ['accent', ground],
        ['danger', ground],
      ] as const,
  ),
  ...[...GROUNDS, 'note', 'accent-soft'].map((ground) => ['ring', ground] as const),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(TEXT_PAIRS)('%s is readable on %s', (ink, ground) => {
    expect(contrast(token(ink, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPE_PAIRS)('%s stands out from %s', (shape, ground) => {
    expect(contrast(token(shape, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test.each([...INKS, 'muted', 'note-ink', ...STATUSES, ...PRIORITIES])(
    '%s is readable on its own soft fill',
    (name) => {
      const ink = token(name, theme);
      expect(contrast(ink, soft(ink, theme))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token('text', theme), soft(ink, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );
});

test('the measure agrees with known values: black on white is 21, #767676 on white is 4.54', () => {
  expect(contrast(colour(0, 0, 0), colour(1, 0, 0))).toBeCloseTo(21, 1);
  expect(contrast(colour(0.5665, 0, 0), colour(1, 0, 0))).toBeCloseTo(4.54, 1);
});

import type { Compared, Measured } from './actions.ts';
import type { ListTimes } from './lists.ts';
import { percentiles } from './measure.ts';
import { personaLabels } from './people.ts';

/** The budgets; raised only with a decision record. Times in milliseconds. */
const budgets = {
  listP95: 10,
  ratio: 1.5,
  /** What the command may cost by itself, whatever the ratio. */
  fixedMs: 1,
  searchP95: 60,
  openP95: 10,
  countsP95: 25,
  replyP50: 8,
  growth: 2,
} as const;

/** One line of the table. */
export interface Verdict {
  readonly what: string;
  readonly figures: string;
  readonly must: string;
  readonly met: boolean;
}

const ms = (value: number): string => value.toFixed(1);

function times(measured: Measured): string {
  const { p50, p95, p99 } = measured.times;
  return `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;
}

export function openingVerdict(measured: Measured): Verdict {
  const met = measured.times.p95 <= budgets.openP95;
  return { what: measured.name, figures: times(measured), must: `p95 ≤ ${budgets.openP95}`, met };
}

export function countsVerdict(measured: Measured): Verdict {
  const met = measured.times.p95 <= budgets.countsP95;
  return { what: measured.name, figures: times(measured), must: `p95 ≤ ${budgets.countsP95}`, met };
}

export function searchVerdict(measured: Measured): Verdict {
  const met = measured.times.p95 <= budgets.searchP95;
  return { what: measured.name, figures: times(measured), must: `p95 ≤ ${budgets.searchP95}`, met };
}

export function replyVerdict(measured: Measured): Verdict {
  const met = measured.times.p50 <= budgets.replyP50;
  return { what: measured.name, figures: times(measured), must: `p50 ≤ ${budgets.replyP50}`, met };
}

function ratioOf(figures: Compared): number {
  return figures.times.p50 / figures.plain.p50;
}

function isNear(figures: Compared): boolean {
  const { times: own, plain } = figures;
  return own.p50 <= Math.max(budgets.ratio * plain.p50, plain.p50 + budgets.fixedMs);
}

function comparedFigures(figures: Compared): string {
  return `${times(figures)} · ×${ratioOf(figures).toFixed(2)} of ${ms(figures.plain.p50)}`;
}

/** Reads by key take a fraction of a millisecond, so their ratio is shown but only their time is judged. */
export function keyedReadVerdict(figures: Compared): Verdict {
  return {
    what: `${figures.name} · agent, 3 teams`,
    figures: comparedFigures(figures),
    must: `p95 ≤ ${budgets.listP95}`,
    met: figures.times.p95 <= budgets.listP95,
  };
}

function listName({ list, sort }: ListTimes): string {
  return `${personaLabels[list.persona]} · ${list.name} · by ${sort}`;
}

export function listVerdict(figures: ListTimes): Verdict {
  const name = listName(figures);
  const both = { name, times: figures.rpc, plain: figures.plain };
  return {
    what: name,
    figures: comparedFigures(both),
    must: `p95 ≤ ${budgets.listP95}, ≤ ×${budgets.ratio} or ${budgets.fixedMs} ms more`,
    met: both.times.p95 <= budgets.listP95 && isNear(both),
  };
}

const ENOUGH = 20;

/**
 * How a list's median grew from a small to a large database, over runs that filled a page in both.
 *
 * @returns null where the small one has too few full pages to compare
 */
export function growthVerdict(small: ListTimes, large: ListTimes): Verdict | null {
  if (small.full.length < ENOUGH || large.full.length < ENOUGH) return null;
  const before = percentiles(small.full).p50;
  const after = percentiles(large.full).p50;
  const growth = after / before;
  return {
    what: `growth · ${listName(large)}`,
    figures: `${ms(before)} → ${ms(after)} · ×${growth.toFixed(2)}`,
    must: `≤ ×${budgets.growth}`,
    met: growth <= budgets.growth,
  };
}

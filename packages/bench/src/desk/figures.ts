import { percentiles } from '../measure.ts';
import type { Scrolling } from './page.ts';
import type { Stillness } from './probe.ts';

/** Raised only with a decision record. */
const budgets = { responseP95: 50, framesPerSecond: 60 } as const;
/** Screens are drawn on their own clock: a frame more or less in a second is no stutter. */
const clockShare = 0.98;

/** What each run measured; times in ms. */
export interface Figures {
  readonly scrolling: readonly Scrolling[];
  readonly keys: readonly (readonly number[])[];
  readonly clicks: readonly (readonly number[])[];
}

export interface Line {
  /** What, measured, the runs one by one, and what must be. */
  readonly cells: readonly string[];
  readonly met: boolean;
}

/** The lines of the report. */
export function lines(
  measured: readonly { readonly name: string; readonly figures: Figures }[],
  still: Stillness,
): Line[] {
  return [
    ...measured.flatMap(({ name, figures: { scrolling, keys, clicks } }) => [
      scrollingLine(`${name} · scrolling, frames per second`, scrolling),
      responseLine(`${name} · key to paint, p50 / p95 / p99 in ms`, keys),
      responseLine(`${name} · click to paint, p50 / p95 / p99 in ms`, clicks),
    ]),
    stillLine(still),
  ];
}

function responseLine(what: string, runs: readonly (readonly number[])[]): Line {
  const { p50, p95, p99 } = percentiles(runs.flat());
  const each = runs.map((run) => percentiles(run).p95).toSorted((a, b) => a - b);
  return {
    cells: [
      what,
      [p50, p95, p99].map((time) => time.toFixed(0)).join(' / '),
      `p95 ${each.map((time) => time.toFixed(0)).join(', ')}`,
      `p95 ≤ ${budgets.responseP95}`,
    ],
    met: p95 <= budgets.responseP95,
  };
}

function scrollingLine(what: string, runs: readonly Scrolling[]): Line {
  const each = runs.map(({ perSecond }) => perSecond).toSorted((a, b) => b - a);
  const { p50 } = percentiles(each);
  const frame = percentiles(runs.map(({ p95 }) => p95)).p50.toFixed(0);
  const work = percentiles(runs.map((run) => run.work)).p50.toFixed(1);
  return {
    cells: [
      what,
      `${p50.toFixed(1)} (p95 of a frame ${frame} ms; ${work} ms of work each)`,
      each.map((perSecond) => perSecond.toFixed(1)).join(', '),
      `median ${budgets.framesPerSecond}`,
    ],
    met: p50 >= budgets.framesPerSecond * clockShare,
  };
}

/** What is looked at stays where it is, and still says what is true by now. */
function stillLine({ frames, moved, redrawn }: Stillness): Line {
  return {
    cells: [
      'changes on screen · frames in which a row moved',
      `${moved} of ${frames}`,
      `${redrawn} rows drawn anew in place`,
      '0',
    ],
    met: moved === 0 && redrawn > 0,
  };
}

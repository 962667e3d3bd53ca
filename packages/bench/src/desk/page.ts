import type { CDPSession, Page } from '@playwright/test';
import { percentiles } from '../measure.ts';
import { recordFrames, type Stillness, watchSight } from './probe.ts';

/** In px: how far a run scrolls, and how fast, in a second: five rows every three frames. */
const scroll = { distance: 15_000, speed: 7500 } as const;
/** Where the list is looked at, in px: far from its top, with rows on either side. */
const middle = 100_000;

/** Scrolls to the end until nothing more comes. @returns how many rows there are */
export function loadAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const probe = window.deskProbe;
    for (let size = probe.size(); ; size = probe.size()) {
      if (size !== undefined) return size;
      if (document.querySelector('[data-ticket]')) {
        const scroller = probe.scroller();
        scroller.scrollTo({ top: scroller.scrollHeight });
      }
      await probe.nextFrame();
    }
  });
}

async function scrollTo(page: Page, top: number): Promise<void> {
  await page.evaluate(async (to) => {
    window.deskProbe.scroller().scrollTo({ top: to });
    // One frame to scroll, one to draw what came into sight.
    await window.deskProbe.nextFrame();
    await window.deskProbe.nextFrame();
  }, top);
}

/** Moves through the list by keys. @returns milliseconds from each press to its paint @throws Error where one did nothing */
export async function keyTimes(page: Page, presses: number): Promise<number[]> {
  await scrollTo(page, middle);
  // The first press finds its place.
  await page.keyboard.press('j');
  await page.evaluate(() => window.deskProbe.painted());
  const place = (): Promise<number> =>
    page.evaluate(() =>
      Number(document.activeElement?.closest('li')?.getAttribute('aria-posinset') ?? Number.NaN),
    );
  const start = await place();
  await page.evaluate(() => window.deskProbe.takeResponses());
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('j');
    await page.evaluate(() => window.deskProbe.painted());
  }
  const moved = (await place()) - start;
  if (moved !== presses) throw new Error(`${presses} keys moved by ${moved} rows.`);
  return page.evaluate(() => window.deskProbe.takeResponses());
}

/**
 * Chooses rows by their boxes, and no longer.
 *
 * @returns milliseconds from each click to its paint
 * @throws Error where one did nothing
 */
export async function clickTimes(page: Page, rows: number): Promise<number[]> {
  await scrollTo(page, middle);
  const times: number[] = [];
  for (let pass = 0; pass < 2; pass += 1) {
    const ids = (await page.evaluate(() => window.deskProbe.sight())).slice(0, rows);
    for (const [id] of ids) {
      const box = page.locator(`li:has([data-ticket="${id}"])`).getByRole('checkbox');
      const place = await box.boundingBox();
      if (!place) throw new Error('A row without its box.');
      await page.evaluate(() => window.deskProbe.takeResponses());
      await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
      await page.evaluate(() => window.deskProbe.painted());
      const isChosen = (await box.getAttribute('aria-checked')) === 'true';
      if (isChosen !== (pass === 0)) throw new Error('A click that did nothing.');
      times.push(...(await page.evaluate(() => window.deskProbe.takeResponses())));
    }
  }
  return times;
}

export interface Scrolling {
  readonly perSecond: number;
  /** How long a frame takes, in ms. */
  readonly p95: number;
  /** What the page's own thread worked for a frame, in ms of a core: other work on the machine adds little to it. */
  readonly work: number;
}

/** Scrolls by wheel, which the browser turns by its own frames. @throws Error when the list stood still */
export async function framesWhileScrolling(page: Page, run: number): Promise<Scrolling> {
  await scrollTo(page, 1000 + run * scroll.distance);
  const place = await page.evaluate(() => {
    const { x, y, width, height } = window.deskProbe.scroller().getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await recordFrames(page);
  const before = await workOf(devtools);
  await devtools.send('Input.synthesizeScrollGesture', {
    ...place,
    yDistance: -scroll.distance,
    speed: scroll.speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  const worked = (await workOf(devtools)) - before;
  await devtools.detach();
  const { frames, distance } = await page.evaluate(() => window.deskProbe.endRecording());
  if (distance < scroll.distance / 2) throw new Error(`The list scrolled by ${distance} px alone.`);
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    perSecond: (gaps.length / total) * 1000,
    p95: percentiles(gaps).p95,
    work: worked / frames.length,
  };
}

/** Milliseconds that the page's own thread has worked. */
async function workOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser does not tell what its pages work.');
  return seconds * 1000;
}

/** Looks at a part of the list for a while. @param during what happens meanwhile, to the tickets on screen among others */
export async function stillness(
  page: Page,
  during: (onScreen: readonly string[]) => Promise<void>,
): Promise<Stillness> {
  await scrollTo(page, middle);
  const onScreen = await watchSight(page);
  await during(onScreen.map(([id]) => id));
  return page.evaluate(() => window.deskProbe.endWatching());
}

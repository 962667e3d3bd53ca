import type { Page } from '@playwright/test';
import { percentiles } from '../measure.ts';

const list = 'ol[aria-label="Tickets"]';
const SCROLL_MS = 5000;
const WHEEL_MS = 16;

/** Scrolls to the end until nothing more comes. @returns how many rows there are */
export async function loadAll(page: Page): Promise<number> {
  await page.locator(`${list} li`).first().waitFor();
  const size = (): Promise<number> =>
    page.evaluate((selector) => {
      const element = document.querySelector(selector);
      element?.parentElement?.scrollTo({ top: element.scrollHeight });
      return Number(element?.querySelector('li')?.getAttribute('aria-setsize'));
    }, list);
  for (let rows = await size(); ; rows = await size()) {
    if (rows > 0) return rows;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Has the page note how long each key takes until what it changed is painted. Before it is opened. */
export async function measuresKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: number[] = [];
    Object.assign(window, { takeKeyTimes: () => times.splice(0) });
    const { port1, port2 } = new MessageChannel();
    const pressed: number[] = [];
    port1.addEventListener('message', () => {
      const now = performance.now();
      for (const at of pressed.splice(0)) times.push(now - at);
    });
    port1.start();
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed.push(timeStamp);
        // A message that is posted in a frame is delivered once that frame is painted.
        requestAnimationFrame(() => {
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

/** Moves through the list by keys. @returns milliseconds from each press to its paint */
export async function keyTimes(page: Page, presses: number): Promise<number[]> {
  await takeTimes(page);
  await page.evaluate((selector) => {
    document.querySelector(selector)?.parentElement?.scrollTo({ top: 100_000 });
  }, list);
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('j', { delay: 20 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return takeTimes(page);
}

async function takeTimes(page: Page): Promise<number[]> {
  const times: unknown = await page.evaluate('takeKeyTimes()');
  return Array.isArray(times) ? times.map(Number) : [];
}

/** Scrolls through the list by wheel for some seconds. @returns frames per second, and how long a frame takes */
export async function framesWhileScrolling(
  page: Page,
): Promise<{ perSecond: number; p95: number }> {
  await page.locator(list).hover({ position: { x: 200, y: 300 }, force: true });
  await page.evaluate((selector) => {
    document.querySelector(selector)?.parentElement?.scrollTo({ top: 1000 });
  }, list);
  const counting = page.evaluate(
    (duration) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        const start = performance.now();
        const count = (now: number): void => {
          frames.push(now);
          if (now - start < duration) requestAnimationFrame(count);
          else resolve(frames);
        };
        requestAnimationFrame(count);
      }),
    SCROLL_MS,
  );
  const end = performance.now() + SCROLL_MS;
  while (performance.now() < end) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(WHEEL_MS);
  }
  const frames = await counting;
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return { perSecond: (gaps.length / total) * 1000, p95: percentiles(gaps).p95 };
}

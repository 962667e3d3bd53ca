import type { Page } from '@playwright/test';

/** What is on screen: each ticket's id and where its row stands, in px from the top of the window. */
export type Sight = readonly (readonly [id: string, top: number])[];

/** While the list was scrolled. */
export interface Scrolled {
  /** When each frame began, in ms. */
  readonly frames: readonly number[];
  /** In px. */
  readonly distance: number;
}

export interface Stillness {
  readonly frames: number;
  /** Frames in which another ticket stood anywhere on screen, or one stood elsewhere. */
  readonly moved: number;
  /** Rows on screen that were drawn anew: what is changed is also shown. */
  readonly redrawn: number;
}

/** Lives in the page and measures there, by the page's own frames and clock. */
interface DeskProbe {
  scroller(): HTMLElement;
  /** How many rows the list has; unknown while more are to come. */
  size(): number | undefined;
  sight(): Sight;
  /** Milliseconds from each press since the last call to the paint of what it changed. */
  takeResponses(): number[];
  /** Waits until what every press so far has changed is painted. */
  painted(): Promise<void>;
  nextFrame(): Promise<number>;
  /** Calls back in each frame. @returns a function that ends it */
  eachFrame(frame: (at: number) => void): () => void;
  /** Ends what goes on and tells what it noted. */
  endRecording: () => Scrolled;
  endWatching: () => Stillness;
}

declare global {
  interface Window {
    deskProbe: DeskProbe;
  }
}

/** Puts the probe into the page. Before it is opened. */
export async function addProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const list = 'ol[aria-label="Tickets"]';
    const responses: number[] = [];
    const pressed: number[] = [];
    const waiting: (() => void)[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      const now = performance.now();
      for (const at of pressed.splice(0)) responses.push(now - at);
      for (const go of waiting.splice(0)) go();
    });
    port1.start();
    const note = ({ timeStamp }: Event): void => {
      pressed.push(timeStamp);
      // A message that is posted in a frame is delivered once that frame is painted.
      requestAnimationFrame(() => {
        port2.postMessage(null);
      });
    };
    for (const type of ['keydown', 'click']) window.addEventListener(type, note, { capture: true });
    const scroller = (): HTMLElement => {
      const parent = document.querySelector(list)?.parentElement;
      if (!parent) throw new Error('There is no list of tickets.');
      return parent;
    };
    window.deskProbe = {
      scroller,
      size: () => {
        const size = Number(document.querySelector(`${list} > li`)?.getAttribute('aria-setsize'));
        return size > 0 ? size : undefined;
      },
      sight: () => {
        const frame = scroller().getBoundingClientRect();
        return [...scroller().querySelectorAll<HTMLElement>('[data-ticket]')]
          .map((row) => ({ id: row.dataset['ticket'] ?? '', at: row.getBoundingClientRect() }))
          .filter(({ at }) => at.top >= frame.top && at.bottom <= frame.bottom)
          .map(({ id, at }) => [id, Math.round(at.top)] as const)
          .toSorted(([, a], [, b]) => a - b);
      },
      takeResponses: () => responses.splice(0),
      painted: async () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        if (pressed.length === 0) resolve();
        else waiting.push(resolve);
        return promise;
      },
      nextFrame: () => new Promise(requestAnimationFrame),
      eachFrame: (callback) => {
        let isOn = true;
        const frame = (at: number): void => {
          if (!isOn) return;
          callback(at);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        return () => {
          isOn = false;
        };
      },
      endRecording: () => ({ frames: [], distance: 0 }),
      endWatching: () => ({ frames: 0, moved: 0, redrawn: 0 }),
    };
  });
}

/** Has the page note its frames until `endRecording`, from the first one in which the list is scrolled to the last. */
export async function recordFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probe = window.deskProbe;
    const scroller = probe.scroller();
    const start = scroller.scrollTop;
    const frames: number[] = [];
    let [isScrolling, last] = [false, 0];
    const onScroll = (): void => {
      isScrolling = true;
      // Told before the frame's other work: this frame is the next one that is noted.
      last = frames.length + 1;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    const end = probe.eachFrame((at) => {
      if (isScrolling) frames.push(at);
    });
    probe.endRecording = () => {
      end();
      scroller.removeEventListener('scroll', onScroll);
      return { frames: frames.slice(0, last), distance: scroller.scrollTop - start };
    };
  });
}

/** Has the page compare what is on screen with what was there first, in each frame until `endWatching`. */
export async function watchSight(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const probe = window.deskProbe;
    const first = probe.sight();
    const wanted = JSON.stringify(first);
    const redrawn = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const id = element?.closest<HTMLElement>('[data-ticket]')?.dataset['ticket'];
        if (id !== undefined && first.some(([known]) => known === id)) redrawn.add(id);
      }
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(probe.scroller(), all);
    let [frames, moved] = [0, 0];
    const end = probe.eachFrame(() => {
      frames += 1;
      if (JSON.stringify(probe.sight()) !== wanted) moved += 1;
    });
    probe.endWatching = () => {
      end();
      observer.disconnect();
      return { frames, moved, redrawn: redrawn.size };
    };
    return first;
  });
}

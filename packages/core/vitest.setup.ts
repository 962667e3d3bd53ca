import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';

// A test that asked for `@vitest-environment node` has no page to prepare or to clean.
const hasPage = typeof window !== 'undefined';

// A busy machine takes longer, and a condition that never comes true fails all the same.
configure({ asyncUtilTimeout: 15_000 });

/** What jsdom lacks and the primitives ask for: a wide screen, motion reduced. A test may stub other answers. */
function stubBrowser(): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('prefers-reduced-motion'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('scrollTo', () => undefined);
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.getAnimations = () => [];
}

beforeEach(() => {
  if (hasPage) stubBrowser();
  // React reports wrong keys, wrong nesting and late updates here: a test that causes one is wrong.
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const said = [console.error, console.warn].flatMap((log) => vi.mocked(log).mock.calls);
  if (hasPage) {
    cleanup();
    window.localStorage.clear();
    delete document.documentElement.dataset['theme'];
  }
  vi.unstubAllGlobals();
  expect(said, 'console.error and console.warn stay silent').toEqual([]);
});

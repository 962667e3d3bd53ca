import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const evening = new Date(2026, 10, 23, 17, 5).toISOString();

/** The desk as somebody with this browser sees it. */
async function timesFor(language: string) {
  vi.stubGlobal('navigator', { language, languages: [language], userAgent: '' });
  return import('./times.ts');
}

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('times', () => {
  test('have 24 hours where the reader’s people count so, whatever language they read', async () => {
    expect((await timesFor('en-GB')).longDateTime(evening)).toMatch(/^Mon,? 23 Nov,? 17:05$/);
    vi.resetModules();
    expect((await timesFor('de-DE')).longDateTime(evening)).toMatch(/17:05$/);
  });

  test('have 12 hours where they do', async () => {
    const { longDateTime, shortDateTime } = await timesFor('en-US');
    expect(longDateTime(evening)).toMatch(/5:05\sPM$/);
    expect(shortDateTime(evening, new Date(2026, 10, 23, 9).getTime())).toMatch(/^5:05\sPM$/);
  });
});

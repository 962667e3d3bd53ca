import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWebUrl, safeUrl } from './safe-url.ts';

test.each(['https://example.com/a?b#c', 'http://example.com', 'mailto:ana@example.com', '#part'])(
  '%s is kept',
  (url) => {
    expect(safeUrl(url)).toBe(url);
  },
);

test.each([
  ['javascript', ':alert(1)'],
  ['JaVaScRiPt', ':alert(1)'],
  ['java\tscript:', 'alert(1)'],
  ['\u0001java\nscript:', 'alert(1)'],
  ['vbscript:', 'x'],
  ['data:', 'text/html,<script>alert(1)</script>'],
  ['blob:', 'https://example.com/1'],
  ['file:', '///etc/passwd'],
  ['', '/account'],
  ['', '//example.com'],
  ['', 'account'],
])('%s%s is refused', (scheme, rest) => {
  expect(safeUrl(scheme + rest)).toBe('');
});

test('whatever passes is, to the browser, an allowed scheme', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.tuple(fc.string(), fc.string()).map((parts) => parts.join(':')),
      ),
      (url) => {
        const safe = safeUrl(url);
        if (safe === '' || safe.startsWith('#')) return;
        expect(['http:', 'https:', 'mailto:']).toContain(new URL(safe).protocol);
      },
    ),
  );
});

test('images come from the web only', () => {
  expect(isWebUrl('https://example.com/a.png')).toBe(true);
  expect(isWebUrl('mailto:a@example.com')).toBe(false);
  expect(isWebUrl('data:image/svg+xml,<svg/>')).toBe(false);
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'core',
    // Most of core meets a DOM sooner or later; a test that must not says `@vitest-environment node` in its first line.
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./vitest.setup.ts'],
    restoreMocks: true,
    // Above what a single wait may take: see asyncUtilTimeout in the set-up.
    testTimeout: 60_000,
  },
});

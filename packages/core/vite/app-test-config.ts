import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { ViteUserConfig } from 'vitest/config';

/**
 * The Vitest configuration of an app's unit and component tests: jsdom, and a console that must stay silent.
 *
 * @param name the project's name in reports
 */
export function appTestConfig(name: string): ViteUserConfig {
  return {
    plugins: [react()],
    test: {
      name,
      environment: 'jsdom',
      include: ['src/**/*.test.{ts,tsx}'],
      setupFiles: [fileURLToPath(new URL('../vitest.setup.ts', import.meta.url))],
      restoreMocks: true,
      // Above what a single wait may take: see asyncUtilTimeout in the set-up.
      testTimeout: 60_000,
    },
  };
}

import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { themeBoot } from '../src/lib/vite-theme-boot.ts';
import { preloadFont } from './preload-font.ts';
import { withoutUnusedSignIns } from './without-unused-sign-ins.ts';

/**
 * The Vite configuration of an app: React, Tailwind, the theme before the first paint, and a build that a strict
 * Content-Security-Policy can serve (no inline script, no `data:` asset).
 *
 * @param directory the app's own folder, `import.meta.dirname` of its vite.config.ts
 */
export function appConfig(directory: string): UserConfig {
  return {
    root: directory,
    plugins: [
      react(),
      tailwindcss(),
      themeBoot(),
      preloadFont(/inter-latin-wght-normal/),
      withoutUnusedSignIns(),
    ],
    resolve: {
      // Core is source of its own package: without this, it could bring a second React.
      dedupe: ['react', 'react-dom', 'react-router', '@tanstack/react-query'],
    },
    build: {
      target: 'baseline-widely-available',
      assetsInlineLimit: 0,
      // Every browser of the target preloads modules by itself.
      modulePreload: { polyfill: false },
      // Which chunks a page loads: the bundle budgets are counted from it.
      manifest: true,
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // What every page needs, in one file: it compresses better together than in thirty.
              { name: 'shell', tags: ['$initial'] },
            ],
          },
        },
      },
    },
    clearScreen: false,
  };
}

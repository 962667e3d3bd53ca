import { appConfig } from '@autocrm/core/vite/app-config.ts';
import { appShell } from '@autocrm/core/vite/app-shell.ts';
import { defineConfig, mergeConfig } from 'vite';

export default defineConfig(
  mergeConfig(appConfig(import.meta.dirname), {
    plugins: [
      appShell({
        publicFiles: [
          '/favicon.svg',
          '/favicon-unread.svg',
          '/icon-192.png',
          '/icon-512.png',
          '/icon-maskable-512.png',
          '/manifest.webmanifest',
        ],
      }),
    ],
  }),
);

import { appConfig } from '@autocrm/core/vite/app-config.ts';
import { defineConfig } from 'vite';

export default defineConfig(appConfig(import.meta.dirname));

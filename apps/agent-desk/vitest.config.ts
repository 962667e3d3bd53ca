import { appTestConfig } from '@autocrm/core/vite/app-test-config.ts';
import { defineConfig } from 'vitest/config';

export default defineConfig(appTestConfig('agent-desk'));

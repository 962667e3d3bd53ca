import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const reports = process.env['AUTOCRM_REPORT_DIR'];
const executablePath = process.env['AUTOCRM_BROWSER'];

/** Journeys through the three apps against a stack of their own; see src/stack/global-setup.ts. */
export default defineConfig({
  testDir: './tests',
  globalSetup: './src/stack/global-setup.ts',
  // Journeys share one stack and wait for each other's live updates on two cores.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  outputDir: './test-results/traces',
  reporter: [
    ['list'],
    ...(reports === undefined
      ? []
      : [['json', { outputFile: path.join(reports, 'e2e.json') }] as const]),
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Browsers refuse their sandbox to root; in CI one often is.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

import { defineConfig } from 'vitest/config';
import { reporters } from './packages/lint/src/repository/report.ts';
import { databaseTests, stackTests } from './packages/lint/src/repository/test-files.ts';

const patience = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    reporters: reporters('db', process.env),
    projects: [
      {
        test: {
          name: 'database',
          globalSetup: ['supabase/tests/support/global-setup.ts'],
          environment: 'node',
          include: databaseTests,
          ...patience,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Each file starts servers of its own: one after the other, so that none waits for a core.
        test: {
          name: 'stack',
          environment: 'node',
          include: stackTests,
          ...patience,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import { reporters } from './packages/lint/src/repository/report.ts';
import { nodeTests, ownConfigs } from './packages/lint/src/repository/test-files.ts';

export default defineConfig({
  test: {
    reporters: reporters('unit', process.env),
    projects: [
      ownConfigs,
      {
        test: {
          name: 'node',
          environment: 'node',
          include: nodeTests,
        },
      },
    ],
  },
});

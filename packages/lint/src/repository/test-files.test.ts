import { expect, it } from 'vitest';
import { orphanTestProblems } from './test-files.ts';

it.each([
  'packages/lint/src/repository/files.test.ts',
  'packages/local-stack/src/stack/ports.test.ts',
  'packages/local-stack/tests/stack/start.test.ts',
  'supabase/tests/policies/tickets.test.ts',
])('%s is run by the root', (file) => {
  expect(orphanTestProblems([file])).toEqual([]);
});

it.each([
  'packages/core/src/ui/button.test.tsx',
  'apps/agent-desk/src/app/router.test.tsx',
  'supabase/functions/admin/app.test.ts',
  'packages/local-stack/src/mail/inbox.test.tsx',
])('%s is run by nobody', (file) => {
  expect(orphanTestProblems([file])).toEqual([expect.stringContaining(file)]);
});

it('a workspace with a configuration of its own runs what lies in its src', () => {
  const config = 'packages/core/vitest.config.ts';
  expect(orphanTestProblems([config, 'packages/core/src/ui/button.test.tsx'])).toEqual([]);
  expect(orphanTestProblems([config, 'packages/core/tests/button.test.tsx'])).toHaveLength(1);
});

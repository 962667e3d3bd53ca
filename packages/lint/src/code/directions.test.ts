import { describe, expect, it } from 'vitest';
import { checkImport } from './directions.ts';

function check(file: string, specifier: string, isType = false): string | undefined {
  return checkImport({ file, specifier, isType });
}

describe('between packages', () => {
  it.each([
    ['apps/agent-desk/src/app/main.tsx', '@autocrm/core/ui/button'],
    ['packages/e2e/src/flows/sign-in.ts', '@autocrm/local-stack/src/stack/start.ts'],
    ['supabase/tests/tickets.test.ts', '@autocrm/core/contracts/ticket'],
    ['packages/local-stack/src/stack/ports.ts', './config.ts'],
    ['packages/local-stack/src/gateway/lite.ts', '@supabase/supabase-js'],
  ])('%s may import %s', (file, specifier) => {
    expect(check(file, specifier)).toBeUndefined();
  });

  it.each([
    [
      'apps/agent-desk/src/app/main.tsx',
      '@autocrm/admin-console/src/app/main.tsx',
      'imports an app',
    ],
    [
      'apps/agent-desk/src/app/main.tsx',
      '../../../admin-console/src/app/main.tsx',
      'may not leave',
    ],
    ['apps/agent-desk/src/app/main.tsx', '@autocrm/local-stack/src/x.ts', 'core and nothing else'],
    ['apps/agent-desk/src/lib/a.ts', '@autocrm/core/testing/factories', 'for tests only'],
    ['apps/agent-desk/src/lib/a.ts', '@supabase/supabase-js', 'supabase-js'],
    ['packages/core/src/lib/cn.ts', '@autocrm/local-stack/src/x.ts', 'nothing of ours'],
    ['supabase/tests/a.test.ts', '../../packages/core/src/db/client.ts', 'may not leave'],
  ])('%s may not import %s', (file, specifier, message) => {
    expect(check(file, specifier)).toContain(message);
  });

  it('lets a test of an app use core/testing', () => {
    const file = 'apps/agent-desk/src/features/queue/queue.test.tsx';
    expect(check(file, '@autocrm/core/testing/factories')).toBeUndefined();
  });
});

describe('inside core', () => {
  it.each([
    ['contracts/ticket.ts', 'zod/mini'],
    ['data/tickets/queries.ts', '../../db/client.ts'],
    ['data/tickets/queries.ts', '@supabase/supabase-js'],
    ['data/tickets/queries.ts', './keys.ts'],
    ['auth/session.ts', '../data/profile/queries.ts'],
    ['blocks/timeline.tsx', '../contracts/ticket.ts'],
    ['testing/factories.ts', '../contracts/ticket.ts'],
    ['ui/button.tsx', '@autocrm/core/lib/cn'],
    ['ui/button.test.tsx', '../testing/render.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(check(`packages/core/src/${file}`, specifier)).toBeUndefined();
  });

  it.each([
    ['contracts/ticket.ts', '../lib/cn.ts', 'core/contracts may not import core/lib'],
    ['contracts/ticket.ts', 'react', 'zod only'],
    ['ui/button.tsx', '../contracts/ticket.ts', 'core/ui may not import core/contracts'],
    ['ui/button.tsx', '@autocrm/core/data/tickets/queries', 'core/ui may not import core/data'],
    ['blocks/timeline.tsx', '../data/tickets/queries.ts', 'core/blocks may not import core/data'],
    ['blocks/timeline.tsx', '@tanstack/react-query', 'takes data as props'],
    ['db/client.ts', '../data/tickets/keys.ts', 'core/db may not import core/data'],
    ['ui/button.tsx', '@supabase/supabase-js', 'supabase-js'],
    ['data/tickets/keys.ts', '../../testing/factories.ts', 'may not import core/testing'],
    ['misc/thing.ts', '../lib/cn.ts', 'no layer "misc"'],
  ])('%s may not import %s', (file, specifier, message) => {
    expect(check(`packages/core/src/${file}`, specifier)).toContain(message);
  });

  it('lets forms name the type of an error of db, and nothing more of it', () => {
    const file = 'packages/core/src/forms/server-errors.ts';
    expect(check(file, '../db/app-error.ts', true)).toBeUndefined();
    expect(check(file, '../db/app-error.ts')).toContain('may not import core/db');
  });
});

describe('inside an app', () => {
  it.each([
    ['app/router.tsx', '../routes/queue/page.tsx'],
    ['routes/queue/page.tsx', '../../features/queue-list/queue-list.tsx'],
    ['routes/queue/page.tsx', './loader.ts'],
    ['features/composer/composer.tsx', '../../lib/format.ts'],
    ['features/composer/composer.tsx', '../../app/paths.ts'],
    ['routes/queue/page.tsx', '../../app/env'],
  ])('%s may import %s', (file, specifier) => {
    expect(check(`apps/agent-desk/src/${file}`, specifier)).toBeUndefined();
  });

  it.each([
    ['features/composer/composer.tsx', '../queue-list/queue-list.tsx', 'moves down'],
    ['features/composer/composer.tsx', '../../routes/queue/page.tsx', 'may not import routes'],
    ['routes/queue/page.tsx', '../ticket/page.tsx', 'moves down'],
    ['routes/queue/page.tsx', '../../app/router.tsx', 'routes may not import app'],
    ['lib/format.ts', '../features/composer/composer.tsx', 'lib may not import features'],
    ['app/paths.ts', '../features/composer/composer.tsx', 'leaves'],
  ])('%s may not import %s', (file, specifier, message) => {
    expect(check(`apps/agent-desk/src/${file}`, specifier)).toContain(message);
  });
});

describe('inside edge functions', () => {
  it.each([
    './create-app.ts',
    '../_shared/problem.ts',
    '../../../packages/core/src/contracts/staff.ts',
    'hono',
  ])('admin may import %s', (specifier) => {
    expect(check('supabase/functions/admin/index.ts', specifier)).toBeUndefined();
  });

  it.each([
    '../health/index.ts',
    '../../../packages/core/src/db/client.ts',
    '@autocrm/core/db/client',
  ])('admin may not import %s', (specifier) => {
    expect(check('supabase/functions/admin/index.ts', specifier)).toContain('edge function');
  });

  it('keeps what they share from importing one of them', () => {
    expect(check('supabase/functions/_shared/auth.ts', '../admin/index.ts')).toContain(
      'edge function',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { documentProblems } from './doc-references.ts';

const repository = {
  files: [
    'README.md',
    'turbo.json',
    'docs/architecture.md',
    'packages/core/package.json',
    'packages/core/src/lib/cn.ts',
    'supabase/functions/health/index.ts',
  ],
  ignored: ['**/dist', '.local', '**/.env'],
  scripts: ['verify', 'reset'],
};

function check(text: string, file = 'README.md'): string[] {
  return documentProblems(file, text, repository);
}

describe('references in documents', () => {
  it.each([
    '`packages/core/src/lib/cn.ts`',
    '`packages/core/`',
    '`src/lib/cn.ts`',
    '`supabase/functions/<name>/index.ts`',
    '`packages/*/src/**`',
    '`turbo.json`',
    '`package.json`',
    '`packages/core/dist/`',
    '`application/json`',
    '`/auth/v1/verify`',
    '`@autocrm/core/lib/*`',
    '`pnpm verify`',
    '`npm run reset`',
    '`npm run --silent verify`',
    '`pnpm install`',
    '[architecture](docs/architecture.md#realtime)',
    '[elsewhere](https://example.org/missing.md)',
    '```\npackages/core/missing.ts\n```',
  ])('takes %s', (text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    ['`packages/core/src/missing.ts`', 'does not exist'],
    ['`packages/missing/`', 'does not exist'],
    ['`src/missing.ts`', 'does not exist'],
    ['`supabase/functions/<name>/missing.ts`', 'does not exist'],
    ['`missing.json`', 'does not exist'],
    ['`pnpm missing`', 'no script "missing"'],
    ['`npm run missing`', 'no script "missing"'],
    ['[gone](docs/gone.md)', 'docs/gone.md does not exist'],
  ])('refuses %s', (text, message) => {
    expect(check(text)).toEqual([expect.stringContaining(message)]);
  });

  it('reads a link from the folder of its document, and says where it stands', () => {
    expect(check('[core](../packages/core/package.json)', 'docs/architecture.md')).toEqual([]);
    expect(check('\n[core](packages/core)', 'docs/architecture.md')).toEqual([
      'docs/architecture.md:2: packages/core does not exist.',
    ]);
  });
});

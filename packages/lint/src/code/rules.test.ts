import { join } from 'node:path';
import { RuleTester } from 'oxlint/plugins-dev';
import { describe, it } from 'vitest';
import {
  directions,
  explainedDisable,
  explainedEffect,
  fewProps,
  noBarrel,
  shortComment,
} from './rules.ts';

RuleTester.describe = describe;
RuleTester.it = it;

const cwd = '/repository';
const tester = new RuleTester({ cwd, languageOptions: { parserOptions: { lang: 'tsx' } } });

function at(file: string, code: string): { code: string; filename: string } {
  return { code, filename: join(cwd, file) };
}

const feature = 'apps/agent-desk/src/features/composer/composer.tsx';

tester.run('directions', directions, {
  valid: [
    at(feature, `import { cn } from '@autocrm/core/lib/cn';`),
    at(feature, `const page = await import('./preview.tsx');`),
  ],
  invalid: [
    { ...at(feature, `import { List } from '../queue/list.tsx';`), errors: [/moves down/] },
    { ...at(feature, `export { List } from '../queue/list.tsx';`), errors: [/moves down/] },
    { ...at(feature, `const list = import('../queue/list.tsx');`), errors: [/moves down/] },
    { ...at(feature, `type List = import('../queue/list.tsx').List;`), errors: [/moves down/] },
  ],
});

tester.run('no-barrel', noBarrel, {
  valid: [
    at('packages/core/src/ui/button.tsx', `export function Button() {}`),
    at('supabase/functions/health/index.ts', `Deno.serve(() => new Response());`),
  ],
  invalid: [
    { ...at('packages/core/src/ui/index.ts', `export const a = 1;`), errors: [/index files/] },
    { ...at('supabase/functions/health/lib/index.ts', `const a = 1;`), errors: [/index files/] },
    {
      ...at('packages/core/src/ui/all.ts', `export * from './button.tsx';`),
      errors: [/re-exports/],
    },
    {
      ...at('packages/core/src/ui/all.ts', `export { Button } from './button.tsx';`),
      errors: [/re-exports/],
    },
  ],
});

tester.run('explained-effect', explainedEffect, {
  valid: [
    `// The socket outlives renders, so it follows the id.\nuseEffect(() => {}, []);`,
    `const value = useMemo(() => 1, []);`,
  ],
  invalid: [
    { code: `useEffect(() => {}, []);`, errors: [/useEffect needs its reason/] },
    { code: `// far away\n\nReact.useLayoutEffect(() => {}, []);`, errors: [/useLayoutEffect/] },
  ],
});

tester.run('explained-disable', explainedDisable, {
  valid: [
    `// oxlint-disable-next-line no-console -- the CLI speaks through it\nconsole.log(1);`,
    `// eslint is not what we use\nf();`,
  ],
  invalid: [
    { code: `// oxlint-disable-next-line no-console\nconsole.log(1);`, errors: [/say why/] },
    { code: `/* eslint-disable */\nconsole.log(1);`, errors: [/say why/] },
    { code: `// oxlint-disable-next-line -- because\nconsole.log(1);`, errors: [/say why/] },
  ],
});

tester.run('short-comment', shortComment, {
  valid: [
    `// one\n// two\n// three\nf();`,
    `/**\n * A doc comment\n * may\n * be\n * longer.\n */\nfunction f() {}`,
    `// one\n// two\nf();\n// three\n// four\nf();`,
  ],
  invalid: [
    { code: `// one\n// two\n// three\n// four\n// five\nf();`, errors: [/3 lines/] },
    { code: `/* one\ntwo\nthree\nfour */\nf();`, errors: [/3 lines/] },
  ],
});

tester.run('few-props', fewProps, {
  valid: [
    `function Card({ a, b, c, d, e, f, g, h }) { return null; }`,
    `function Card({ a, b, c, d, e, f, g, h, id, className, children, ref, ...rest }) { return null; }`,
    `function helper({ a, b, c, d, e, f, g, h, i }) { return null; }`,
    `const Card = ({ a }) => null;`,
  ],
  invalid: [
    {
      code: `function Card({ a, b, c, d, e, f, g, h, i }) { return null; }`,
      errors: [/Card takes 9 props/],
    },
    {
      code: `const Card = ({ a, b, c, d, e, f, g, h, i = 1, ...rest }) => null;`,
      errors: [/9 props/],
    },
  ],
});

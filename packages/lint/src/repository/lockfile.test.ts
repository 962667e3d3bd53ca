import { expect, it } from 'vitest';
import { lockfileProblems } from './lockfile.ts';

const all = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

function lockfile(systems: readonly string[]): string {
  const packages = systems.map((system) => {
    const [os, cpu] = system.split('-');
    return `  '@tool/${system}@1.0.0':
    resolution: {integrity: sha512-x}
    cpu: [${cpu}]
    os: [${os}]
`;
  });
  const optional = systems.map((system) => `      '@tool/${system}': 1.0.0\n`);
  return `lockfileVersion: '9.0'

packages:

${packages.join('\n')}
  tool@1.0.0:
    resolution: {integrity: sha512-x}

snapshots:

  plain@1.0.0: {}

  tool@1.0.0:
    dependencies:
      plain: 1.0.0
    optionalDependencies:
${optional.join('')}    transitivePeerDependencies:
      - other
`;
}

it('takes a lockfile with every system', () => {
  expect(lockfileProblems(lockfile(all), new Set())).toEqual([]);
});

it.each(all)('misses %s', (system) => {
  const rest = all.filter((other) => other !== system);
  expect(lockfileProblems(lockfile(rest), new Set())).toEqual([
    `tool@1.0.0: the lockfile lacks ${system}.`,
  ]);
});

it('lets a tolerated package be incomplete, by its name', () => {
  expect(lockfileProblems(lockfile(['linux-x64']), new Set(['tool']))).toEqual([]);
  expect(lockfileProblems(lockfile(['linux-x64']), new Set(['plain']))).toHaveLength(1);
});

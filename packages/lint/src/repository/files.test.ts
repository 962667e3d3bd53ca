import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repositoryFiles } from './files.ts';

it('lists what git would track: dotfiles too, ignored files and folders at any depth not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = [
    '.gitignore',
    '.ci/run',
    'a/src/b.ts',
    'a/dist/b.js',
    'node_modules/x/index.js',
    'a/notes.log',
    'supabase/.temp/x',
    '.git/HEAD',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  writeFileSync(
    join(folder, '.gitignore'),
    'node_modules/\ndist/\n# note\n*.log\nsupabase/.temp/\n',
  );
  expect(repositoryFiles(folder)).toEqual(['.ci/run', '.gitignore', 'a/src/b.ts']);
});

import { expect, it } from 'vitest';
import { catalogOf, denoImportProblems } from './deno-imports.ts';

const catalog = catalogOf(`packages:
  - apps/*

overrides:
  hono: 1.0.0

catalog:
  "@supabase/supabase-js": 2.119.0
  hono: 4.13.19
`);

function check(specifier: string): string[] {
  return denoImportProblems('deno.json', `{\n    "name": "${specifier}"\n}`, catalog);
}

it('reads the catalog and nothing else of the workspace file', () => {
  expect([...catalog]).toEqual([
    ['@supabase/supabase-js', '2.119.0'],
    ['hono', '4.13.19'],
  ]);
});

it.each([
  'npm:hono@4.13.19',
  'npm:/hono@4.13.19/',
  'npm:@supabase/supabase-js@2.119.0',
  'npm:not-in-catalog@1.2.3/mini',
  '../../packages/core/src/contracts/',
])('takes %s', (specifier) => {
  expect(check(specifier)).toEqual([]);
});

it.each([
  ['npm:hono@4.13.18', 'deno.json:2: hono is 4.13.18 here and 4.13.19 in the catalog.'],
  ['npm:@supabase/supabase-js@2.118.0/x', 'supabase-js is 2.118.0 here'],
  ['npm:hono@^4.13.19', 'pin hono to an exact version'],
  ['npm:hono', 'pin hono to an exact version'],
])('refuses %s', (specifier, message) => {
  expect(check(specifier)).toEqual([expect.stringContaining(message)]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateTypes, typesFile } from '../src/database/generate-types.ts';

it('the committed types are those of the migrations (else: pnpm gen:types)', async () => {
  const committed = readFileSync(join(import.meta.dirname, '../../..', typesFile), 'utf8');
  expect(await generateTypes()).toBe(committed);
});

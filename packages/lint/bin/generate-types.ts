import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTypes, typesFile } from '../src/database/generate-types.ts';

writeFileSync(join(import.meta.dirname, '../../..', typesFile), await generateTypes());
console.log(`Wrote ${typesFile}`);

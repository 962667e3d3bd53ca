import { createHash, randomBytes } from 'node:crypto';
import { type DataPaths, readJson, writeJson } from './data-dir.ts';
import { isRecord } from './part-messages.ts';
import { StackError } from './stack-error.ts';

/** The secrets of one stack, made on its first start and kept in its data directory alone. */
export interface StackKeys {
  databasePassword: string;
  /** Signs access tokens (HS256). */
  jwtSecret: string;
  /** For browsers: stands for the role `anon`. */
  publishableKey: string;
  /** For servers: stands for the role `service_role`. */
  secretKey: string;
}

/** @throws StackError when the file was damaged; made anew, the keys would no longer open the data. */
export async function loadOrCreateKeys(paths: DataPaths): Promise<StackKeys> {
  const stored = await readJson(paths.keys);
  if (stored === undefined) {
    const keys: StackKeys = {
      databasePassword: randomBytes(18).toString('hex'),
      jwtSecret: randomBytes(32).toString('base64url'),
      publishableKey: newApiKey('sb_publishable_'),
      secretKey: newApiKey('sb_secret_'),
    };
    await writeJson(paths.keys, keys);
    return keys;
  }
  return parseKeys(stored, paths.keys);
}

function parseKeys(stored: unknown, file: string): StackKeys {
  const text = (name: keyof StackKeys): string => {
    const value = isRecord(stored) ? stored[name] : undefined;
    if (typeof value !== 'string' || value === '') {
      throw new StackError(`${file} has no ${name}. \`npm run reset\` starts over.`);
    }
    return value;
  };
  return {
    databasePassword: text('databasePassword'),
    jwtSecret: text('jwtSecret'),
    publishableKey: text('publishableKey'),
    secretKey: text('secretKey'),
  };
}

/** The form of hosted keys: prefix, 22 random characters, and 8 that show a key cut short or mistyped. */
function newApiKey(prefix: string): string {
  const body = randomBytes(18).toString('base64url').replace(/[-_]/g, 'x').slice(0, 22);
  const check = createHash('sha256')
    .update(prefix + body)
    .digest('hex')
    .slice(0, 8);
  return `${prefix}${body}_${check}`;
}

import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { allAccounts, createAccounts, readDemoAccounts } from './accounts.ts';
import { isLoaded, loadDemo } from './load.ts';

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name}.`);
  return value;
}

const start = performance.now();
const client = new pg.Client({ connectionString: fromEnvironment('DATABASE_URL') });
const target = {
  apiUrl: fromEnvironment('API_URL'),
  secretKey: fromEnvironment('SECRET_KEY'),
};
await client.connect();
try {
  if (await isLoaded(client)) {
    console.log('The demo data is already there.');
  } else {
    const accounts = allAccounts(await readDemoAccounts());
    const ids = await createAccounts(client, target, accounts);
    const tickets = await loadDemo(client, accounts, ids, new Date());
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${accounts.length} people and ${tickets} tickets in ${seconds} s.`);
  }
} finally {
  await client.end();
}

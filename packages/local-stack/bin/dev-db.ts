import { provisionDatabase } from '../src/platform/provision.ts';
import { databaseUrl, startPostgres } from '../src/postgres/server.ts';

const [port = '54322', dataDir = '.local/postgres'] = process.argv.slice(2);
const password = 'postgres';
const server = await startPostgres({
  dataDir,
  port: Number(port),
  password,
  fsync: false,
  onLog: (line) => console.error(line),
});
await provisionDatabase({ superuserUrl: server.superuserUrl, databaseName: 'postgres', password });
console.log(databaseUrl('postgres', password, Number(port), 'postgres'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
await server.exited;

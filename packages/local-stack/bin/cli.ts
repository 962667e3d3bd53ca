import { fileURLToPath } from 'node:url';
import { readStackConfig } from '../src/stack/config.ts';
import { createAdmin } from '../src/stack/create-admin.ts';
import { runReset } from '../src/stack/reset-command.ts';
import { runTests } from '../src/stack/run-tests.ts';
import { StackError } from '../src/stack/stack-error.ts';
import { runStart } from '../src/stack/start-command.ts';
import { readStatus } from '../src/stack/status-command.ts';

const repoRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** Runs one command and returns the exit code. */
async function main([command = '', ...args]: readonly string[]): Promise<number> {
  const config = readStackConfig(process.env, repoRoot, command === 'dev' ? 'dev' : 'serve');
  if (command === 'start' || command === 'dev') {
    await runStart(config);
    return 0;
  }
  if (command === 'status') {
    const { report, exitCode } = await readStatus(config);
    console.log(JSON.stringify(report, null, 2));
    return exitCode;
  }
  if (command === 'reset') {
    console.log(await runReset(config));
    return 0;
  }
  if (command === 'create-admin') {
    console.log(await createAdmin(args, process.env, config));
    return 0;
  }
  if (command === 'test') return runTests(repoRoot, process.env);
  throw new StackError(
    `There is no command "${command}": start, dev, test, status, reset or create-admin.`,
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // What we wrote for people is shown as it is; anything else is a fault of ours, so its stack helps.
  console.error(error instanceof StackError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
// The channel to the bootstrap script would keep this process alive.
if (process.connected) process.disconnect();

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFile } from '../src/repository/report.ts';

const root = join(import.meta.dirname, '../../..');

/** What `pnpm verify` means, by the scripts of the root package.json; longest first. */
const checks = ['types', 'lint', 'format:check', 'unused', 'boundaries', 'versions', 'repository'];
const atOnce = 2;

type Outcome = { readonly name: string; readonly passed: boolean; readonly output: string };

/** Runs one root script to its end; its output is kept, to be shown only where it fails. */
async function run(name: string): Promise<Outcome> {
  const started = performance.now();
  const child = spawn('pnpm', ['--silent', 'run', name], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const passed = await new Promise<boolean>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code === 0));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name} ${seconds} s`);
  if (!passed) console.log(output);
  return { name, passed, output };
}

const queue = [...checks];
const outcomes: Outcome[] = [];
async function drain(): Promise<void> {
  for (let name = queue.shift(); name; name = queue.shift()) outcomes.push(await run(name));
}
await Promise.all(Array.from({ length: atOnce }, drain));

const failed = outcomes.filter((outcome) => !outcome.passed).map((outcome) => outcome.name);
const report = reportFile('verify', process.env);
if (report) {
  const counts = {
    success: failed.length === 0,
    numTotalTests: outcomes.length,
    numPassedTests: outcomes.length - failed.length,
    numFailedTests: failed.length,
    testResults: [
      {
        name: 'verify',
        assertionResults: failed.map((fullName) => ({ fullName, status: 'failed' })),
      },
    ],
  };
  writeFileSync(report, JSON.stringify(counts));
}
if (failed.length > 0) console.error(`verify failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

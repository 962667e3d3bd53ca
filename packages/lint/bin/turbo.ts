import { spawnSync } from 'node:child_process';

// Turbo reports usage unless told not to, and package.json cannot set a variable on every system.
const { status, error } = spawnSync('turbo', process.argv.slice(2), {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
});
if (error) throw error;
process.exitCode = status ?? 1;

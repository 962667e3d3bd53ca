/**
 * The first thing `npm start` and its siblings run, on any Node from 18 on and before anything is installed: installs
 * the workspace when it is missing or out of date, finds a Node that is new enough, and runs the command on it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const requiredMajor = 24;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const stampFile = path.join(root, 'node_modules', '.autocrm-installed');
const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
const [command = '', ...args] = process.argv.slice(2);

/** Says what went wrong in words and ends. */
function fail(message) {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}

/** What an installation depends on: the pinned versions, and the machine it was made for. */
function installStamp() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    hash.update(readFileSync(path.join(root, file)));
  }
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}

function isInstalled(stamp) {
  if (!existsSync(path.join(root, 'packages', 'local-stack', 'node_modules'))) return false;
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

function install(stamp) {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  process.stderr.write(
    `Installing with ${packageManager}; the first time takes about a minute …\n`,
  );
  const quiet = ['--loglevel=error', '--reporter=append-only'];
  const pnpm = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false', ...quiet];
  const { file, prefix } = npmExec();
  const { status, error } = spawnSync(file, [...prefix, packageManager, ...pnpm], {
    cwd: root,
    env: { ...process.env, NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
    // Standard output belongs to the command: `status` prints nothing but JSON there.
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32' && file.endsWith('.cmd'),
  });
  if (error !== undefined) fail(`npm is needed to install what is missing: ${error.message}`);
  if (status !== 0)
    fail(`Installing failed. What pnpm said stands above; try \`npx ${packageManager} install\`.`);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** How to run a package from the registry: through the npm that started us, else the one beside Node. */
function npmExec() {
  const npmCli = process.env.npm_execpath;
  if (npmCli !== undefined && npmCli.endsWith('npm-cli.js') && existsSync(npmCli)) {
    return { file: process.execPath, prefix: [npmCli, 'exec', '--yes', '--'] };
  }
  return { file: process.platform === 'win32' ? 'npx.cmd' : 'npx', prefix: ['--yes'] };
}

/** The pinned Node of the workspace, where there is a build for this machine, else the one we run on. */
function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const node of [path.join(root, 'node_modules', 'node', 'bin', name), process.execPath]) {
    if (node === process.execPath && Number.parseInt(process.versions.node, 10) >= requiredMajor)
      return node;
    if (!existsSync(node)) continue;
    const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    if (status === 0 && Number.parseInt(stdout.replace('v', ''), 10) >= requiredMajor) return node;
  }
  return fail(
    `AutoCRM needs Node ${requiredMajor} or newer. This is Node ${process.versions.node}, and no build of Node ` +
      `${requiredMajor} could be installed for ${process.platform} ${process.arch}. See https://nodejs.org/download.`,
  );
}

function run(node) {
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawn(node, [cli, command, ...args], {
    cwd: root,
    env: { ...process.env, PATH: [bin, process.env.PATH].filter(Boolean).join(path.delimiter) },
    // The channel tells the command when this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) endWithParent(child);
  child.once('error', (error) => fail(`${node} cannot be run: ${error.message}`));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 1;
    if (signal !== null) process.stderr.write(`The command was ended by ${signal}.\n`);
  });
}

/** npm does not pass on every signal: when it was ended, nobody is left who could end the command. */
function endWithParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}

const stamp = installStamp();
if (!isInstalled(stamp)) {
  if (command === 'status') {
    const message = 'AutoCRM is not running. `npm start` installs and starts it.';
    process.stdout.write(`${JSON.stringify({ running: false, message }, null, 2)}\n`);
    process.exit(1);
  }
  install(stamp);
}
run(findNode());

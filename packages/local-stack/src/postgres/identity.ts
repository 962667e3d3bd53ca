import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating system account PostgreSQL runs as. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

async function lookUp(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // `id` fails exactly when there is no such account
  }
}

/**
 * PostgreSQL refuses to run as root, so root lends it the system account `postgres` and creates that
 * account where it is missing. Everybody else runs it as themselves.
 *
 * @returns `undefined` when the current account will do
 * @throws when root can neither find nor create the account
 */
export async function serverIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp('postgres');
  if (existing !== undefined) return existing;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  } catch (cause) {
    throw new Error(
      'PostgreSQL cannot run as root and no account "postgres" could be created: run as an ordinary user',
      { cause },
    );
  }
  const created = await lookUp('postgres');
  if (created === undefined)
    throw new Error('The account "postgres" was created but cannot be found');
  return created;
}

/** How to start a program under the right account. */
export interface Launcher {
  /** Comes before the program's own command. */
  readonly prefix: readonly string[];
  /** For `spawn`; absent where nothing changes or the prefix sees to it. */
  readonly account: Identity | undefined;
}

async function canEnter(launcher: Launcher, directory: string): Promise<boolean> {
  // The shell really goes there; `test -x` would not count the rights a launcher gives.
  const command = [...launcher.prefix, 'sh', '-c', 'cd "$1"', 'sh', directory];
  try {
    await run(command[0] ?? 'sh', command.slice(1), { ...launcher.account });
    return true;
  } catch {
    return false; // `cd` fails when the way is closed, `setpriv` when it may not give the right
  }
}

/**
 * Finds a way for the server's account to its data. Under root that may lie in a directory that only root
 * can enter, such as /root or one made by `mktemp -d`; then the server gets the right to pass through.
 *
 * @param account `undefined` for the current one
 * @throws when there is no way
 */
export async function findLauncher(
  account: Identity | undefined,
  directory: string,
): Promise<Launcher> {
  const plain: Launcher = { prefix: [], account };
  if (account === undefined || (await canEnter(plain, directory))) return plain;
  const become = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  for (const right of ['dac_read_search', 'dac_override']) {
    const rights = [`--inh-caps=+${right}`, `--ambient-caps=+${right}`];
    const passing: Launcher = {
      prefix: ['setpriv', ...become, ...rights, '--'],
      account: undefined,
    };
    if (await canEnter(passing, directory)) return passing;
  }
  throw new Error(
    `PostgreSQL cannot run as root, and the account "postgres" cannot enter ${directory}: ` +
      'use a directory that others may enter, or run as an ordinary user',
  );
}

/**
 * Whether the kernel can be asked, through util-linux's `setpriv`, to stop PostgreSQL when the process
 * that started it dies. Elsewhere the next start stops what was left behind.
 */
export async function canDieWithParent(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  try {
    await run('setpriv', ['--pdeathsig', 'INT', '--', 'true']);
    return true;
  } catch {
    return false; // no setpriv, or one that lacks the option
  }
}

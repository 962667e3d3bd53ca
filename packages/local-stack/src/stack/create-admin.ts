import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { StackConfig } from './config.ts';
import { isRecord } from './part-messages.ts';
import { StackError } from './stack-error.ts';
import { readStatus } from './status-command.ts';

const createAdminUsage =
  'npm run create-admin -- --email <address> [--name <full name>] [--password <password>] [--target <project url>]';

interface Target {
  url: string;
  secretKey: string;
}

/**
 * Makes the first admin of any project: an account through the Auth admin API, then the role through the RPC that only
 * the secret key may call. An account that is there already keeps its password and becomes admin.
 *
 * The target is `--target` or `SUPABASE_URL` with `SUPABASE_SECRET_KEY`, else the local stack that runs.
 *
 * @returns what to tell the person at the terminal.
 * @throws StackError with what was wrong with the arguments or what the project answered.
 */
export async function createAdmin(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  config: StackConfig,
): Promise<string> {
  const options = readOptions(args);
  const target = await findTarget(
    options.target ?? env['SUPABASE_URL'],
    env['SUPABASE_SECRET_KEY'],
    config,
  );
  const password = options.password ?? randomBytes(15).toString('base64url');
  const created = await createAccount(target, options.email, options.name, password);
  await post(target, '/rest/v1/rpc/promote_admin', { p_email: options.email });
  if (!created)
    return `${options.email} had an account, which is now an admin's. Its password is unchanged.`;
  const shown = options.password === undefined ? `\nPassword, shown this once: ${password}` : '';
  return `${options.email} is an admin now.${shown}`;
}

function readOptions(args: readonly string[]): {
  email: string;
  name: string;
  password?: string;
  target?: string;
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        password: { type: 'string' },
        target: { type: 'string' },
      },
    });
    const email = values.email?.trim().toLowerCase() ?? '';
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error('--email needs an e-mail address.');
    return {
      email,
      name: values.name ?? email.slice(0, email.indexOf('@')),
      ...(values.password === undefined ? {} : { password: values.password }),
      ...(values.target === undefined ? {} : { target: values.target }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError(`${reason}\n${createAdminUsage}`);
  }
}

async function findTarget(
  url: string | undefined,
  key: string | undefined,
  config: StackConfig,
): Promise<Target> {
  if (url !== undefined && url !== '') {
    if (!/^https?:\/\//.test(url)) {
      throw new StackError(
        `The target must be a project's URL such as https://<ref>.supabase.co, not "${url}".`,
      );
    }
    if (key === undefined || key === '')
      throw new StackError(`Set SUPABASE_SECRET_KEY for ${url}.`);
    return { url: url.replace(/\/$/, ''), secretKey: key };
  }
  const { report, exitCode } = await readStatus(config);
  if (exitCode !== 0 || !('apiUrl' in report) || !('secretKey' in report)) {
    throw new StackError(
      'No local stack runs. Start one, or set SUPABASE_URL and SUPABASE_SECRET_KEY.',
    );
  }
  return { url: String(report.apiUrl), secretKey: String(report.secretKey) };
}

/** @returns false when there is an account with this address already. */
async function createAccount(
  target: Target,
  email: string,
  name: string,
  password: string,
): Promise<boolean> {
  const account = { email, password, email_confirm: true, user_metadata: { full_name: name } };
  try {
    await post(target, '/auth/v1/admin/users', account);
    return true;
  } catch (error) {
    if (
      error instanceof RefusedError &&
      ['email_exists', 'user_already_exists'].includes(error.code)
    )
      return false;
    throw error;
  }
}

class RefusedError extends StackError {
  override name = 'RefusedError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function post(target: Target, path: string, body: object): Promise<void> {
  const response = await fetch(`${target.url}${path}`, {
    method: 'POST',
    headers: {
      apikey: target.secretKey,
      authorization: `Bearer ${target.secretKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw new StackError(`${target.url} gives no answer.`, { cause });
  });
  if (response.ok) return void (await response.arrayBuffer());
  // A proxy's error page is no JSON; then the status is all there is to tell.
  const answer: unknown = await response.json().catch(() => null);
  const text = (name: string): string =>
    isRecord(answer) && typeof answer[name] === 'string' ? answer[name] : '';
  const reason = text('hint') || text('msg') || text('message') || `status ${response.status}`;
  throw new RefusedError(text('error_code') || text('code'), `${target.url} refused: ${reason}`);
}

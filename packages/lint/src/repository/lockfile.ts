const systems = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

type LockedPackage = { readonly os: readonly string[]; readonly cpu: readonly string[] };

function listOf(line: string): string[] {
  return (/\[(.*)\]/.exec(line)?.[1] ?? '').split(',').map((item) => item.trim());
}

function unquote(key: string): string {
  return key.trim().replace(/:$/, '').replaceAll("'", '');
}

/** The sections of a pnpm lockfile that this check reads, as blocks of lines by package key. */
function blocksOf(lockfile: string, section: string): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  let isInside = false;
  let current: string[] = [];
  for (const line of lockfile.split('\n')) {
    if (/^\S/.test(line)) isInside = line === `${section}:`;
    if (!isInside) continue;
    if (/^ {2}\S/.test(line)) {
      current = [];
      blocks.set(unquote(line.replace(/\{\}$/, '')), current);
    } else current.push(line);
  }
  return blocks;
}

function platformPackages(lockfile: string): Map<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  for (const [key, lines] of blocksOf(lockfile, 'packages')) {
    const os = lines.find((line) => line.startsWith('    os:'));
    const cpu = lines.find((line) => line.startsWith('    cpu:'));
    if (os && cpu) found.set(key, { os: listOf(os), cpu: listOf(cpu) });
  }
  return found;
}

function optionalDependencies(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line.trim() === 'optionalDependencies:');
  if (start === -1) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('      '));
  return rest.slice(0, end === -1 ? undefined : end).map((line) => {
    const [, name = '', version = ''] = /^ {6}'?([^':]+)'?: (\S+)/.exec(line) ?? [];
    return `${name}@${version}`;
  });
}

function nameOf(key: string): string {
  return key.slice(0, key.indexOf('@', 1));
}

/**
 * Finds packages with binaries per platform of which the lockfile lacks a system that we support: pnpm drops a missing
 * optional dependency silently, and the install then breaks on the other system.
 *
 * @param tolerated names of packages that may be incomplete, since another way to them exists there
 */
export function lockfileProblems(lockfile: string, tolerated: ReadonlySet<string>): string[] {
  const platforms = platformPackages(lockfile);
  const problems: string[] = [];
  for (const [key, lines] of blocksOf(lockfile, 'snapshots')) {
    const variants = optionalDependencies(lines).flatMap((name) => platforms.get(name) ?? []);
    if (variants.length === 0 || tolerated.has(nameOf(key))) continue;
    const missing = systems.filter((system) => {
      const [os = '', cpu = ''] = system.split('-');
      return !variants.some((variant) => variant.os.includes(os) && variant.cpu.includes(cpu));
    });
    if (missing.length > 0) problems.push(`${key}: the lockfile lacks ${missing.join(', ')}.`);
  }
  return problems;
}

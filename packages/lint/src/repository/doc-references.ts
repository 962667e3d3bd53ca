import { matchesGlob, posix } from 'node:path';

/** What the documents may refer to. */
export type Repository = {
  /** Every tracked file, as paths from the root. */
  readonly files: readonly string[];
  /** Globs of what git ignores: a document may speak of them though they come later. */
  readonly ignored: readonly string[];
  /** Names of the scripts in the root package.json. */
  readonly scripts: readonly string[];
};

const workspaceFolders = /^(?:apps|packages)\/[^/]+$|^supabase$/;
const packageRelative = /^(?:src|tests|bin)\//;
const rootFile = /^\.?[\w.-]+\.(?:json|ya?ml|md|ts|toml)$/;
const pnpmVerbs = new Set(['install', 'add', 'remove', 'exec', 'dlx', 'run', 'update', 'why']);

function foldersOf(files: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}

/** Turns `supabase/functions/<name>/index.ts` into a glob. */
function toGlob(reference: string): string {
  return reference.replaceAll(/<[^>]*>/g, '*').replace(/\/$/, '');
}

type Known = { readonly paths: readonly string[]; readonly top: ReadonlySet<string> };

function exists(reference: string, known: Known, ignored: readonly string[]): boolean {
  const glob = toGlob(reference);
  return (
    known.paths.some((path) => path === glob || matchesGlob(path, glob)) ||
    ignored.some((pattern) => matchesGlob(glob, pattern) || glob.startsWith(`${pattern}/`))
  );
}

/** Whether a word in backticks means a path of this repository, and which ones it could be. */
function candidates(word: string, known: Known): string[] {
  if (/[\s()'"=|$:,]/.test(word) || word.startsWith('/') || word.startsWith('@')) return [];
  if (packageRelative.test(word)) {
    const folders = known.paths.filter((path) => workspaceFolders.test(path));
    return folders.map((folder) => `${folder}/${word}`);
  }
  const [first = ''] = word.split('/');
  const isPath = word.includes('/') && known.top.has(first);
  return isPath || rootFile.test(word) ? [word] : [];
}

function scriptOf(words: string): string | undefined {
  const match = /^(?:npm run(?: --silent)?|pnpm(?: run)?) ([a-z][\w:-]*)/.exec(words);
  return match?.[1] && !pnpmVerbs.has(match[1]) ? match[1] : undefined;
}

function withoutCodeBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, (block) => block.replaceAll(/[^\n]/g, ''));
}

/**
 * Finds references of a document to files, folders and scripts that do not exist: paths and commands in backticks, and
 * relative links.
 *
 * @param file path of the document, from the root
 */
export function documentProblems(file: string, text: string, repository: Repository): string[] {
  const paths = [...repository.files, ...foldersOf(repository.files)];
  const known = { paths, top: new Set(paths.map((path) => path.split('/')[0] ?? '')) };
  const isKnown = (path: string): boolean => exists(path, known, repository.ignored);
  return withoutCodeBlocks(text)
    .split('\n')
    .flatMap((line, index) => {
      const problems: string[] = [];
      for (const [, word = ''] of line.matchAll(/`([^`]+)`/g)) {
        const options = candidates(word, known);
        const isFileName = rootFile.test(word);
        const isNamed = isFileName && paths.some((path) => posix.basename(path) === word);
        if (options.length > 0 && !isNamed && !options.some(isKnown)) {
          problems.push(`\`${word}\` does not exist.`);
        }
        const script = scriptOf(word);
        if (script && !repository.scripts.includes(script)) {
          problems.push(`\`${word}\`: package.json has no script "${script}".`);
        }
      }
      for (const [, link = ''] of line.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
        if (/^[a-z]+:/.test(link)) continue;
        if (!isKnown(posix.join(posix.dirname(file), link)))
          problems.push(`${link} does not exist.`);
      }
      return problems.map((problem) => `${file}:${index + 1}: ${problem}`);
    });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

/** Reads the patterns of a .gitignore as globs over paths in the repository; negation is not supported. */
export function ignoredGlobs(gitignore: string): string[] {
  return gitignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const pattern = line.replace(/\/$/, '');
      return pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
    });
}

/**
 * Every file of the repository that git would track, with forward slashes, sorted.
 *
 * @param root absolute path of the repository
 */
export function repositoryFiles(root: string): string[] {
  const ignored = ['.git', ...ignoredGlobs(readFileSync(join(root, '.gitignore'), 'utf8'))];
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (ignored.some((glob) => matchesGlob(path, glob))) return [];
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [path] : [];
    });
  return walk('').toSorted();
}

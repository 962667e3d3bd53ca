const entry = /^\s*"[^"]+":\s*"npm:\/?((?:@[^/"]+\/)?[^@/"]+)@?([^/"]*)/;

/** The catalog of pnpm-workspace.yaml: package name → version. */
export function catalogOf(workspace: string): Map<string, string> {
  const catalog = /^catalog:\n((?: {2}.*\n?)*)/m.exec(workspace)?.[1] ?? '';
  return new Map(
    [...catalog.matchAll(/^ {2}["']?([^"':]+)["']?: ["']?([^"'\s]+)/gm)].map(
      ([, name = '', version = '']) => [name, version],
    ),
  );
}

/**
 * Edge functions run on Deno, which knows no pnpm catalog: their import map must name exact versions, and the catalog's
 * where it has the package, so that what is tested on Node is what runs.
 */
export function denoImportProblems(
  file: string,
  importMap: string,
  catalog: ReadonlyMap<string, string>,
): string[] {
  return importMap.split('\n').flatMap((line, index) => {
    const [, name = '', version = ''] = entry.exec(line) ?? [];
    if (!name) return [];
    const at = `${file}:${index + 1}`;
    if (!/^\d+\.\d+\.\d+/.test(version)) return [`${at}: pin ${name} to an exact version.`];
    const expected = catalog.get(name);
    const differs = expected !== undefined && expected !== version;
    return differs ? [`${at}: ${name} is ${version} here and ${expected} in the catalog.`] : [];
  });
}
